package io.github.camelcomposio.simulator.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.camelcomposio.simulator.execution.Execution;
import io.github.camelcomposio.simulator.toolkit.Tool;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.Route;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * The MCP endpoint of a session: streamable HTTP that answers with JSON and keeps no state of its own. It shows the
 * tools that the session shows and runs them as the session does.
 *
 * <p>
 * Source: Composio reference, sessions: {@code x-api-key} or {@code Authorization: Bearer}; and the Model Context
 * Protocol, revision 2025-06-18. OURS: calls cost nothing of the API's budget; a key that is missing or wrong is
 * answered as by the API; batches are refused; all tools come on one page.
 */
final class SessionMcp {

    private static final String PATH = "/tool_router/{session_id}/mcp";
    private static final List<String> REVISIONS = List.of("2025-06-18", "2025-03-26", "2024-11-05");
    private static final int PARSE_ERROR = -32700;
    private static final int INVALID_REQUEST = -32600;
    private static final int UNKNOWN_METHOD = -32601;
    private static final int INVALID_PARAMS = -32602;

    private final SessionStore sessions;
    private final SessionExecute execute;
    private final Consumer<Map<String, String>> checkKey;

    SessionMcp(SessionStore sessions, SessionExecute execute, Consumer<Map<String, String>> checkKey) {
        this.sessions = sessions;
        this.execute = execute;
        this.checkKey = checkKey;
    }

    List<Route> pages() {
        return List.of(new Route("POST", PATH, List.of(), this::post),
                new Route("GET", PATH, List.of(), request -> {
                    session(request);
                    return Answer.claimedJson(405, Map.of("Allow", "POST, DELETE"), "");
                }),
                new Route("DELETE", PATH, List.of(), request -> {
                    session(request);
                    return Answer.claimedJson(200, Map.of(), "");
                }));
    }

    private Answer post(ApiRequest request) {
        Session session = session(request);
        Map<String, Object> message;
        try {
            message = new JsonObject(request.body()).getMap();
        } catch (DecodeException | ClassCastException e) {
            return error(400, null, PARSE_ERROR, "Parse error");
        }
        Object id = message.get("id");
        if (!"2.0".equals(message.get("jsonrpc"))) {
            return error(400, id, INVALID_REQUEST, "Invalid request");
        } else if (id == null || !(message.get("method") instanceof String method)) {
            return Answer.claimedJson(202, Map.of(), "");
        } else {
            Map<String, Object> params = message.get("params") instanceof Map<?, ?>
                    ? Maps.object(message, "params") : Map.of();
            return answer(session, id, method, params);
        }
    }

    private Answer answer(Session session, Object id, String method, Map<String, Object> params) {
        return switch (method) {
            case "initialize" -> result(id, Map.of("protocolVersion", revision(params.get("protocolVersion")),
                    "capabilities", Map.of("tools", Map.of("listChanged", false)), "serverInfo",
                    Map.of("name", "composio-simulator", "version", "1.0")));
            case "ping" -> result(id, Map.of());
            case "tools/list" -> result(id,
                    Map.of("tools", SessionTools.shown(session.config()).stream().map(SessionMcp::view).toList()));
            case "tools/call" -> call(session, id, params);
            default -> error(200, id, UNKNOWN_METHOD, "Method not found: " + method);
        };
    }

    private Answer call(Session session, Object id, Map<String, Object> params) {
        Object name = params.get("name");
        if (SessionTools.shown(session.config()).stream().noneMatch(tool -> tool.slug().equals(name))) {
            return error(200, id, INVALID_PARAMS, "Unknown tool: " + name);
        }
        Map<String, Object> arguments = params.get("arguments") instanceof Map<?, ?>
                ? Maps.object(params, "arguments") : Map.of();
        Map<String, Object> body = new LinkedHashMap<>();
        boolean failed;
        try {
            Execution run = execute.run(session, (String) name, arguments, null, null);
            body.put("data", run.data());
            body.put("error", run.error());
            body.put("log_id", run.id());
            failed = !run.successful();
        } catch (ApiError e) {
            body.put("data", Map.of());
            body.put("error", e.getMessage());
            failed = true;
        }
        Map<String, Object> content = Map.of("type", "text", "text", new JsonObject(body).encode());
        return result(id, Map.of("content", List.of(content), "isError", failed));
    }

    private static Map<String, Object> view(Tool tool) {
        return Map.of("name", tool.slug(), "title", tool.name(), "description", tool.description(), "inputSchema",
                tool.input(), "annotations",
                Map.of("readOnlyHint", tool.tags().contains("readOnlyHint"), "destructiveHint",
                        tool.tags().contains("destructiveHint"), "idempotentHint", tool.tags().contains("idempotentHint"),
                        "openWorldHint", tool.tags().contains("openWorldHint")));
    }

    private Session session(ApiRequest request) {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        String bearer = headers.getOrDefault("authorization", "");
        if (bearer.regionMatches(true, 0, "Bearer ", 0, 7)) {
            headers.putIfAbsent("x-api-key", bearer.substring(7).trim());
        }
        checkKey.accept(headers);
        return sessions.require(request.path().get("session_id"));
    }

    private static String revision(Object asked) {
        return REVISIONS.contains(asked) ? (String) asked : REVISIONS.get(0);
    }

    private static Answer result(Object id, Map<String, Object> result) {
        return message(200, id, "result", result);
    }

    private static Answer error(int status, Object id, int code, String text) {
        return message(status, id, "error", Map.of("code", code, "message", text));
    }

    private static Answer message(int status, Object id, String member, Map<String, Object> value) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("jsonrpc", "2.0");
        message.put("id", id);
        message.put(member, value);
        return Answer.json(status, message);
    }
}
