package io.github.camelcomposio.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

import io.github.camelcomposio.error.ComposioRateLimitException;
import io.github.camelcomposio.error.Failure;

/**
 * Lets the requests of one group through as the organisation's budget allows, in the order in which they came, with no
 * thread waiting. May serve several components. Thread-safe.
 */
public final class Pacer {

    private final RateWindow window;
    private final LongSupplier nanoTime;
    private final long origin;
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private long wakeAt = Long.MAX_VALUE;
    private long pausedSince = -1;
    private long pausedTotal;

    /**
     * @param requestsPerSecond at most so many, 0 for no limit of our own
     * @param reservePercent    share of the budget that is left to other applications
     * @param nanoTime          the clock
     */
    public Pacer(int requestsPerSecond, int reservePercent, LongSupplier nanoTime) {
        this.window = new RateWindow(requestsPerSecond, reservePercent);
        this.nanoTime = nanoTime;
        this.origin = nanoTime.getAsLong();
    }

    /**
     * Gives the right to send one request, as soon as there is one. Fails with a {@link ComposioRateLimitException} as
     * soon as it is clear that there will be none within the given wait.
     */
    CompletableFuture<Permit> acquire(String operation, Duration maxWait, Timer timer) {
        Waiter waiter;
        synchronized (this) {
            long now = now();
            waiter = new Waiter(operation, now, Timer.nanos(maxWait), timer);
            waiting.add(waiter);
        }
        pump();
        return waiter.granted;
    }

    /** How long, in total, requests have stood waiting here; grows while some do. */
    public synchronized long pausedNanos() {
        return pausedTotal + (pausedSince < 0 ? 0 : now() - pausedSince);
    }

    /** The requests a minute that are open to us now; empty while nothing is known of any limit. */
    synchronized OptionalInt requestsPerMinute() {
        return window.perMinute(now());
    }

    /** Fails what waits on a timer that was stopped. */
    public void stop() {
        pump();
    }

    private void pump() {
        List<Runnable> decided = new ArrayList<>();
        synchronized (this) {
            long now = now();
            failStopped(decided);
            while (!waiting.isEmpty() && window.tryTake(now)) {
                Waiter next = waiting.remove();
                decided.add(() -> next.grant(now));
            }
            if (!waiting.isEmpty()) {
                giveUpOrWake(now, decided);
            }
            accountPause(now);
        }
        decided.forEach(Runnable::run);
    }

    private void failStopped(List<Runnable> decided) {
        for (Iterator<Waiter> each = waiting.iterator(); each.hasNext();) {
            Waiter waiter = each.next();
            if (waiter.timer.isStopped()) {
                each.remove();
                decided.add(waiter::stopped);
            }
        }
    }

    private void giveUpOrWake(long now, List<Runnable> decided) {
        long at = window.nextAt(now);
        if (at == Long.MAX_VALUE) {
            return;
        }
        for (Iterator<Waiter> each = waiting.iterator(); each.hasNext();) {
            Waiter waiter = each.next();
            if (at - waiter.since > waiter.maxWait) {
                each.remove();
                decided.add(() -> waiter.giveUp(Duration.ofNanos(at - now)));
            }
        }
        if (!waiting.isEmpty() && at < wakeAt) {
            wakeAt = at;
            Waiter first = waiting.peek();
            first.timer.after(first.operation, Duration.ofNanos(at - now)).whenComplete((done, stopped) -> {
                synchronized (this) {
                    wakeAt = wakeAt == at ? Long.MAX_VALUE : wakeAt;
                }
                pump();
            });
        }
    }

    private void accountPause(long now) {
        if (waiting.isEmpty() && pausedSince >= 0) {
            pausedTotal += now - pausedSince;
            pausedSince = -1;
        } else if (!waiting.isEmpty() && pausedSince < 0) {
            pausedSince = now;
        }
    }

    private long now() {
        return nanoTime.getAsLong() - origin;
    }

    /** The right to send one request; says afterwards what came of it. */
    final class Permit {

        private final Duration waited;

        private Permit(Duration waited) {
            this.waited = waited;
        }

        Duration waited() {
            return waited;
        }

        void answered(int status, RateHeaders headers, Duration retryAfter) {
            synchronized (Pacer.this) {
                window.answered(now(), status, headers, retryAfter);
            }
            pump();
        }

        /** The request was not sent. */
        void unused() {
            synchronized (Pacer.this) {
                window.unused();
            }
            pump();
        }

        void unanswered() {
            synchronized (Pacer.this) {
                window.unanswered(now());
            }
            pump();
        }
    }

    private final class Waiter {

        private final String operation;
        private final long since;
        private final long maxWait;
        private final Timer timer;
        private final CompletableFuture<Permit> granted = new CompletableFuture<>();

        Waiter(String operation, long since, long maxWait, Timer timer) {
            this.operation = operation;
            this.since = since;
            this.maxWait = maxWait;
            this.timer = timer;
        }

        void grant(long now) {
            granted.complete(new Permit(Duration.ofNanos(now - since)));
        }

        void giveUp(Duration retryAfter) {
            granted.completeExceptionally(new ComposioRateLimitException(
                    "the rate limit leaves no request for the next " + retryAfter.toMillis()
                                                                         + " ms, longer than maxRateLimitWait allows",
                    Failure.notSent(operation).withSuggestedFix(
                            "send it again later, raise maxRateLimitWait, or ask Composio for a larger budget"),
                    retryAfter));
        }

        void stopped() {
            granted.completeExceptionally(Timer.stopping(operation));
        }
    }
}
