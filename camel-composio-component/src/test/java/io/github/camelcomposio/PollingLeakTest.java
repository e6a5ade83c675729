package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import io.github.camelcomposio.simulator.Fault;
import io.github.camelcomposio.simulator.SimulatorBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that does not mask secrets: what polls goes out nowhere but in bodies. */
class PollingLeakTest extends PollingTestBase {

    private static final String MARKER = "LEAKMARKER";
    private static final String KEY = "ak_LEAKMARKER_apikey_5f1d";
    private static final String SECRET = "LEAKMARKER-secret-77aa41";

    private final WrittenTexts log = new WrittenTexts();
    @TempDir
    private Path folder;

    @Override
    protected SimulatorBuilder configure(SimulatorBuilder builder) {
        return builder.pageSize(2).apiKey(KEY).maskSecrets(false);
    }

    @Override
    protected void configure(DefaultCamelContext camel) throws IOException {
        log.start(Level.TRACE);
        camel.getRegistry().bind("repository", FileIdempotentRepository.fileIdempotentRepository(
                folder.resolve("keys.txt").toFile(), 1000, 1_000_000));
    }

    @AfterEach
    void stopLog() {
        log.stop();
    }

    @Test
    void noSecretGoesOut() throws Exception {
        for (int i = 0; i < 5; i++) {
            send("composio:connectedAccounts/initiate?userId=user_" + i + "&authConfigId=" + SENDGRID,
                    Map.of("api_key", SECRET));
        }
        List<Object> bodies = new ArrayList<>();
        RouteBuilder.addRoutes(context, builder -> builder
                .from(LIST + "&idempotentRepository=#repository&runLoggingLevel=INFO&maxMessagesPerPoll=3").routeId(ROUTE)
                .to("log:polled?showBody=false&showHeaders=true&showAllProperties=true").process(exchange -> {
                    bodies.add(exchange.getMessage().getBody());
                    if (bodies.size() == 2) {
                        throw new IllegalStateException("the route failed");
                    }
                }).log("${exchange} ${headers}"));
        poll();
        poll();
        simulator.fault(Fault.on("GET", "/connected_accounts").times(1).answer(500, Map.of(),
                "{\"error\":{\"message\":\"can't list with " + KEY + "\"}}"));
        poll();
        poll();

        assertThat(bodies).hasSize(6).allSatisfy(body -> assertThat(((Map<?, ?>) body).get("state").toString())
                .as("shown").doesNotContain(SECRET));
        assertThat(((Map<?, ?>) ((Map<?, ?>) ((Map<?, ?>) bodies.get(0)).get("state")).get("val")).values())
                .as("there").anyMatch(SECRET::equals);
        List<String> texts = new ArrayList<>(log.lines());
        texts.addAll(WrittenTexts.jmx());
        texts.addAll(Files.readAllLines(folder.resolve("keys.txt")));
        texts.add(consumer(context).toString());
        context.getEndpoints().forEach(endpoint -> texts.add(endpoint + " " + endpoint.getEndpointUri()));
        assertThat(texts).hasSizeGreaterThan(500).anyMatch(text -> text.contains("the route failed"));
        assertThat(texts.stream().filter(text -> text.contains(MARKER))).as("texts with a marker").isEmpty();
    }
}
