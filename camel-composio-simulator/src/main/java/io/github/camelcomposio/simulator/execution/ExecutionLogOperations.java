package io.github.camelcomposio.simulator.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Page;
import io.github.camelcomposio.simulator.wire.Route;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * The current logs of tool executions, which v3.1 alone has.
 *
 * <p>
 * Source: Composio reference, logs. OURS: the newest come first, at most 100 at once; all filters must fit; a time
 * range holds both its ends; the contents of {@code metadata}, {@code metrics} and {@code data}; an unknown id is 404.
 */
public final class ExecutionLogOperations {

    static final List<String> FIELDS = List.of("tool_slug", "toolkit_slug", "connected_account_id", "auth_config_id",
            "status", "user_id", "session_id", "sandbox_id", "request_id", "log_id");

    private static final int MOST = 100;

    private static final ObjectShape BODY = Shape.object()
            .optional("limit", Shape.number(1, Integer.MAX_VALUE))
            .optional("cursor", Shape.nullable(Shape.string()))
            .optional("filters", Shape.listOf(Shape.object()
                    .required("field", Shape.oneOf(FIELDS))
                    .required("operator", Shape.oneOf(List.of("==", "!=", "contains", "not_contains")))
                    .required("value", Shape.string()), 100))
            .optional("time_range", Shape.object().required("from", Shape.number(0, Long.MAX_VALUE))
                    .required("to", Shape.number(0, Long.MAX_VALUE)));

    private final ExecutionStore executions;
    private final int pageSize;

    public ExecutionLogOperations(ExecutionStore executions, int pageSize) {
        this.executions = executions;
        this.pageSize = pageSize;
    }

    public List<Route> routes() {
        return List.of(Route.newest("POST", "/logs/tool_execution", this::list),
                Route.newest("GET", "/logs/tool_execution/{id}", this::get));
    }

    private Answer list(ApiRequest request) {
        Map<String, Object> body = request.json(BODY);
        List<?> filters = body.get("filters") instanceof List<?> given ? given : List.of();
        Map<String, Object> range = Maps.object(body, "time_range");
        List<Execution> found = executions.newestFirst().stream()
                .filter(execution -> within(execution, range))
                .filter(execution -> filters.stream().allMatch(filter -> fits(execution, (Map<?, ?>) filter))).toList();
        Map<String, Object> page = Page.of(request.withQuery(body), pageSize, MOST).cut(found, Execution::view);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("logs", page.get("items"));
        answer.put("next_cursor", page.get("next_cursor"));
        return Answer.json(200, answer);
    }

    private Answer get(ApiRequest request) {
        String id = request.path().get("id");
        return executions.find(id).map(execution -> Answer.json(200, execution.details()))
                .orElseThrow(() -> new ApiError(
                        404, 404, "Log_ResourceNotFound", "Log \"" + id + "\" not found", "Check the id of the log."));
    }

    private static boolean within(Execution execution, Map<String, Object> range) {
        long at = execution.at().toEpochMilli();
        return range.isEmpty() || at >= ((Number) range.get("from")).longValue()
                && at <= ((Number) range.get("to")).longValue();
    }

    private static boolean fits(Execution execution, Map<?, ?> filter) {
        String value = execution.field((String) filter.get("field"));
        String wanted = (String) filter.get("value");
        return switch ((String) filter.get("operator")) {
            case "==" -> value.equals(wanted);
            case "!=" -> !value.equals(wanted);
            case "contains" -> value.contains(wanted);
            default -> !value.contains(wanted);
        };
    }
}
