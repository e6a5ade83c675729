package io.github.camelcomposio.simulator.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Page;
import io.github.camelcomposio.simulator.wire.Route;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * The operations on files for tools.
 *
 * <p>
 * Source: Composio reference, files. OURS: a file is listed once its bytes are there, the oldest first; toolkits and
 * tools that are not known are accepted; every request makes a new file.
 */
public final class FileOperations {

    private static final int MOST = 50;

    private static final ObjectShape BODY = Shape.object()
            .required("toolkit_slug", Shape.string(1, 200))
            .required("tool_slug", Shape.string(1, 200))
            .required("filename", Shape.string(1, 1000))
            .required("mimetype", Shape.string(1, 200))
            .required("md5", Shape.string(1, 200));

    private final List<FileRequest> files = new ArrayList<>();
    private final Storage storage;
    private final Ids ids;
    private final int pageSize;

    public FileOperations(Storage storage, Ids ids, int pageSize) {
        this.storage = storage;
        this.ids = ids;
        this.pageSize = pageSize;
    }

    public List<Route> routes() {
        return List.of(Route.of("GET", "/files/list", this::list),
                Route.of("POST", "/files/upload/request", this::request));
    }

    private Answer list(ApiRequest request) {
        Optional<String> toolkit = request.query("toolkit_slug");
        Optional<String> tool = request.query("tool_slug");
        List<FileRequest> found = files.stream().filter(file -> storage.find(file.key()).isPresent())
                .filter(file -> toolkit.isEmpty() || toolkit.get().equals(file.toolkit()))
                .filter(file -> tool.isEmpty() || tool.get().equals(file.tool())).toList();
        return Answer.json(200, Page.of(request, pageSize, MOST).cut(found, FileRequest::view));
    }

    private Answer request(ApiRequest request) {
        Map<String, Object> body = request.json(BODY);
        String id = ids.next("req_file_");
        String name = (String) body.get("filename");
        String tool = (String) body.get("tool_slug");
        FileRequest file = new FileRequest(
                id, "simulator/" + tool + "/request/" + id + "/" + name.substring(name.lastIndexOf('/') + 1),
                (String) body.get("toolkit_slug"), tool, name, (String) body.get("mimetype"), (String) body.get("md5"));
        files.add(file);
        String url = storage.upload(file.key(), file.mimetype(), file.md5()).url();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", id);
        answer.put("key", file.key());
        answer.put("new_presigned_url", url);
        answer.put("newPresignedUrl", url);
        answer.put("type", "new");
        answer.put("metadata", Map.of("storage_backend", storage.backend()));
        return Answer.json(200, answer);
    }
}
