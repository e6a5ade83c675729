package io.github.camelcomposio.simulator.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;

import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Route;
import org.junit.jupiter.api.Test;

class ToolCallTest {

    private final Usage usage = new Usage(Clock.systemUTC());

    private void answered(String template, Map<String, String> path, String body, int status) {
        usage.answered(Route.of("POST", template, request -> null),
                new ApiRequest("POST", "v3.1", path, Map.of(), Map.of(), body), Answer.json(status, Map.of()));
    }

    @Test
    void countsWhatWasCarriedOut() {
        answered("/tools/execute/{tool_slug}", Map.of(), "{\"user_id\":\"u\"}", 200);
        answered("/tool_router/session/{session_id}/execute", Map.of("session_id", "trs_1"), "{}", 200);
        answered("/tools/execute/{tool_slug}", Map.of(), "{\"user_id\":\"u\"}", 400);
        answered("/tools/execute/{tool_slug}/input", Map.of(), "{\"user_id\":\"u\"}", 200);

        assertThat(usage.find(use -> true)).extracting(Usage.Use::user).containsExactly("u", "");
        assertThat(usage.find(use -> true)).extracting(Usage.Use::session).containsExactly("", "trs_1");
    }
}
