package io.github.camelcomposio.simulator.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Route;

/**
 * PUT and GET of presigned URLs, {@code /storage/{token}/{name}}, outside the API.
 *
 * <p>
 * Source: Composio reference, files: Azure's service needs {@code x-ms-blob-type: BlockBlob}. OURS: errors are XML as
 * those of Amazon's service; an MD5 other than the announced one is 400; a key of Composio's API in a header is 400,
 * because it must never be sent to another service.
 */
public final class StorageOperations {

    private static final String PATH = "/storage/{token}/{name}";
    private static final List<String> SECRETS
            = List.of("x-api-key", "x-org-api-key", "x-user-api-key", "authorization");

    private final Storage storage;

    public StorageOperations(Storage storage) {
        this.storage = storage;
    }

    public List<Route> pages() {
        return List.of(new Route("PUT", PATH, List.of(), this::put), new Route("GET", PATH, List.of(), this::get));
    }

    private Answer put(ApiRequest request) {
        Optional<Storage.Grant> grant = storage.find(request.path().get("token"), true);
        if (leaksKey(request)) {
            return refusal(400, "InvalidArgument", "Only one auth mechanism allowed: do not send an API key here");
        } else if (grant.isEmpty()) {
            return refusal(403, "AccessDenied", "Request has expired or is not signed");
        } else if (storage.azure() && !"BlockBlob".equals(request.headers().get("x-ms-blob-type"))) {
            return refusal(400, "MissingRequiredHeader", "x-ms-blob-type: BlockBlob");
        }
        Blob blob = storage.blob(mimetype(request, grant.get()), request.body());
        String md5 = blob.md5();
        if (grant.get().md5() != null && !grant.get().md5().equalsIgnoreCase(md5)) {
            return refusal(400, "BadDigest", "The bytes do not have the MD5 that was announced");
        }
        storage.put(grant.get().key(), blob);
        return Answer.html(storage.azure() ? 201 : 200, "").withHeaders(Map.of("ETag", "\"" + md5 + "\""));
    }

    private Answer get(ApiRequest request) {
        if (leaksKey(request)) {
            return refusal(400, "InvalidArgument", "Only one auth mechanism allowed: do not send an API key here");
        }
        return storage.find(request.path().get("token"), false)
                .map(grant -> storage.find(grant.key()).map(blob -> Answer.bytes(blob.mimetype(), blob.latin1()))
                        .orElseGet(() -> refusal(404, "NoSuchKey", "There is no such file")))
                .orElseGet(() -> refusal(403, "AccessDenied", "Request has expired or is not signed"));
    }

    private static boolean leaksKey(ApiRequest request) {
        return SECRETS.stream().anyMatch(request.headers()::containsKey);
    }

    private static String mimetype(ApiRequest request, Storage.Grant grant) {
        String announced = grant.mimetype() == null ? "application/octet-stream" : grant.mimetype();
        return request.headers().getOrDefault("content-type", announced);
    }

    private static Answer refusal(int status, String code, String message) {
        return Answer.xml(status, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code
                                  + "</Code><Message>" + message + "</Message></Error>");
    }
}
