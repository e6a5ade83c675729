package io.github.camelcomposio.operation;

import java.util.HashMap;
import java.util.Map;

import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.Storage;

/** The content of a file as a reply, with what Camel's components want to know of a file. */
final class DownloadReply {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String FILE_NAME = "CamelFileName";

    private DownloadReply() {
    }

    /**
     * @param answer Composio's answer
     * @param path   the file's path, of which the last part is its name
     */
    static Reply of(Invocation invocation, ApiResponse answer, Storage.Download download, String path) {
        Map<String, Object> headers = new HashMap<>(Reply.of(invocation, answer).headers());
        headers.put(CONTENT_TYPE, download.mimetype());
        String name = name(path);
        if (name != null) {
            headers.put(FILE_NAME, name);
        }
        return new Reply(download.content(), headers);
    }

    /** A name that stays in the folder into which a route writes it; null where there is none. */
    private static String name(String path) {
        String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        boolean unusable = last.isBlank() || last.equals(".") || last.equals("..")
                || last.chars().anyMatch(Character::isISOControl);
        return unusable ? null : last;
    }
}
