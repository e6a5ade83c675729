package io.github.camelcomposio.simulator.wire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * What goes back to the caller: a status, headers and a text. Immutable.
 *
 * @param status      HTTP status, 100 to 599
 * @param headers     response headers besides the content type
 * @param contentType value of {@code Content-Type}
 * @param body        the whole body, never null
 * @param charset     turns the body into bytes: UTF-8, or ISO-8859-1 when every character stands for one byte
 */
public record Answer(int status, Map<String, String> headers, String contentType, String body, Charset charset) {

    private static final String JSON = "application/json; charset=utf-8";

    public Answer {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A text in UTF-8. */
    public Answer(int status, Map<String, String> headers, String contentType, String body) {
        this(status, headers, contentType, body, StandardCharsets.UTF_8);
    }

    /** A JSON object in the order of the map; nulls stay nulls. */
    public static Answer json(int status, Map<String, Object> body) {
        return new Answer(status, Map.of(), JSON, new JsonObject(body).encode());
    }

    /** A page for a person's browser. */
    public static Answer html(int status, String page) {
        return new Answer(status, Map.of(), "text/html; charset=utf-8", page);
    }

    /** 200 with a file, of which each character is one byte. */
    public static Answer bytes(String contentType, String latin1) {
        return new Answer(200, Map.of(), contentType, latin1, StandardCharsets.ISO_8859_1);
    }

    /** XML, as storage services answer. */
    public static Answer xml(int status, String body) {
        return new Answer(status, Map.of(), "application/xml; charset=utf-8", body);
    }

    /** A JSON array. */
    public static Answer jsonArray(int status, List<?> elements) {
        return new Answer(status, Map.of(), JSON, new JsonArray(elements).encode());
    }

    /** A text that claims to be JSON, whatever it holds. */
    public static Answer claimedJson(int status, Map<String, String> headers, String body) {
        return new Answer(status, headers, JSON, body);
    }

    /** Sends a browser elsewhere with GET. */
    public static Answer seeOther(String location) {
        return html(303, "").withHeaders(Map.of("Location", location));
    }

    /** The same answer with more headers; a header of the same name is replaced. */
    public Answer withHeaders(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, all, contentType, body, charset);
    }

    /** The same answer with another text. */
    public Answer withBody(String text) {
        return new Answer(status, headers, contentType, text, charset);
    }

    /** Bodies may hold what a test planted as a secret, so only the outline is printed. */
    @Override
    public String toString() {
        return "Answer[status=" + status + ", headers=" + headers.keySet() + ", body=" + body.length() + " characters]";
    }
}
