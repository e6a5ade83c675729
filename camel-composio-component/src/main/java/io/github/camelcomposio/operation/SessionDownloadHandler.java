package io.github.camelcomposio.operation;

import java.util.concurrent.CompletableFuture;

/** {@code sessionFiles/download}: asks where a file can be read, and reads it there. */
final class SessionDownloadHandler implements OperationHandler {

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        String operation = invocation.operation().name();
        return invocation.client().send(RestHandler.request(invocation.operation(), invocation.arguments()))
                .thenCompose(answer -> invocation.client().storage().get(operation, answer, "download_url")
                        .thenApply(file -> DownloadReply.of(
                                invocation, answer, file, invocation.arguments().text("path"))));
    }
}
