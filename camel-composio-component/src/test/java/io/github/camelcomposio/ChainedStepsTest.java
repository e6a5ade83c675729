package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.simulator.ToolRun;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** What a step makes of the reply of the step before. */
class ChainedStepsTest extends SharedContextTestBase {

    private static final String FRONT_PAGE = "HACKERNEWS_GET_FRONTPAGE";

    private Exchange session() {
        return send("composio:sessions/create", null, Map.of(ComposioConstants.USER_ID, newUser()));
    }

    private static Map<String, Object> headers(Exchange reply) {
        return reply.getMessage().getHeaders();
    }

    @Test
    void refusesAReplyAsAToolsArguments() {
        Exchange session = session();
        Exchange mcp = send("composio:sessions/mcp", null, headers(session));
        for (Exchange before : new Exchange[] { session, mcp }) {
            for (String operation : new String[] { "sessions/execute", "tools/execute" }) {
                assertThat(refused("composio:" + operation + "?toolSlug=" + FRONT_PAGE, before.getMessage().getBody(),
                        headers(before))).contains("the body is the reply of an earlier step");
            }
        }
        assertThat(simulator.toolRuns()).isEmpty();
    }

    @Test
    void takesAPartOfAReplyOrACopyAsAToolsArguments() {
        Exchange session = session();
        Map<String, Object> config = reply(session);
        send("composio:sessions/execute?toolSlug=" + FRONT_PAGE, config.get("config"), headers(session));
        send("composio:sessions/execute?toolSlug=" + FRONT_PAGE, Map.copyOf(config), headers(session));
        assertThat(simulator.toolRuns()).extracting(ToolRun::arguments)
                .containsExactly(Json.asObject(config.get("config")), config);
    }

    @Test
    void makesTextOfWhatEnsureConnectedAnswers() {
        Exchange connected = send("composio:sessions/ensureConnected?toolkit=hackernews", null, headers(session()));
        assertThat(json(connected.getMessage().getBody(String.class)))
                .isEqualTo(reply(connected)).containsEntry("was_connected", true);
    }
}
