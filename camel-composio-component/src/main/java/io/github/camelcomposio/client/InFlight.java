package io.github.camelcomposio.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.github.camelcomposio.error.ComposioTransportException;

/**
 * The places for messages in flight. A message that finds none makes its thread wait, so that a splitter never outruns
 * the API; a message that sleeps gives its place to another one and queues for one when it wakes, unless it stepped
 * aside from a queue of others: then it goes on at once, and there is one more than places for a while. Thread-safe.
 */
public final class InFlight {

    /** Messages that may sleep without a place; further ones keep theirs. */
    static final int MAX_ASLEEP = 1000;

    private final int max;
    private final Duration maxWait;
    private final LongSupplier pausedNanos;
    private final Timer timer;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<CompletableFuture<Void>> awake = new ArrayDeque<>();
    private final Set<Runnable> absences = ConcurrentHashMap.newKeySet();
    private int taken;
    private int asleep;
    private int waiting;
    private boolean stopped;

    /**
     * @param max         places
     * @param maxWait     how long a thread waits for one, time in which the rate limit holds everybody not counted
     * @param pausedNanos how long, in total, the rate limit has held requests
     */
    public InFlight(int max, Duration maxWait, LongSupplier pausedNanos, Timer timer, LongSupplier nanoTime) {
        this.max = max;
        this.maxWait = maxWait;
        this.pausedNanos = pausedNanos;
        this.timer = timer;
        this.nanoTime = nanoTime;
    }

    /**
     * Takes a place.
     *
     * @param  mayWait                    false for a thread that runs one of our completions: its message holds a place
     *                                    already, and waiting for another could wait for itself
     * @throws ComposioTransportException if none got free in time, or the component stops: nothing was sent
     */
    public Place enter(String operation, boolean mayWait) {
        lock.lock();
        try {
            if (mayWait && taken >= max) {
                waiting++;
                try {
                    awaitPlace(operation);
                } finally {
                    waiting--;
                }
            }
            if (stopped) {
                throw Timer.stopping(operation);
            }
            taken++;
            return new Place(operation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ComposioTransportException(operation, "not sent, interrupted while waiting for a place in flight");
        } finally {
            lock.unlock();
        }
    }

    private void awaitPlace(String operation) throws InterruptedException {
        long since = nanoTime.getAsLong();
        long pausedBefore = pausedNanos.getAsLong();
        long left = Timer.nanos(maxWait);
        while (taken >= max && !stopped) {
            if (left <= 0) {
                throw new ComposioTransportException(
                        operation, "not sent, for none of the " + max + " places of maxInFlight got free within "
                                   + maxWait.toMillis() + " ms");
            }
            changed.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
            if (taken >= max) {
                long paused = pausedNanos.getAsLong() - pausedBefore;
                left = Timer.nanos(maxWait) - (nanoTime.getAsLong() - since - paused);
            }
        }
    }

    /** How many messages there are now. */
    public InFlightFigures figures() {
        lock.lock();
        try {
            return new InFlightFigures(max, taken, asleep, waiting);
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Refuses new messages and fails those that wait, or are away. */
    public void stop() {
        Deque<CompletableFuture<Void>> waking;
        lock.lock();
        try {
            stopped = true;
            waking = new ArrayDeque<>(awake);
            awake.clear();
            taken += waking.size();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        waking.forEach(message -> message.complete(null));
        absences.forEach(Runnable::run);
    }

    /** Waits until no message is left, at most so long; says whether that is so. */
    public boolean awaitEmpty(Duration atMost) throws InterruptedException {
        long left = Timer.nanos(atMost);
        lock.lock();
        try {
            while (taken + asleep > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
            return taken + asleep == 0;
        } finally {
            lock.unlock();
        }
    }

    private boolean fallAsleep() {
        CompletableFuture<Void> next;
        lock.lock();
        try {
            if (asleep >= MAX_ASLEEP) {
                return false;
            }
            asleep++;
            next = release();
        } finally {
            lock.unlock();
        }
        hand(next);
        return true;
    }

    private CompletableFuture<Void> wake(boolean atOnce) {
        CompletableFuture<Void> place = new CompletableFuture<>();
        lock.lock();
        try {
            asleep--;
            if (taken < max || stopped || atOnce) {
                taken++;
                place.complete(null);
            } else {
                awake.add(place);
            }
        } finally {
            lock.unlock();
        }
        return place;
    }

    private void leave() {
        CompletableFuture<Void> next;
        lock.lock();
        try {
            next = release();
        } finally {
            lock.unlock();
        }
        hand(next);
    }

    /** Gives a place back, to a message that woke up if there is one; call {@link #hand} after unlocking. */
    private CompletableFuture<Void> release() {
        taken--;
        CompletableFuture<Void> next = taken < max ? awake.poll() : null;
        if (next != null) {
            taken++;
        }
        changed.signalAll();
        return next;
    }

    private static void hand(CompletableFuture<Void> next) {
        if (next != null) {
            next.complete(null);
        }
    }

    /** One message's place. */
    public final class Place implements Sleeper {

        private final String operation;
        private final AtomicBoolean left = new AtomicBoolean();

        private Place(String operation) {
            this.operation = operation;
        }

        @Override
        public CompletableFuture<Void> sleep(Duration delay) {
            return away(() -> timer.after(operation, delay));
        }

        @Override
        public CompletableFuture<Void> stepAside(Duration delay) {
            return away(() -> timer.after(operation, delay), true);
        }

        @Override
        public <T> CompletableFuture<T> away(Supplier<CompletableFuture<T>> work) {
            return away(work, false);
        }

        private <T> CompletableFuture<T> away(Supplier<CompletableFuture<T>> work, boolean backAtOnce) {
            if (!fallAsleep()) {
                return work.get();
            }
            Absence<T> absence = new Absence<>(backAtOnce);
            absences.add(absence);
            if (isStopped()) {
                absence.end(null, Timer.stopping(operation));
            }
            CompletableFuture.completedFuture(work).thenCompose(Supplier::get)
                    .whenComplete((result, failure) -> absence.end(result, failure == null ? null : Call.unwrap(failure)));
            return absence.back;
        }

        /** Gives the place back, once, at the very end. */
        public void leave() {
            if (left.compareAndSet(false, true)) {
                InFlight.this.leave();
            }
        }

        /** Ends once: when the work has, or at a stop. */
        private final class Absence<T> implements Runnable {

            private final CompletableFuture<T> back = new CompletableFuture<>();
            private final AtomicBoolean ended = new AtomicBoolean();
            private final boolean atOnce;

            Absence(boolean atOnce) {
                this.atOnce = atOnce;
            }

            void end(T result, Throwable failure) {
                if (!ended.compareAndSet(false, true)) {
                    return;
                }
                absences.remove(this);
                wake(atOnce).whenComplete((place, never) -> {
                    if (failure == null) {
                        back.complete(result);
                    } else {
                        back.completeExceptionally(failure);
                    }
                });
            }

            @Override
            public void run() {
                end(null, Timer.stopping(operation));
            }
        }
    }
}
