package io.github.camelcomposio.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** How a message waits between two requests of its own: without a thread, and without keeping others out. */
public interface Sleeper {

    /**
     * Does something that takes its time, and may itself send messages: gives the place in flight back meanwhile.
     *
     * @return completes as the work does
     */
    <T> CompletableFuture<T> away(Supplier<CompletableFuture<T>> work);

    /**
     * Completes after the delay; fails with a {@link io.github.camelcomposio.error.ComposioTransportException} on a
     * stop.
     */
    CompletableFuture<Void> sleep(Duration delay);

    /**
     * Sleeps while others may stand behind this message, waiting for it: it goes on at once when the time is up,
     * whether there is a place or not, for those who hold the places may be the ones that wait.
     */
    CompletableFuture<Void> stepAside(Duration delay);
}
