package io.github.camelcomposio.client;

/** Sees each attempt of each request of a client before it goes, and may prevent it. Thread-safe; must not block. */
@FunctionalInterface
public interface SendWatch {

    /**
     * Is called right before a request is handed to the transport, once an attempt.
     *
     * @throws RuntimeException to prevent that it is sent: the request fails with it
     */
    void beforeSend(ApiRequest request);
}
