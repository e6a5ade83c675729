package io.github.camelcomposio.operation;

import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.error.ComposioToolException;
import io.github.camelcomposio.error.Failure;
import io.github.camelcomposio.model.Redaction;

/** Runs a tool, once. A tool that failed is a reply, or with {@code failOnToolError} an exception. */
final class ExecuteHandler implements OperationHandler {

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        ApiRequest request = RestHandler.request(invocation.operation(), invocation.arguments());
        return invocation.client().send(request).thenApply(response -> {
            if (invocation.arguments().flag("failOnToolError", false) && !ToolResult.isSuccessful(response.body())) {
                throw failed(invocation, request, response);
            }
            return Reply.of(invocation, response);
        });
    }

    private static ComposioToolException failed(Invocation invocation, ApiRequest request, ApiResponse response) {
        String error = Json.text(response.body(), "error");
        return new ComposioToolException(
                Failure.answered(invocation.operation().name(), response.status(), response.requestId()),
                invocation.arguments().text("toolSlug"),
                error == null
                        ? "it does not say why" : Redaction.of(null, request.body(), request.headers().values()).excerpt(error),
                Json.text(response.body(), "log_id"));
    }
}
