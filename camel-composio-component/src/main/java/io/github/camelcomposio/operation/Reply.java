package io.github.camelcomposio.operation;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.JsonMap;

/**
 * What a message becomes.
 *
 * @param body    the new body
 * @param headers the headers that are set, or removed where the value is null, so that none is left over from an
 *                earlier reply; others stay as they are
 */
public record Reply(Object body, Map<String, Object> headers) {

    public Reply {
        if (body instanceof JsonMap object) {
            object.markAsReply();
        }
    }

    /** An answer's body, with the headers that come from every answer and those of the operation. */
    static Reply of(Invocation invocation, ApiResponse response) {
        return of(invocation, response, invocation.operation().replyHeaders());
    }

    /** The same, with the headers of an answer that is not the operation's last. */
    static Reply of(Invocation invocation, ApiResponse response, ReplyHeaders own) {
        Map<String, Object> headers = new LinkedHashMap<>();
        put(headers, "requestId", response.requestId());
        put(headers, "responseCode", response.status());
        put(headers, "rateLimitRemaining", response.rateLimitRemaining());
        own.of(invocation.arguments(), response.body())
                .forEach((name, value) -> put(headers, name, value));
        return new Reply(response.body(), headers);
    }

    /** What became of several requests of a run: none of them is the one that headers could tell of. */
    static Reply ofRun(Map<String, Object> body, String runId) {
        Map<String, Object> headers = new LinkedHashMap<>();
        for (String ofOne : new String[] { "requestId", "responseCode", "rateLimitRemaining", "connectedAccountId" }) {
            put(headers, ofOne, null);
        }
        put(headers, "runId", runId);
        return new Reply(body, headers);
    }

    /** The same with another body. */
    public Reply withBody(Object other) {
        return new Reply(other, headers);
    }

    private static void put(Map<String, Object> headers, String name, Object value) {
        headers.put(Names.header(name), value);
    }

    @Override
    public String toString() {
        return "Reply" + headers.keySet();
    }
}
