package io.github.camelcomposio.simulator.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.file.Blob;
import io.github.camelcomposio.simulator.file.Storage;
import io.github.camelcomposio.simulator.model.Timestamps;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Page;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * The files of a session.
 *
 * <p>
 * Source: Composio reference, session files. OURS: a mount of any name is there and empty at first; a leading slash is
 * left out, a path with {@code ..} refused; a URL for a file that is not there is 404, as is deleting it; deleting a
 * directory deletes what is in it; the files are listed by age.
 */
final class SessionMounts {

    private static final int MOST = 500;

    private static final ObjectShape PATH = Shape.object()
            .required("mount_relative_path", Shape.string(1, 4096)).optional("mimetype", Shape.string());

    private final SessionStore sessions;
    private final Storage storage;
    private final int pageSize;

    SessionMounts(SessionStore sessions, Storage storage, int pageSize) {
        this.sessions = sessions;
        this.storage = storage;
        this.pageSize = pageSize;
    }

    Answer list(ApiRequest request) {
        String mount = mount(request);
        String prefix = mount + request.query("mount_relative_prefix").map(SessionMounts::clean).orElse("");
        List<Map.Entry<String, Blob>> found
                = storage.all().entrySet().stream().filter(entry -> entry.getKey().startsWith(prefix)).toList();
        Map<String, Object> page = Page.of(request, pageSize, MOST).cut(found, entry -> {
            Map<String, Object> view = place(request, entry.getKey().substring(mount.length()));
            view.put("size", entry.getValue().size());
            view.put("last_modified", Timestamps.of(entry.getValue().storedAt()));
            return view;
        });
        page.keySet().retainAll(List.of("items", "next_cursor"));
        page.values().removeIf(value -> value == null);
        return Answer.json(200, page);
    }

    Answer uploadUrl(ApiRequest request) {
        String path = path(request);
        String mimetype = Maps.text(request.json(PATH), "mimetype").orElse(null);
        return url(request, path, "upload_url", storage.upload(mount(request) + path, mimetype, null));
    }

    Answer downloadUrl(ApiRequest request) {
        String path = path(request);
        if (storage.find(mount(request) + path).isEmpty()) {
            throw unknown();
        }
        return url(request, path, "download_url", storage.download(mount(request) + path));
    }

    Answer delete(ApiRequest request) {
        String path = path(request);
        String key = mount(request) + path;
        List<String> keys = storage.all().keySet().stream()
                .filter(stored -> stored.equals(key) || stored.startsWith(key.replaceAll("/+$", "") + "/")).toList();
        if (keys.isEmpty()) {
            throw unknown();
        }
        keys.forEach(storage::remove);
        return Answer.json(200, place(request, path));
    }

    /** Writes a text to the usual mount of a session. */
    Map<String, Object> write(Session session, String path, String text) {
        storage.putText("sessions/" + session.id() + "/files/" + path, "application/json", text);
        return Map.of("mount_relative_path", path, "sandbox_mount_prefix", "/mnt/files");
    }

    private static Answer url(ApiRequest request, String path, String name, Storage.Grant grant) {
        Map<String, Object> answer = place(request, path);
        answer.put(name, grant.url());
        answer.put("expires_at", Timestamps.of(grant.expiresAt()));
        return Answer.json(201, answer);
    }

    private static Map<String, Object> place(ApiRequest request, String path) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("mount_relative_path", path);
        place.put("sandbox_mount_prefix", "/mnt/" + request.path().get("mount_id"));
        return place;
    }

    private String mount(ApiRequest request) {
        Session session = sessions.require(request.path().get("session_id"));
        return "sessions/" + session.id() + "/" + request.path().get("mount_id") + "/";
    }

    private static String path(ApiRequest request) {
        String path = clean((String) request.json(PATH).get("mount_relative_path"));
        if (path.isEmpty() || List.of(path.split("/")).contains("..")) {
            throw SessionErrors.bad("mount_relative_path must name a file in the mount");
        }
        return path;
    }

    private static String clean(String path) {
        return path.replaceAll("^/+", "");
    }

    private static ApiError unknown() {
        return new ApiError(
                404, 404, "ToolRouterV2_FileNotFound", "There is no such file in the mount", "List the mount's items.");
    }
}
