package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation on logs; only v3.1 has them. */
class LogsOperationsTest extends OperationsTestBase {

    private static final String PATH = "/logs/tool_execution";

    /** Runs a tool so often, and gives the ids of the logs, the newest first. */
    private List<Object> runs(String user, int times) {
        for (int i = 0; i < times; i++) {
            call("tools/execute?toolSlug=HACKERNEWS_GET_USER&userId=" + user, "v3.1", Map.of("username", "pg"));
        }
        List<Object> ids = values(items(call("logs/listToolExecutions", "v3.1", ofUser(user, 50)), "logs"), "id");
        simulator.clearRequests();
        return ids;
    }

    private static Map<String, Object> ofUser(String user, int limit) {
        return Map.of("filters", List.of(Map.of("field", "user_id", "operator", "==", "value", user)), "limit", limit);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void lists(String version) {
        String user = newUser();
        List<Object> ids = runs(user, 3);
        Map<String, Object> range = Map.of("from", 1L, "to", 9_999_999_999_999L);
        List<Object> filters = List.of(Map.of("field", "user_id", "operator", "==", "value", user));

        Message reply = call("logs/listToolExecutions", version, Map.of("filters", filters, "timeRange", range, "limit", 2));

        assertThat(json(assertSent("POST", "v3.1", PATH).body()))
                .isEqualTo(Map.of("filters", filters, "time_range", Map.of("from", 1, "to", 9_999_999_999_999L), "limit", 2));
        assertThat(names(body(reply))).containsExactly("logs", "next_cursor");
        assertThat(values(items(reply, "logs"), "id")).hasSize(2).isEqualTo(ids.subList(0, 2));
        assertThat(items(reply, "logs").get(0)).containsEntry("status", "success").containsEntry("parent", null)
                .containsKeys("timestamp", "metadata", "metrics");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200, ComposioConstants.NEXT_CURSOR,
                body(reply).get("next_cursor")));
    }

    @Test
    void listsPageByPage() {
        String user = newUser();
        List<Object> ids = runs(user, 3);
        Message first = call("logs/listToolExecutions", "v3.1", ofUser(user, 2));
        String cursor = first.getHeader(ComposioConstants.NEXT_CURSOR, String.class);
        simulator.clearRequests();

        Message last = send("composio:logs/listToolExecutions", ofUser(user, 2),
                Map.of(ComposioConstants.CURSOR, cursor, ComposioConstants.NEXT_CURSOR, cursor))
                .getMessage();

        assertThat(onlyBody("POST")).containsEntry("cursor", cursor);
        assertThat(values(items(last, "logs"), "id")).isEqualTo(ids.subList(2, 3));
        assertThat(last.getHeaders()).doesNotContainKey(ComposioConstants.NEXT_CURSOR);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void fetchesAllPages(String version) {
        String user = newUser();
        List<Object> ids = runs(user, 5);

        List<Map<String, Object>> all = all(call("logs/listToolExecutions?fetchAll=true", version, ofUser(user, 2)));

        assertThat(values(all, "id")).hasSize(5).isEqualTo(ids);
        assertThat(simulator.requests()).hasSize(3).allSatisfy(request -> {
            assertRequest(request, "POST", "v3.1", PATH);
            assertThat(request.query()).isEmpty();
            assertThat(json(request.body())).containsAllEntriesOf(ofUser(user, 2));
        });
        assertThat(simulator.requests()).extracting(request -> json(request.body()).containsKey("cursor"))
                .containsExactly(false, true, true);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void getsOne(String version) {
        Object id = runs(newUser(), 1).get(0);
        Message reply = call("logs/getToolExecution?logId=" + id, version, null);
        assertThat(assertSent("GET", "v3.1", PATH + "/" + id).query()).isEmpty();
        assertThat(body(reply)).containsEntry("id", id).containsKeys("timings", "context", "source", "data");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @Test
    void failsForALogThatIsNotThere() {
        refusal("logs/getToolExecution?logId=log_none", "v3.1", null, ComposioNotFoundException.class);
        assertThat(refused("composio:logs/getToolExecution", null)).contains("argument logId is missing");
    }

    @Test
    void failsForAFilterThatComposioRefuses() {
        Map<String, Object> wrong = Map.of("filters", List.of(Map.of("field", "colour", "operator", "==", "value", "red")));
        assertThat(refusal("logs/listToolExecutions", "v3.1", wrong, ComposioInvalidRequestException.class))
                .hasMessageContaining("payload.filters");
    }
}
