package io.github.camelcomposio.benchmarks.peer;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Counts what is in flight, and keeps the first failure. */
final class Flight {

    private final int places;
    private final Semaphore free;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Flight(int places) {
        this.places = places;
        this.free = new Semaphore(places);
    }

    /** Waits for a place. */
    void begin() throws InterruptedException {
        free.acquire();
    }

    void end(Throwable failed) {
        if (failed != null) {
            failure.compareAndSet(null, failed);
        }
        free.release();
    }

    /** Waits for all that has begun. */
    void land() throws Exception {
        free.acquire(places);
        free.release(places);
        if (failure.get() != null) {
            throw new IllegalStateException("a request failed", failure.get());
        }
    }
}
