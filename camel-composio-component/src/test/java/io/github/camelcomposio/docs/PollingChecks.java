package io.github.camelcomposio.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** What the blocks about polling have to do. */
final class PollingChecks {

    private PollingChecks() {
    }

    /** The checks by the names of their blocks. */
    static Map<String, Check> all() {
        return Map.of("poll-expired", PollingChecks::repairs, "poll-parallel", PollingChecks::repairs,
                "poll-repository", PollingChecks::remembersInAFile);
    }

    private static void repairs(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            for (int i = 0; i < 5; i++) {
                String id = bench.create("user_" + i, "ac_sendgrid", Map.of("api_key", "SG.example"));
                bench.simulator.setStatus(id, i < 4 ? "EXPIRED" : "ACTIVE", null);
            }
            RouteBuilder.addRoutes(bench.context, builder -> builder.from("direct:current-credential")
                    .setBody(message -> Map.of("api_key",
                            "SG.new-of-" + message.getMessage().getHeader("CamelComposioUserId"))));

            bench.load(block);

            await().untilAsserted(() -> {
                for (int i = 0; i < 4; i++) {
                    assertThat(bench.account("user_" + i).val()).containsEntry("api_key", "SG.new-of-user_" + i);
                }
            });
            assertThat(bench.account("user_4").val()).containsEntry("api_key", "SG.example");
        }
    }

    private static void remembersInAFile(Pages.Block block) throws Exception {
        Path file = Files.createTempDirectory("polled").resolve("polled-accounts.txt");
        Properties properties = new Properties();
        properties.load(new StringReader(block.code().replace("target/polled-accounts.txt", file.toString())));
        try (Bench bench = new Bench()) {
            bench.create("user_1", "ac_sendgrid", Map.of("api_key", "SG.example"));
            Main main = new Main();
            main.setInitialProperties(properties);
            main.addInitialProperty("camel.component.composio.base-url", bench.simulator.baseUrl());
            main.addInitialProperty("camel.component.composio.api-key", bench.simulator.apiKey());
            main.configure().addRoutesBuilder(new RouteBuilder() {
                @Override
                public void configure() {
                    from("composio:connectedAccounts/list?idempotentRepository=#bean:polled").to("mock:polled");
                }
            });
            main.start();
            try {
                await().until(() -> Files.exists(file) && Files.readAllLines(file).size() == 1);
            } finally {
                main.stop();
            }
        }
    }
}
