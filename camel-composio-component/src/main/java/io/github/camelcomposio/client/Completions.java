package io.github.camelcomposio.client;

import java.util.concurrent.Executor;

/**
 * Runs what comes after an answer (the rest of a route), never on an I/O thread. A completion that itself sends, and
 * whose thread stands waiting for that, does not keep the inner completion from running: that one goes to a second
 * executor. Thread-safe.
 */
public final class Completions {

    private final Executor pool;
    private final Executor nested;
    private final ThreadLocal<Frame> running = new ThreadLocal<>();
    private volatile boolean closed;

    /**
     * @param pool   for ordinary completions
     * @param nested for those whose sender is a completion that still runs; must not queue
     */
    public Completions(Executor pool, Executor nested) {
        this.pool = pool;
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
        Executor executor = closed ? Runnable::run : sender != null && sender.active ? nested : pool;
        executor.execute(() -> {
            Frame outer = running.get();
            Frame frame = new Frame();
            running.set(frame);
            try {
                completion.run();
            } finally {
                frame.active = false;
                running.set(outer);
            }
        });
    }

    /** The executors are about to go: what is still completed runs where it is, rather than not at all. */
    public void close() {
        closed = true;
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
