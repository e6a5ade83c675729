package io.github.camelcomposio.client;

import java.io.IOException;
import java.util.Map;

/**
 * An answer that says yes (2xx).
 *
 * @param status  the HTTP status
 * @param headers the headers, names in lower case
 * @param body    the JSON object; empty where the answer had no body
 */
public record ApiResponse(int status, Map<String, String> headers, Map<String, Object> body) {

    /**
     * Reads an answer.
     *
     * @param  list        whether it is a JSON array, which becomes the member {@code items}
     * @throws IOException if it is not what it has to be
     */
    static ApiResponse of(Transport.Answer answer, boolean list) throws IOException {
        byte[] text = answer.body();
        Map<String, Object> body = list ? Map.of("items", Json.readList(text))
                : text.length == 0 ? Map.of() : Json.readObject(text);
        if (body == null) {
            throw new IOException("the answer is null");
        }
        return new ApiResponse(answer.status(), answer.headers(), body);
    }

    /** Composio's id of the request; null where the answer has none. */
    public String requestId() {
        return headers.get("x-request-id");
    }

    /** What is left of the organisation's budget; null where the answer does not say. */
    public Long rateLimitRemaining() {
        return RateHeaders.remaining(headers);
    }

    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
