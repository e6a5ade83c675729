package io.github.camelcomposio.operation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.client.JsonMap;
import io.github.camelcomposio.client.Paging;

/**
 * {@code sessions/ensureConnected}: nothing to do for a toolkit that is connected or needs no account; else a Connect
 * Link, which {@code onLink} brings to the user, and a wait until the account is ACTIVE.
 */
final class EnsureConnectedHandler implements OperationHandler {

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        ConnectionWait.interval(invocation);
        String slug = invocation.arguments().text("toolkit");
        return invocation.client().send(look(invocation, slug)).thenCompose(page -> {
            Map<String, Object> toolkit = Paging.CURSOR.items(page.body()).stream()
                    .filter(item -> slug.equalsIgnoreCase(Json.text(item, "slug"))).findFirst().orElse(Map.of());
            if (SessionToolkitsHandler.isNoAuth(toolkit) || SessionToolkitsHandler.isActive(toolkit)) {
                return CompletableFuture
                        .completedFuture(reply(invocation, page, true, Json.object(toolkit, "connected_account")));
            }
            return connect(invocation);
        });
    }

    private static ApiRequest look(Invocation invocation, String slug) {
        return ApiRequest.get(invocation.operation().name(), "/tool_router/session/{sessionId}/toolkits")
                .path("sessionId", invocation.arguments().text("sessionId")).query("toolkits", List.of(slug));
    }

    private static CompletableFuture<Reply> connect(Invocation invocation) {
        return invocation.client().send(RestHandler.request(invocation.operation(), invocation.arguments()))
                .thenCompose(link -> invocation.sleeper()
                        .away(() -> invocation.onLink().bring(Reply.of(invocation, link, ReplyHeaders.LINK)))
                        .thenCompose(brought -> new ConnectionWait(
                                invocation, Json.text(link.body(), "connected_account_id"), advice(invocation)).untilActive()))
                .thenApply(account -> reply(invocation, account, false, account.body()));
    }

    private static String advice(Invocation invocation) {
        return invocation.onLink() == LinkCourier.NONE ? "nobody got the link: name an endpoint that brings it, onLink" : null;
    }

    private static Reply reply(
            Invocation invocation, ApiResponse last, boolean wasConnected, Map<String, Object> account) {
        JsonMap body = new JsonMap();
        body.put("toolkit", invocation.arguments().text("toolkit"));
        body.put("was_connected", wasConnected);
        body.put("connected_account", account.isEmpty() ? null : SessionToolkitsHandler.idAndStatus(account));
        return Reply.of(invocation, new ApiResponse(last.status(), last.headers(), body));
    }
}
