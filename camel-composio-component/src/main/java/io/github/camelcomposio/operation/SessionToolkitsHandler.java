package io.github.camelcomposio.operation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.client.JsonMap;
import io.github.camelcomposio.client.Pages;
import io.github.camelcomposio.client.Paging;
import io.github.camelcomposio.model.ConnectionStatus;

/**
 * {@code sessions/toolkits}: adds to each toolkit that needs an account its {@code connection}, with {@code is_active},
 * {@code connected_account} and {@code auth_config}, as the official client does. What Composio answered stays beside
 * it.
 */
final class SessionToolkitsHandler implements OperationHandler {

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        return RestHandler.handle(invocation, SessionToolkitsHandler::withConnections);
    }

    @Override
    public CompletableFuture<Pages> list(Invocation invocation) {
        return RestHandler.list(invocation, SessionToolkitsHandler::withConnections);
    }

    private static ApiResponse withConnections(ApiResponse page) {
        List<Map<String, Object>> items = Paging.CURSOR.items(page.body());
        items.forEach(SessionToolkitsHandler::addConnection);
        return page;
    }

    private static void addConnection(Map<String, Object> toolkit) {
        if (isNoAuth(toolkit)) {
            return;
        }
        Map<String, Object> account = Json.object(toolkit, "connected_account");
        Map<String, Object> connection = new JsonMap();
        connection.put("is_active", isActive(toolkit));
        connection.put("connected_account", account.isEmpty() ? null : idAndStatus(account));
        connection.put("auth_config", account.isEmpty() ? null : account.get("auth_config"));
        toolkit.put("connection", connection);
    }

    /** Whether a toolkit of a session needs no account. */
    static boolean isNoAuth(Map<String, Object> toolkit) {
        return Boolean.TRUE.equals(toolkit.get("is_no_auth"));
    }

    /** Whether a toolkit of a session can be used: an account that is not ACTIVE is none. */
    static boolean isActive(Map<String, Object> toolkit) {
        return ConnectionStatus.ACTIVE.equals(Json.text(Json.object(toolkit, "connected_account"), "status"));
    }

    /** The account as the official client shows it. */
    static Map<String, Object> idAndStatus(Map<String, Object> account) {
        Map<String, Object> summary = new JsonMap();
        summary.put("id", account.get("id"));
        summary.put("status", account.get("status"));
        return summary;
    }
}
