package io.github.camelcomposio.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.github.camelcomposio.ComposioConstants;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;

/** What the blocks about tools and triggers have to do. */
final class ToolChecks {

    private static final String OPEN_ISSUE = "composio:tools/execute?toolSlug=GITHUB_CREATE_ISSUE";

    private ToolChecks() {
    }

    /** The checks by the names of their blocks. */
    static Map<String, Check> all() {
        return Map.of("tool-body", ToolChecks::runsATool, "tool", ToolChecks::tellsFailuresFromSuccesses, "trigger",
                ToolChecks::createsATriggerAndSubscribes);
    }

    private static void runsATool(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            connectGithub(bench);
            Exchange reply = bench.send(OPEN_ISSUE, block.code());
            assertThat(reply.getMessage().getHeader(ComposioConstants.SUCCESSFUL)).isEqualTo(true);
            assertThat(bench.simulator.toolRuns()).singleElement()
                    .matches(run -> run.userId().equals("user_1") && run.arguments().get("owner").equals("acme"));
        }
    }

    private static void tellsFailuresFromSuccesses(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            connectGithub(bench);
            MockEndpoint done = bench.mock("direct:done");
            MockEndpoint failed = bench.mock("direct:failed");
            done.expectedMessageCount(1);
            failed.expectedMessageCount(1);
            bench.load(block);
            Map<String, Object> user = Map.of(ComposioConstants.USER_ID, "user_1");
            bench.send("direct:open-issue", Map.of("owner", "acme", "repo", "site", "title", "It is broken"), user);
            bench.send("direct:open-issue", Map.of("owner", "acme"), user);
            done.assertIsSatisfied();
            failed.assertIsSatisfied();
        }
    }

    private static void createsATriggerAndSubscribes(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            connectGithub(bench);
            Exchange reply = bench.load(block).send("direct:watch", null, Map.of(ComposioConstants.USER_ID, "user_1"));
            assertThat(reply.getMessage().getHeader(ComposioConstants.TRIGGER_ID)).asString().startsWith("ti_");
            assertThat(bench.body(reply)).containsEntry("webhook_url", "https://your-app.example.com/composio")
                    .containsKey("secret");
        }
    }

    private static void connectGithub(Bench bench) throws Exception {
        bench.create("user_1", bench.simulator.addAuthConfig("github", "BEARER_TOKEN"), Map.of("token", "example-token-0001"));
    }
}
