package io.github.camelcomposio.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

import io.github.camelcomposio.error.ComposioRateLimitException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the requests of one group through as the organisation's budget allows, in the order in which they came, with no
 * thread waiting. In an outage it parks those that have the patience, but for a probe now and then. May serve several
 * components. Thread-safe.
 */
public final class Pacer {

    private static final Logger LOG = LoggerFactory.getLogger(Pacer.class);

    private final RateWindow window;
    private final Outage outage;
    private final Duration probeInterval;
    private final LongSupplier nanoTime;
    private final long origin;
    private final Deque<PacedRequest> waiting = new ArrayDeque<>();
    private final Deque<PacedRequest> parked = new ArrayDeque<>();
    private boolean parks;
    private String lastFailure;
    private long granted;
    private long wakeAt = Long.MAX_VALUE;
    private long pausedSince = -1;
    private long pausedTotal;

    /**
     * @param requestsPerSecond   at most so many, 0 for no limit of our own
     * @param reservePercent      share of the budget that is left to other applications
     * @param outageProbeInterval how often one request tries whether an outage is over
     * @param nanoTime            the clock
     */
    public Pacer(int requestsPerSecond, int reservePercent, Duration outageProbeInterval, LongSupplier nanoTime) {
        this.window = new RateWindow(requestsPerSecond, reservePercent);
        this.outage = new Outage(Timer.nanos(outageProbeInterval));
        this.probeInterval = outageProbeInterval;
        this.nanoTime = nanoTime;
        this.origin = nanoTime.getAsLong();
    }

    /**
     * Gives the right to send a request once, as soon as there is one. Fails with a {@link ComposioRateLimitException}
     * as soon as it is clear that there will be none within the given wait, and with a
     * {@link io.github.camelcomposio.error.ComposioTransportException} when an outage lasts too long for it.
     *
     * @param maxOutageWait how long it waits for the end of an outage; zero for a request that is not held by one
     * @param begun         the moment of the clock when its call began, from which it waits at the earliest
     */
    CompletableFuture<Permit> acquire(
            ApiRequest request, Duration maxWait, Duration maxOutageWait, long begun, Timer timer) {
        PacedRequest paced = new PacedRequest(
                request, now(), Timer.nanos(maxWait), begun - origin, Timer.nanos(maxOutageWait), timer);
        note(now -> {
            if (paced.isPatient() && parked.isEmpty() && outage.isForgotten(now)) {
                outage.forget(now);
                parks = false;
            }
            waiting.add(paced);
        });
        return paced.granted();
    }

    /** How long, in total, requests have stood waiting here, or for the end of an outage; grows while some do. */
    public synchronized long pausedNanos() {
        return pausedTotal + (pausedSince < 0 ? 0 : now() - pausedSince);
    }

    /** The requests a minute that are open to us now; empty while nothing is known of any limit. */
    synchronized OptionalInt requestsPerMinute() {
        return window.perMinute(now());
    }

    /** How the budget stands, and how many requests wait. */
    public synchronized BudgetFigures figures() {
        return window.figures(now(), waiting.size(), parked.size());
    }

    /** How long the present outage has lasted; empty where there is none. */
    synchronized Optional<Duration> outage() {
        long now = now();
        boolean known = outage.lasts() && !(parked.isEmpty() && outage.isForgotten(now));
        return known ? Optional.of(Duration.ofNanos(outage.lasted(now))) : Optional.empty();
    }

    /** Whether there has been an outage at that moment of the clock, or later. */
    synchronized boolean hadOutageSince(long nanos) {
        return outage.lastedSince(nanos - origin);
    }

    /** Fails what waits on a timer that was stopped. */
    public void stop() {
        note(now -> {
        });
    }

    /** Takes note of something, and then does what follows from it, without the lock. */
    private void note(LongConsumer event) {
        List<Runnable> decided = new ArrayList<>();
        synchronized (this) {
            long now = now();
            event.accept(now);
            decide(now, decided);
        }
        decided.forEach(Runnable::run);
    }

    private void decide(long now, List<Runnable> decided) {
        failStopped(waiting, decided);
        failStopped(parked, decided);
        followOutage(now, decided);
        letProbeGo(now, decided);
        while (!waiting.isEmpty() && window.tryTake(now)) {
            grant(waiting.remove(), false, now, decided);
        }
        giveUp(now, decided);
        wakeLater(now);
        accountPause(now);
    }

    private static void failStopped(Deque<PacedRequest> requests, List<Runnable> decided) {
        requests.removeIf(request -> request.timer().isStopped() && decided.add(request::stopped));
    }

    private void followOutage(long now, List<Runnable> decided) {
        if (outage.lasts()) {
            waiting.removeIf(request -> request.isPatient() && parked.add(request.parkedAt(now)));
        } else {
            while (!parked.isEmpty()) {
                waiting.addFirst(parked.removeLast().goingOnAt(now));
            }
        }
        if (outage.lasts() && !parks) {
            String failure = lastFailure;
            decided.add(() -> LOG.warn(
                    "Composio does not answer properly ({}): requests wait as long as their maxOutageWait"
                                       + " allows, and one tries every {} ms whether it is back",
                    failure, probeInterval.toMillis()));
        } else if (!outage.lasts() && parks) {
            long millis = outage.lasted(now) / 1_000_000;
            decided.add(() -> LOG.info("Composio answers again, after {} ms", millis));
        }
        parks = outage.lasts();
    }

    /** One that may be repeated, if there is one: nothing is lost if it fails. */
    private void letProbeGo(long now, List<Runnable> decided) {
        if (parked.isEmpty() || outage.probeAt() > now || !window.tryTake(now)) {
            return;
        }
        PacedRequest probe = parked.stream().filter(PacedRequest::isRepeatable).findFirst().orElse(parked.peek());
        parked.remove(probe);
        outage.probe(now);
        grant(probe.goingOnAt(now), true, now, decided);
    }

    private void grant(PacedRequest request, boolean probe, long now, List<Runnable> decided) {
        Permit permit = new Permit(request, request.waited(now), probe, granted++);
        decided.add(() -> request.granted().complete(permit));
    }

    private void giveUp(long now, List<Runnable> decided) {
        long at = waiting.isEmpty() ? Long.MAX_VALUE : window.nextAt(now);
        if (at != Long.MAX_VALUE) {
            waiting.removeIf(request -> !request.maySendAt(at)
                    && decided.add(() -> request.giveUp(Duration.ofNanos(at - now))));
        }
        if (!parked.isEmpty()) {
            long lasted = outage.lasted(now);
            parked.removeIf(request -> now >= request.patientUntil(outage.began())
                    && decided.add(() -> request.giveUpOutage(Duration.ofNanos(lasted))));
        }
    }

    private void wakeLater(long now) {
        if (waiting.isEmpty() && parked.isEmpty()) {
            return;
        }
        long at = nextAt(now);
        if (at < wakeAt) {
            wakeAt = at;
            PacedRequest first = waiting.isEmpty() ? parked.peek() : waiting.peek();
            first.timer().after(first.operation(), Duration.ofNanos(at - now)).whenComplete(
                    (done, stopped) -> note(then -> wakeAt = wakeAt == at ? Long.MAX_VALUE : wakeAt));
        }
    }

    /** When something can be decided again without an answer. */
    private long nextAt(long now) {
        long window = this.window.nextAt(now);
        long at = waiting.isEmpty() ? Long.MAX_VALUE : window;
        if (!parked.isEmpty()) {
            at = Math.min(at, Math.max(window, outage.probeAt()));
            long began = outage.began();
            at = Math.min(at, parked.stream().mapToLong(request -> request.patientUntil(began)).min().getAsLong());
        }
        return at;
    }

    private void accountPause(long now) {
        boolean pauses = !waiting.isEmpty() || !parked.isEmpty() || outage.isProbing();
        if (!pauses && pausedSince >= 0) {
            pausedTotal += now - pausedSince;
            pausedSince = -1;
        } else if (pauses && pausedSince < 0) {
            pausedSince = now;
        }
    }

    private long now() {
        return nanoTime.getAsLong() - origin;
    }

    /** The right to send a request once; says afterwards what came of it. */
    final class Permit {

        private final PacedRequest request;
        private final Duration waited;
        private final boolean probe;
        private final long number;

        private Permit(PacedRequest request, Duration waited, boolean probe, long number) {
            this.request = request;
            this.waited = waited;
            this.probe = probe;
            this.number = number;
        }

        Duration waited() {
            return waited;
        }

        void answered(int status, RateHeaders headers, Duration retryAfter) {
            note(now -> {
                window.answered(now, status, headers, retryAfter);
                if (status < 500) {
                    outage.answered(now, number);
                } else {
                    failed(now, "HTTP " + status);
                }
            });
        }

        void unanswered(String why) {
            note(now -> {
                window.unanswered(now);
                failed(now, why);
            });
        }

        /** What fails because of a stop says nothing of Composio. */
        private void failed(long now, String why) {
            if (probe) {
                outage.probed();
            }
            if (!request.timer().isStopped()) {
                lastFailure = why;
                outage.failed(now);
            }
        }

        /** The request was not sent. */
        void unused() {
            note(now -> {
                window.unused();
                if (probe) {
                    outage.notProbed(now);
                }
            });
        }

        /**
         * Says that what began with this right is out of retries, for Composio is not there; tells whether that is an
         * outage.
         */
        boolean spent() {
            note(now -> outage.spent(now, number));
            return outage().isPresent();
        }
    }
}
