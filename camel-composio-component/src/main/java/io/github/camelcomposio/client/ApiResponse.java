package io.github.camelcomposio.client;

import java.util.Map;

/**
 * An answer that says yes (2xx).
 *
 * @param status  the HTTP status
 * @param headers the headers, names in lower case
 * @param body    the JSON object; empty where the answer had no body
 */
public record ApiResponse(int status, Map<String, String> headers, Map<String, Object> body) {

    /** Composio's id of the request; null where the answer has none. */
    public String requestId() {
        return headers.get("x-request-id");
    }

    /** What is left of the organisation's budget; null where the answer does not say. */
    public Long rateLimitRemaining() {
        return RateHeaders.of(headers).remaining();
    }

    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
