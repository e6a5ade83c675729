package io.github.camelcomposio.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import ch.qos.logback.classic.Level;
import io.github.camelcomposio.TestContexts;
import io.github.camelcomposio.WrittenTexts;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is said when the route starts, and what is refused is said in the log. */
class WebhookStartTest {

    private Receiver receiver;

    @AfterEach
    void stop() {
        if (receiver != null) {
            receiver.close();
        }
    }

    @Test
    void wantsASecret() throws Exception {
        receiver = Receiver.create();
        receiver.composio.getConfiguration().setSecret(null);
        assertThatThrownBy(() -> receiver.startAlone("")).hasStackTraceContaining("No secret to verify webhooks with");
    }

    @Test
    void takesAnEmptySecretForNone() throws Exception {
        receiver = Receiver.create();
        receiver.composio.getConfiguration().setPreviousSecret("");
        receiver.startAlone("");
        receiver.close();
        receiver = Receiver.create();
        receiver.composio.getConfiguration().setSecret("");
        assertThatThrownBy(() -> receiver.startAlone("")).hasStackTraceContaining("No secret to verify webhooks with");
    }

    @ParameterizedTest
    @ValueSource(strings = { "whsec_a\n", " whsec_a", "whsec_a b" })
    void refusesASecretThatIsNone(String secret) throws Exception {
        receiver = Receiver.create();
        receiver.composio.getConfiguration().setSecret(secret);
        assertThatThrownBy(() -> receiver.startAlone("")).hasStackTraceContaining("white space");
        receiver.close();
        receiver = Receiver.create();
        receiver.composio.getConfiguration().setPreviousSecret(secret);
        assertThatThrownBy(() -> receiver.startAlone("")).hasStackTraceContaining("white space");
    }

    @Test
    void saysThatAPlusSignInAUriIsABlank() throws Exception {
        receiver = Receiver.create();
        assertThatThrownBy(() -> receiver.startAlone("&secret=whsec_a+b")).hasStackTraceContaining("RAW");
    }

    @ParameterizedTest
    @CsvSource({
            "tolerance=-1, tolerance", "tolerance=soon, tolerance", "maxBodySize=0, maxBodySize",
            "maxBodySize=2147483647, maxBodySize", "abandonedAfter=0, abandonedAfter",
            "answerBeforeRouting=-1, answerBeforeRouting", "userId=u, userId is no argument of webhooks/receive" })
    void refusesOptionsThatMakeNoSense(String option, String message) throws Exception {
        receiver = Receiver.create();
        assertThatThrownBy(() -> receiver.startAlone("&" + option)).hasStackTraceContaining(message);
    }

    @Test
    void wantsToKnowItsAddressToRegister() throws Exception {
        receiver = Receiver.create();
        receiver.composio.getConfiguration().setApiKey("ak_1");
        assertThatThrownBy(() -> receiver.start("eventTypes=x")).hasStackTraceContaining("webhookExternalUrl is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "composio:webhooks/receive | webhook:composio:webhooks/receive",
            "webhook:composio:connectedAccounts/list?webhookComponentName=platform-http&webhookAutoRegister=false "
                                                                             + "| only composio:webhooks/receive does" })
    void saysHowToReceive(String uri, String message) throws Exception {
        receiver = Receiver.create();
        receiver.context.addRoutes(from(uri));
        assertThatThrownBy(() -> receiver.context.start()).hasStackTraceContaining(message);
    }

    @Test
    void canNotBeSentTo() throws Exception {
        try (DefaultCamelContext context = TestContexts.newContext()) {
            context.start();
            assertThatThrownBy(() -> context.createProducerTemplate().sendBody("composio:webhooks/receive", "x"))
                    .hasStackTraceContaining("can't be sent to");
        }
    }

    private static RouteBuilder from(String uri) {
        return new RouteBuilder() {

            @Override
            public void configure() {
                from(uri).to("mock:end");
            }
        };
    }

    @Test
    void logsWhyOnceAMinuteAndNothingThatTheSenderWrote() throws Exception {
        WrittenTexts log = new WrittenTexts();
        log.start(Level.INFO);
        try {
            receiver = Receiver.create().startAlone("&maxBodySize=1000");
            for (int i = 0; i < 20; i++) {
                Sender sender = new Sender(receiver).id("msg_FORGED%0aWARN").body("{\"FORGED\":1}");
                sender.signature = "v1,FORGED";
                assertThat(sender.header("X-Any", "FORGED").status()).isEqualTo(401);
            }
            Sender old = new Sender(receiver).id("FORGED");
            old.timestamp = "1700000000";
            assertThat(old.status()).isEqualTo(401);
            assertThat(new Sender(receiver).body("FORGED").status()).isEqualTo(400);
            assertThat(new Sender(receiver).body("FORGED".repeat(200)).status()).isEqualTo(413);
            List<String> refusals = log.lines().stream().filter(line -> line.contains("Webhook refused")).toList();
            assertThat(refusals).hasSize(4).allMatch(line -> line.contains(" WARN "))
                    .anyMatch(line -> line.contains("401") && line.contains("the signature is not that of these bytes"))
                    .anyMatch(line -> line.contains("401") && line.contains("ago, more than the 300 s"))
                    .anyMatch(line -> line.contains("400") && line.contains("no JSON object"))
                    .anyMatch(line -> line.contains("413") && line.contains("1000 bytes"));
            assertThat(log.lines()).noneMatch(line -> line.contains("FORGED") || line.contains(Receiver.SECRET));
        } finally {
            log.stop();
        }
    }
}
