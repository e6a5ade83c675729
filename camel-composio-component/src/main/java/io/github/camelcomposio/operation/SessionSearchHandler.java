package io.github.camelcomposio.operation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.error.ComposioInvalidRequestException;

/** {@code sessions/search}: one query in words, as the official client takes it, or several as the wire has them. */
final class SessionSearchHandler implements OperationHandler {

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        String query = invocation.arguments().text("query");
        boolean several = invocation.arguments().has("queries");
        if ((query == null) != several) {
            throw new ComposioInvalidRequestException(
                    invocation.operation().name(), "give either query (text) or queries (a list of objects with use_case)");
        }
        Map<String, Object> queries = several ? Map.of() : Map.of("queries", List.of(Map.of("use_case", query)));
        return invocation.client()
                .send(RestHandler.request(invocation.operation(), invocation.arguments(), queries))
                .thenApply(response -> Reply.of(invocation, response));
    }
}
