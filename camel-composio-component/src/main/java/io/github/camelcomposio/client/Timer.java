package io.github.camelcomposio.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelcomposio.error.ComposioTransportException;

/**
 * Waits without a thread. When it stops, everything that waits fails at once, and nothing more can wait. Thread-safe.
 */
public final class Timer {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final ScheduledExecutorService scheduler;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    public Timer(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    /** Completes after the delay; fails with a {@link ComposioTransportException} when stopped before. */
    public CompletableFuture<Void> after(String operation, Duration delay) {
        Waiting future = new Waiting(operation);
        waiting.add(future);
        if (stopped) {
            future.stop();
        } else {
            scheduler.schedule(() -> future.complete(null), nanos(delay), TimeUnit.NANOSECONDS);
        }
        return future.whenComplete((done, failure) -> waiting.remove(future));
    }

    /** A duration in nanoseconds; one that is too long for that is as long as can be reckoned with. */
    static long nanos(Duration duration) {
        return duration.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : duration.toNanos();
    }

    /** Whether nothing can wait any more. */
    public boolean isStopped() {
        return stopped;
    }

    /** Fails what waits. */
    public void stop() {
        stopped = true;
        waiting.forEach(Waiting::stop);
    }

    /** What a message gets that was not sent because of the stop. */
    static ComposioTransportException stopping(String operation) {
        return new ComposioTransportException(operation, "not sent, for the component is stopping; send it again later");
    }

    private static final class Waiting extends CompletableFuture<Void> {

        private final String operation;

        Waiting(String operation) {
            this.operation = operation;
        }

        void stop() {
            completeExceptionally(stopping(operation));
        }
    }
}
