package io.github.camelcomposio.bulk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.Timer;

/**
 * The claims of this instance: renews them while work on their subjects goes on, and says whether there is time enough
 * left to send something. What this instance stops renewing, because it has died or lost track, is free for others when
 * its lease has ended, and by then nothing that was sent can still be running. Thread-safe.
 */
final class Leases {

    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(10);

    private final LedgerWriter writer;
    private final Timer timer;
    private final Clock clock;
    private final Duration longestRequest;
    private final Duration interval;
    private final Duration length;
    private final Map<String, Held> held = new HashMap<>();
    private boolean renewing;

    /**
     * @param longestRequest how long a request that was sent may still be carried out
     */
    Leases(LedgerWriter writer, Timer timer, Clock clock, Duration longestRequest) {
        this.writer = writer;
        this.timer = timer;
        this.clock = clock;
        this.longestRequest = longestRequest;
        Duration third = longestRequest.dividedBy(3);
        this.interval = third.compareTo(LONGEST_INTERVAL) < 0 ? third : LONGEST_INTERVAL;
        this.length = longestRequest.plus(interval.multipliedBy(3));
    }

    /** A claim, and until when it surely holds. */
    private record Held(ClaimRequest request, Instant until) {
    }

    /** The end of a lease that begins now. */
    Instant end() {
        return clock.instant().plus(length);
    }

    /** A claim was taken: it is renewed from now on. */
    void taken(ClaimRequest request) {
        boolean begin;
        synchronized (this) {
            held.put(request.subject(), new Held(request, request.leaseEnd()));
            begin = !renewing;
            renewing = true;
        }
        if (begin) {
            renewLater();
        }
    }

    /** Until when a subject's claim surely holds; null where it has been lost. */
    synchronized Instant until(String subject) {
        Held claim = held.get(subject);
        return claim == null ? null : claim.until();
    }

    /** Whether what is sent now is over before the claim is. */
    boolean allowSending(String subject) {
        Instant until = until(subject);
        return until != null && !until.isBefore(clock.instant().plus(longestRequest));
    }

    /** Writes something of a claim that goes on. */
    synchronized CompletableFuture<Void> note(Settlement settlement) {
        return writer.settle(settlement);
    }

    /** Ends a claim. No renewal of it follows: they are asked for under the same lock. */
    synchronized CompletableFuture<Void> end(Settlement settlement) {
        held.remove(settlement.subject());
        return writer.settle(settlement);
    }

    /** A claim is left as it is: its lease ends by itself. */
    synchronized void leave(String subject) {
        held.remove(subject);
    }

    private void renewLater() {
        timer.after("connectedAccounts/import", interval).whenComplete((due, stopped) -> {
            if (stopped == null) {
                renew();
            }
        });
    }

    private void renew() {
        synchronized (this) {
            if (held.isEmpty()) {
                renewing = false;
                return;
            }
            List.copyOf(held.values()).forEach(this::renew);
        }
        renewLater();
    }

    private void renew(Held claim) {
        ClaimRequest old = claim.request();
        ClaimRequest again = new ClaimRequest(
                old.subject(), old.fingerprint(), true, old.runId(), old.owner(), end());
        writer.claim(again).whenComplete((answer, failure) -> {
            if (failure == null) {
                renewed(again, answer.result() == Claim.Result.TAKEN);
            }
        });
    }

    private synchronized void renewed(ClaimRequest request, boolean still) {
        if (!still) {
            held.remove(request.subject());
        } else if (held.containsKey(request.subject())) {
            held.put(request.subject(), new Held(request, request.leaseEnd()));
        }
    }
}
