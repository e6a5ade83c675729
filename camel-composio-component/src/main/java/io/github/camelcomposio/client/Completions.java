package io.github.camelcomposio.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs what comes after an answer (the rest of a route), never on an I/O thread. A completion that itself sends, and
 * whose thread stands waiting for that, does not keep the inner completion from running: that one goes to a second
 * executor. So does what has waited while every thread stood still. Thread-safe.
 */
public final class Completions {

    /** If nothing is finished for so long while something waits, the threads may be waiting for what waits. */
    private static final Executor AFTER_A_STANDSTILL = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Runnable::run);

    private final Executor pool;
    private final int threads;
    private final Executor nested;
    private final ThreadLocal<Frame> running = new ThreadLocal<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicLong finished = new AtomicLong();
    private volatile boolean closed;

    /**
     * @param pool    for ordinary completions
     * @param threads how many threads the pool has
     * @param nested  for those whose sender is a completion that still runs; must not queue
     */
    public Completions(Executor pool, int threads, Executor nested) {
        this.pool = pool;
        this.threads = threads;
        this.nested = nested;
    }

    /** The completion that the calling thread is running; null if it runs none. */
    public Frame current() {
        return running.get();
    }

    /**
     * Runs a completion.
     *
     * @param sender the completion that sent the message which is now complete; null if none did
     */
    public void run(Frame sender, Runnable completion) {
        Task task = new Task(completion);
        if (closed) {
            task.run();
        } else if (sender != null && sender.active) {
            nested.execute(task);
        } else {
            pool.execute(() -> runInPool(task));
            if (busy.get() >= threads) {
                watch(task, finished.get());
            }
        }
    }

    private void runInPool(Task task) {
        busy.incrementAndGet();
        try {
            task.run();
        } finally {
            busy.decrementAndGet();
            finished.incrementAndGet();
        }
    }

    private void watch(Task task, long finishedBefore) {
        AFTER_A_STANDSTILL.execute(() -> {
            long finishedNow = finished.get();
            if (task.started.get()) {
                return;
            }
            if (finishedNow == finishedBefore) {
                nested.execute(task);
            } else {
                watch(task, finishedNow);
            }
        });
    }

    /** The executors are about to go: what is still completed runs where it is, rather than not at all. */
    public void close() {
        closed = true;
    }

    /** A completion that two executors may try to run. */
    private final class Task implements Runnable {

        private final Runnable completion;
        private final AtomicBoolean started = new AtomicBoolean();

        Task(Runnable completion) {
            this.completion = completion;
        }

        @Override
        public void run() {
            if (!started.compareAndSet(false, true)) {
                return;
            }
            Frame outer = running.get();
            Frame frame = new Frame();
            running.set(frame);
            try {
                completion.run();
            } finally {
                frame.active = false;
                running.set(outer);
            }
        }
    }

    /** A completion on a thread's stack. */
    public static final class Frame {

        private volatile boolean active = true;

        private Frame() {
        }

        /** Whether its thread is still running it, or waiting in it. */
        public boolean isActive() {
            return active;
        }
    }
}
