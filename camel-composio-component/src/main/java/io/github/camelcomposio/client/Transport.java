package io.github.camelcomposio.client;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Sends a request once and gives the answer, whatever its status. The future fails with a {@link TransportFailure}; it
 * is completed on an I/O thread, on which nothing may block.
 */
public interface Transport extends AutoCloseable {

    /**
     * @param method  the HTTP method
     * @param url     where to
     * @param headers what goes with it; contains the API key
     * @param body    the JSON text in UTF-8, or null
     * @param sending is run when the request is handed to a connection: from then on it may be carried out
     */
    CompletableFuture<Answer> send(String method, Url url, Map<String, String> headers, byte[] body, Runnable sending);

    @Override
    void close();

    /** Scheme, host and port apart from the encoded path and query, so that nobody puts them together twice. */
    record Url(String scheme, String host, int port, String target) {
    }

    /** Status, headers (names in lower case) and body; its text shows the status only. */
    record Answer(int status, Map<String, String> headers, byte[] body) {
        @Override
        public String toString() {
            return "HTTP " + status;
        }
    }
}
