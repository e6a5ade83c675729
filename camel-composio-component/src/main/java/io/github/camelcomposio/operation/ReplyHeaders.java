package io.github.camelcomposio.operation;

import java.util.HashMap;
import java.util.Map;

import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.client.Paging;

/** What of an answer goes into headers, under argument names; null means that it has none. */
@FunctionalInterface
interface ReplyHeaders {

    /** Nothing but what every answer has. */
    ReplyHeaders NONE = (arguments, body) -> Map.of();

    /** The account that the operation was about. */
    ReplyHeaders SAME_ACCOUNT = (arguments, body) -> account(arguments.text("connectedAccountId"), null, null);

    /** An account in the answer. */
    ReplyHeaders ACCOUNT = (arguments, body) -> account(
            Json.text(body, "id"), Json.text(body, "status"), Json.text(body, "redirect_url"));

    /** An account just created: its state is authoritative, the members beside it are deprecated. */
    ReplyHeaders CREATED = (arguments, body) -> {
        Map<String, Object> val = Json.object(Json.object(body, "connectionData"), "val");
        return account(Json.text(body, "id"), first(Json.text(val, "status"), Json.text(body, "status")),
                first(Json.text(val, "redirectUrl"), Json.text(body, "redirect_url")));
    };

    /** An account in the making, with the page that completes it. */
    ReplyHeaders LINK = (arguments, body) -> account(
            Json.text(body, "connected_account_id"), "INITIATED", Json.text(body, "redirect_url"));

    /** An account inside the answer. */
    ReplyHeaders REVOKED = (arguments, body) -> {
        Map<String, Object> account = Json.object(body, "connected_account");
        return account(Json.text(account, "id"), Json.text(account, "status"), null);
    };

    /** An account that a person has completed. */
    ReplyHeaders COMPLETED = (arguments, body) -> account(Json.text(body, "connected_account_id"), null, null);

    /** A session. */
    ReplyHeaders SESSION = (arguments, body) -> one("sessionId", Json.text(body, "session_id"));

    /** The account of a session's toolkit. */
    ReplyHeaders CONNECTED = (arguments, body) -> {
        Map<String, Object> account = Json.object(body, "connected_account");
        return account(Json.text(account, "id"), Json.text(account, "status"), null);
    };

    /** A trigger. */
    ReplyHeaders TRIGGER = (arguments, body) -> one("triggerId", Json.text(body, "trigger_id"));

    /** A tool's result: with Composio, a tool that failed is an answer like any other. */
    ReplyHeaders EXECUTED = (arguments, body) -> {
        Map<String, Object> headers = one("successful", ToolResult.isSuccessful(body));
        headers.put("logId", Json.text(body, "log_id"));
        return headers;
    };

    /** The next page. */
    ReplyHeaders PAGE = (arguments, body) -> one("nextCursor", Paging.cursorAfter(body));

    Map<String, Object> of(Arguments arguments, Map<String, Object> body);

    private static Map<String, Object> one(String name, Object value) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(name, value);
        return headers;
    }

    private static Map<String, Object> account(String id, String status, String redirectUrl) {
        Map<String, Object> headers = new HashMap<>();
        headers.put("connectedAccountId", id);
        headers.put("connectionStatus", status);
        headers.put("redirectUrl", redirectUrl);
        return headers;
    }

    private static String first(String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
