package io.github.camelcomposio.operation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.Paging;
import io.github.camelcomposio.client.Repetition;

/** {@code webhooks/subscribe}: changes the project's one subscription where it has one, else creates it. */
final class SubscribeHandler implements OperationHandler {

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        ApiRequest create = RestHandler.request(invocation.operation(), invocation.arguments());
        return invocation.client().send(ApiRequest.get(create.operation(), create.template()).query("limit", 1))
                .thenCompose(page -> invocation.client().send(request(invocation, create, page)))
                .thenApply(response -> Reply.of(invocation, response));
    }

    private static ApiRequest request(Invocation invocation, ApiRequest create, ApiResponse page) {
        List<Map<String, Object>> subscriptions = Paging.CURSOR.items(page.body());
        if (subscriptions.isEmpty()) {
            return create;
        }
        return new ApiRequest(create.operation(), "PATCH", create.template() + "/{subscriptionId}", Repetition.FREELY)
                .path("subscriptionId", Answers.id(invocation, page, subscriptions.get(0), "the subscription"))
                .body(create.body());
    }
}
