package io.github.camelcomposio.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** Lets so many pass a second and no more, in the order in which they came, with no thread waiting. Thread-safe. */
public final class Throttle {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SlidingBudget budget;
    private final LongSupplier nanoTime;
    private final long origin;
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private boolean wakes;

    /**
     * @param perSecond at most so many in any second, at least 1
     * @param nanoTime  the clock
     */
    public Throttle(int perSecond, LongSupplier nanoTime) {
        this.budget = new SlidingBudget(perSecond, SECOND.toNanos());
        this.nanoTime = nanoTime;
        this.origin = nanoTime.getAsLong();
    }

    /**
     * Completes when it is the caller's turn; fails with a
     * {@link io.github.camelcomposio.error.ComposioTransportException} when the timer is stopped before.
     */
    public CompletableFuture<Void> turn(String operation, Timer timer) {
        Waiter waiter = new Waiter(operation, timer, new CompletableFuture<>());
        synchronized (this) {
            waiting.add(waiter);
        }
        pump();
        return waiter.turn;
    }

    private void pump() {
        List<Runnable> decided = new ArrayList<>();
        synchronized (this) {
            long now = nanoTime.getAsLong() - origin;
            waiting.removeIf(waiter -> waiter.timer.isStopped() && decided.add(waiter::stopped));
            while (!waiting.isEmpty() && budget.nextAt(now) <= now) {
                budget.taken();
                budget.answered(now);
                Waiter next = waiting.remove();
                decided.add(() -> next.turn.complete(null));
            }
            if (!waiting.isEmpty() && !wakes) {
                wakes = true;
                Waiter first = waiting.peek();
                Duration pause = Duration.ofNanos(budget.nextAt(now) - now);
                decided.add(() -> first.timer.after(first.operation, pause).whenComplete((done, stopped) -> wake()));
            }
        }
        decided.forEach(Runnable::run);
    }

    private void wake() {
        synchronized (this) {
            wakes = false;
        }
        pump();
    }

    private record Waiter(String operation, Timer timer, CompletableFuture<Void> turn) {

        void stopped() {
            turn.completeExceptionally(Timer.stopping(operation));
        }
    }
}
