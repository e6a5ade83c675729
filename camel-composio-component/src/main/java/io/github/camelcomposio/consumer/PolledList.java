package io.github.camelcomposio.consumer;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.Pages;

/** The list that a consumer polls. */
public interface PolledList {

    /**
     * Makes it ready to be read.
     *
     * @throws RuntimeException if the endpoint's options can't be polled with; nothing was sent then
     */
    void open();

    /** Fetches the first page. */
    CompletableFuture<Pages> first();

    /** Fetches the next page. */
    CompletableFuture<Pages> next(Pages pages);

    /** The name of the operation that answers it. */
    String name();

    /** The headers that an item gives a message, by name. */
    Map<String, Object> headers(Object item);
}
