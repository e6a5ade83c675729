package io.github.camelcomposio.benchmarks.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Notes when each limit's worth of admitted requests begins: the first request, the first one beyond the limit, the
 * first one beyond twice the limit. Looks every two milliseconds. Thread-safe.
 */
final class WindowStarts implements AutoCloseable {

    private static final long EVERY_MILLIS = 2;

    private final LongSupplier admitted;
    private final int limit;
    private final long before;
    private final List<Long> nanos = new ArrayList<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();

    /** @param admitted how many requests have been, now */
    WindowStarts(LongSupplier admitted, int limit) {
        this.admitted = admitted;
        this.limit = limit;
        this.before = admitted.getAsLong();
        watch.scheduleAtFixedRate(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void look() {
        long requests = admitted.getAsLong() - before;
        while (requests > (long) nanos.size() * limit) {
            nanos.add(System.nanoTime());
        }
    }

    /** In nanoseconds of this process's clock. */
    synchronized List<Long> nanos() {
        look();
        return List.copyOf(nanos);
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
