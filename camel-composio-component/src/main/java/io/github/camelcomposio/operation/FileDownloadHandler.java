package io.github.camelcomposio.operation;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.ApiResponse;

/** {@code files/download}: reads a file at the address that a tool gave. Composio itself is not asked. */
final class FileDownloadHandler implements OperationHandler {

    private static final ApiResponse NO_ANSWER = new ApiResponse(200, Map.of(), Map.of());

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        String url = invocation.arguments().text("url");
        return invocation.client().storage().get(invocation.operation().name(), "url", url)
                .thenApply(file -> DownloadReply.of(
                        invocation, NO_ANSWER, file, URI.create(url.trim()).getPath()));
    }
}
