package io.github.camelcomposio.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Files;
import java.util.Map;

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
        File file = Files.createTempDirectory("polled").resolve("accounts.txt").toFile();
        try (Bench bench = new Bench()) {
            bench.create("user_1", "ac_sendgrid", Map.of("api_key", "SG.example"));
            for (int i = 0; i < 2; i++) {
                Main main = JavaSnippets.pollRepository(file);
                main.addInitialProperty("camel.component.composio.base-url", bench.simulator.baseUrl());
                main.addInitialProperty("camel.component.composio.api-key", bench.simulator.apiKey());
                main.configure().addRoutesBuilder(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:one").to("mock:one");
                    }
                });
                long requests = bench.simulator.counts().of("GET", "/connected_accounts");
                main.start();
                try {
                    await().until(() -> bench.simulator.counts().of("GET", "/connected_accounts") > requests);
                    await().until(() -> Files.readAllLines(file.toPath()).size() == 1);
                } finally {
                    main.stop();
                }
            }
            assertThat(Files.readAllLines(file.toPath())).hasSize(1);
        }
    }
}
