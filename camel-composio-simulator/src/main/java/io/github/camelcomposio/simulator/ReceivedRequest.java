package io.github.camelcomposio.simulator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request that reached the simulator, and how it was answered.
 *
 * @param method  upper case
 * @param path    with the version prefix, as it stood in the request line
 * @param query   decoded, in the order of the request; a repeated parameter's values joined with commas
 * @param headers names in lower case; holds the API key
 * @param body    as text; empty when there was none, and for a file sent to a presigned URL
 * @param status  what was answered; 0 when the connection was cut or nothing has been answered yet
 * @param cut     the connection was cut on purpose, before, amid or instead of an answer
 */
public record ReceivedRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, String body, int status,
        boolean cut) {

    public ReceivedRequest {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    ReceivedRequest answered(int with, boolean wasCut) {
        return new ReceivedRequest(method, path, query, headers, body, with, wasCut);
    }

    /** Without values of body and headers: they hold credentials. */
    @Override
    public String toString() {
        return "ReceivedRequest[" + method + " " + path + ", query=" + query + ", headers=" + headers.keySet() + ", body="
               + body.length() + " characters, status=" + status + (cut ? ", cut]" : "]");
    }
}
