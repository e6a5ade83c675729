package io.github.camelcomposio.operation;

import java.util.HashMap;
import java.util.Map;

import io.github.camelcomposio.client.Json;

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

    /** The next page. */
    ReplyHeaders PAGE = (arguments, body) -> {
        Map<String, Object> headers = new HashMap<>();
        headers.put("nextCursor", Json.text(body, "next_cursor"));
        return headers;
    };

    Map<String, Object> of(Arguments arguments, Map<String, Object> body);

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
