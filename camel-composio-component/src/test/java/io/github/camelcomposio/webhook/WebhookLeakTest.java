package io.github.camelcomposio.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Level;
import io.github.camelcomposio.WrittenTexts;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants marked webhook secrets, and looks for them wherever text goes out. */
class WebhookLeakTest {

    private static final String SECRET = "whsec_LEAKMARKER_6a1f+/=";
    private static final String PREVIOUS = "whsec_LEAKMARKER_0b2c";

    private final WrittenTexts log = new WrittenTexts();
    private final List<String> texts = new ArrayList<>();

    @BeforeEach
    void recordEverything() {
        log.start(Level.TRACE);
    }

    @AfterEach
    void stop() {
        log.stop();
    }

    private void assertNoMarker() throws Exception {
        texts.addAll(log.lines());
        assertThat(texts).hasSizeGreaterThan(50);
        assertThat(texts).noneMatch(text -> text.contains("LEAKMARKER"));
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void noSecretGoesOutOfTheComponent() throws Exception {
        try (Receiver receiver = Receiver.create()) {
            receiver.composio.getConfiguration().setSecret(SECRET);
            receiver.composio.getConfiguration().setPreviousSecret(PREVIOUS);
            receiver.startAlone("", exchange -> {
                if (exchange.getMessage().getHeader("CamelComposioWebhookId").equals("msg_3")) {
                    throw new IllegalStateException("fails");
                }
            });
            sendAllKinds(receiver);
            receiver.routed.forEach(exchange -> {
                texts.add(exchange + " " + exchange.getFromEndpoint() + exchange.getProperties());
                texts.add(exchange.getMessage().getHeaders().toString());
            });
            texts.add(receiver.composio.getConfiguration().toString());
            texts.add(new WebhookVerifier(List.of(SECRET), java.time.Duration.ZERO, java.time.Clock.systemUTC()).toString());
            texts.addAll(WrittenTexts.jmx());
            assertNoMarker();
        }
    }

    private static void sendAllKinds(Receiver receiver) {
        Sender right = new Sender(receiver).id("msg_1");
        right.secret = SECRET;
        assertThat(right.status()).isEqualTo(200);
        Sender wrong = new Sender(receiver).id("msg_2");
        assertThat(wrong.status()).isEqualTo(401);
        Sender failing = new Sender(receiver).id("msg_3");
        failing.secret = PREVIOUS;
        assertThat(failing.status()).isEqualTo(500);
        Sender noJson = new Sender(receiver).id("msg_4").body("no JSON");
        noJson.secret = SECRET;
        assertThat(noJson.status()).isEqualTo(400);
    }

    @Test
    void noSecretOfTheSubscriptionGoesOut() throws Exception {
        try (ComposioSimulator simulator = ComposioSimulator.start(); Receiver receiver = Receiver.of(simulator);
             Receiver other = Receiver.of(simulator)) {
            receiver.startRegistered("", exchange -> {
            });
            String secret = receiver.context.createProducerTemplate().requestBody("composio:webhooks/list", null, String.class)
                    .replaceAll("(?s).*\"secret\":\"(.*?)\".*", "$1");
            assertThat(secret).hasSizeGreaterThan(10).doesNotContain("{");
            texts.add(trace(catchThrowable(() -> other.startRegistered("", exchange -> {
            }))));
            texts.addAll(WrittenTexts.jmx());
            texts.addAll(log.lines());
            assertThat(texts).noneMatch(text -> text.contains(secret));
        }
    }

    /** In a URI Camel masks it, at INFO and above. */
    @Test
    void aSecretInAUriIsMasked() throws Exception {
        log.level(Level.INFO);
        try (Receiver receiver = Receiver.create()) {
            receiver.startAlone("&secret=RAW(" + SECRET + ")&previousSecret=" + PREVIOUS);
            sendAllKindsInAUri(receiver);
            texts.addAll(log.lines());
            assertThat(texts).isNotEmpty().noneMatch(text -> text.contains("LEAKMARKER"));
        }
    }

    private static void sendAllKindsInAUri(Receiver receiver) {
        Sender right = new Sender(receiver).id("msg_1");
        right.secret = SECRET;
        assertThat(right.status()).isEqualTo(200);
        assertThat(new Sender(receiver).id("msg_2").status()).isEqualTo(401);
    }

    @Test
    void aSecretInAPropertyIsMaskedInTheStartupSummary(@TempDir Path folder) throws Exception {
        log.level(Level.INFO);
        Path file = Files.writeString(folder.resolve("my.properties"), "camel.component.composio.secret=" + SECRET
                                                                       + "\ncamel.component.composio.previous-secret="
                                                                       + PREVIOUS);
        Main main = new Main();
        main.setPropertyPlaceholderLocations(file.toUri().toString());
        main.start();
        try {
            assertThat(log.lines()).anyMatch(line -> line.contains("camel.component.composio.secret = xxxxxx"))
                    .anyMatch(line -> line.contains("camel.component.composio.previousSecret = xxxxxx"))
                    .noneMatch(line -> line.contains("LEAKMARKER"));
        } finally {
            main.stop();
        }
    }
}
