package io.github.camelcomposio.client;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

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

    /**
     * Sends or fetches the content of a file, once, and gives the answer, whatever its status. Neither URL nor content
     * is logged. The future fails with a {@link TransportFailure}; it may be completed on an I/O thread.
     *
     * @param method   {@code PUT} or {@code GET}
     * @param url      where to; it is a secret
     * @param headers  what goes with it
     * @param content  what is sent; null for nothing
     * @param spool    where the answer's content goes
     * @param blocking where files may be read and written
     */
    CompletableFuture<Received> transfer(
            String method, Url url, Map<String, String> headers, Content content, Spool spool, Executor blocking);

    @Override
    void close();

    /** Scheme, host and port apart from the encoded path and query, so that nobody puts them together twice. */
    record Url(String scheme, String host, int port, String target) {

        /** Without path and query, which may be secret. */
        @Override
        public String toString() {
            return scheme + "://" + host;
        }
    }

    /** Status, headers (names in lower case) and body; its text shows the status only. */
    record Answer(int status, Map<String, String> headers, byte[] body) {
        @Override
        public String toString() {
            return "HTTP " + status;
        }
    }

    /** Status, headers (names in lower case) and content, empty where there is none; its text shows the status only. */
    record Received(int status, Map<String, String> headers, Content content) {
        @Override
        public String toString() {
            return "HTTP " + status;
        }
    }
}
