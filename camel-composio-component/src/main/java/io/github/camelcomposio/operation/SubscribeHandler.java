package io.github.camelcomposio.operation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.Paging;
import io.github.camelcomposio.client.Repetition;
import io.github.camelcomposio.error.ComposioException;

/**
 * {@code webhooks/subscribe}: changes the project's one subscription where it has one, else creates it. A create that
 * failed because somebody else was faster, or whose answer was lost, is looked for.
 */
final class SubscribeHandler implements OperationHandler {

    private static final String SUBJECT = "webhooks/subscribe";

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        ApiRequest create = RestHandler.request(invocation.operation(), invocation.arguments());
        return invocation.client().turns().inTurn(SUBJECT, () -> change(invocation, create)
                .thenCompose(changed -> changed != null
                        ? CompletableFuture.completedFuture(changed) : create(invocation, create)))
                .thenApply(response -> Reply.of(invocation, response));
    }

    /** Changes the subscription; gives null where there is none. */
    private static CompletableFuture<ApiResponse> change(Invocation invocation, ApiRequest create) {
        return invocation.client().send(ApiRequest.get(create.operation(), create.template()).query("limit", 1))
                .thenCompose(page -> {
                    List<Map<String, Object>> subscriptions = Paging.CURSOR.items(page.body());
                    if (subscriptions.isEmpty()) {
                        return CompletableFuture.completedFuture(null);
                    }
                    String id = Answers.id(invocation, page, subscriptions.get(0), "the subscription");
                    return invocation.client().send(new ApiRequest(
                            create.operation(), "PATCH", create.template() + "/{subscriptionId}", Repetition.FREELY)
                            .path("subscriptionId", id).body(create.body()));
                });
    }

    private static CompletableFuture<ApiResponse> create(Invocation invocation, ApiRequest create) {
        return invocation.client().send(create).exceptionallyCompose(failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            boolean mayBeThere = cause instanceof ComposioException known
                    && (known.isOutcomeUnknown() || known.getStatus() == 400 || known.getStatus() == 409);
            if (!mayBeThere) {
                return CompletableFuture.failedFuture(cause);
            }
            return change(invocation, create).thenCompose(changed -> changed != null
                    ? CompletableFuture.completedFuture(changed) : CompletableFuture.failedFuture(cause));
        });
    }
}
