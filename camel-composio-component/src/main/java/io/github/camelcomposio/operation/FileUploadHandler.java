package io.github.camelcomposio.operation;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.client.JsonMap;

/**
 * {@code files/upload}: announces a file with its MD5, puts the content where Composio says, and replies what a tool's
 * file argument takes.
 */
final class FileUploadHandler implements OperationHandler {

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        return Upload.of(invocation, "filename", FileUploadHandler::send);
    }

    private static CompletableFuture<Reply> send(Upload upload) {
        return upload.md5().thenCompose(md5 -> upload.invocation().client().send(RestHandler.request(
                upload.invocation().operation(), upload.invocation().arguments(),
                Map.of("filename", upload.name(), "mimetype", upload.mimetype(), "md5", md5))))
                .thenCompose(answer -> upload.put(answer, "new_presigned_url", headers(upload, answer))
                        .thenApply(done -> reply(upload, answer)));
    }

    /** Azure's storage wants to know what kind of blob it is. */
    private static Map<String, String> headers(Upload upload, ApiResponse answer) {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", upload.mimetype()));
        if ("azure_blob_storage".equals(Json.text(Json.object(answer.body(), "metadata"), "storage_backend"))) {
            headers.put("x-ms-blob-type", "BlockBlob");
        }
        return headers;
    }

    private static Reply reply(Upload upload, ApiResponse answer) {
        Map<String, Object> file = new JsonMap();
        file.put("name", upload.name());
        file.put("mimetype", upload.mimetype());
        file.put("s3key", answer.body().get("key"));
        return Reply.of(upload.invocation(), answer).withBody(file);
    }
}
