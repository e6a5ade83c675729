package io.github.camelcomposio.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** How a message waits between two requests of its own: without a thread, and without keeping others out. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Completes after the delay; fails with a {@link io.github.camelcomposio.error.ComposioTransportException} on a
     * stop.
     */
    CompletableFuture<Void> sleep(Duration delay);
}
