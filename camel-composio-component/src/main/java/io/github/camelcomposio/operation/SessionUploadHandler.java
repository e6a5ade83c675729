package io.github.camelcomposio.operation;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.client.Repetition;

/**
 * {@code sessionFiles/upload}: asks where to put a file, puts the content there, and asks where it can be read, as the
 * official client does.
 */
final class SessionUploadHandler implements OperationHandler {

    private static final String PATH = "mount_relative_path";

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        return Upload.of(invocation, "path", SessionUploadHandler::send);
    }

    private static CompletableFuture<Reply> send(Upload upload) {
        Invocation invocation = upload.invocation();
        ApiRequest request = RestHandler.request(
                invocation.operation(), invocation.arguments(), Map.of(PATH, upload.name(), "mimetype", upload.mimetype()));
        return invocation.client().send(request)
                .thenCompose(answer -> upload.put(answer, "upload_url", Map.of("Content-Type", upload.mimetype()))
                        .thenCompose(done -> invocation.client().send(address(upload, answer))))
                .thenApply(answer -> Reply.of(invocation, answer));
    }

    private static ApiRequest address(Upload upload, ApiResponse answer) {
        Arguments arguments = upload.invocation().arguments();
        String path = Json.text(answer.body(), PATH);
        return new ApiRequest(
                upload.invocation().operation().name(), "POST", SessionFiles.DOWNLOAD_URL, Repetition.FREELY)
                .path("sessionId", arguments.text("sessionId")).path("mountId", arguments.text("mountId"))
                .body(Map.of(PATH, path == null ? upload.name() : path));
    }
}
