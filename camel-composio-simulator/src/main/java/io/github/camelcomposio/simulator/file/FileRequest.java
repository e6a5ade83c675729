package io.github.camelcomposio.simulator.file;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file that is, or is to be, uploaded for a tool.
 *
 * @param id  {@code req_file_…}
 * @param key where it lies, the {@code s3key} of a tool's file argument
 * @param md5 hexadecimal, as announced
 */
public record FileRequest(
        String id, String key, String toolkit, String tool, String name, String mimetype, String md5) {

    Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("toolkit_slug", toolkit);
        view.put("tool_slug", tool);
        view.put("filename", name);
        view.put("mimetype", mimetype);
        view.put("md5", md5);
        return view;
    }
}
