package io.github.camelcomposio.bulk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

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
    /**
     * Claims whose renewal has no answer yet: while the ledger is away they would pile up before all that ends claims.
     */
    private final Set<ClaimRequest> asked = new HashSet<>();
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

    /**
     * A claim.
     *
     * @param claim how it was taken, by which it is told from a later one of the same subject
     * @param until until when it surely holds
     */
    private record Held(ClaimRequest claim, Instant until) {
    }

    /** How long a lease lasts that is not renewed. */
    Duration length() {
        return length;
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

    /**
     * Writes something of a claim that goes on. A renewal that follows ends later: they are asked for under the same
     * lock.
     *
     * @param settlement what is written, made of the end of the lease
     */
    synchronized CompletableFuture<Void> note(Function<Instant, Settlement> settlement) {
        return writer.settle(settlement.apply(end()));
    }

    /**
     * Ends a claim. No renewal of it follows: they are asked for under the same lock. Of one that does not surely hold
     * any more only the journal is written: its entry may say by now what another instance has done.
     */
    synchronized CompletableFuture<Void> end(Settlement settlement) {
        Held claim = held.remove(settlement.subject());
        boolean holds = claim != null && claim.until().isAfter(clock.instant());
        return writer.settle(holds
                ? settlement : new Settlement(null, settlement.owner(), null, null, settlement.line()));
    }

    /** How many claims there are. */
    synchronized int claims() {
        return held.size();
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

    private void renew(Held renewing) {
        ClaimRequest claim = renewing.claim();
        if (!asked.add(claim)) {
            return;
        }
        ClaimRequest again = new ClaimRequest(
                claim.subject(), claim.fingerprint(), true, claim.runId(), claim.owner(), end());
        writer.claim(again).whenComplete((answer, failure) -> answered(claim, again, answer));
    }

    /** @param answer null where the ledger gave none */
    private synchronized void answered(ClaimRequest claim, ClaimRequest again, Claim answer) {
        asked.remove(claim);
        if (answer != null) {
            renewed(claim, again, answer);
        }
    }

    /** An answer may come late: it says nothing of a later claim of the same subject, and takes no time back. */
    private void renewed(ClaimRequest claim, ClaimRequest again, Claim answer) {
        Held now = held.get(claim.subject());
        boolean same = now != null && now.claim() == claim;
        if (answer.result() == Claim.Result.TAKEN && isOurs(answer.before(), claim.owner())) {
            if (same && again.leaseEnd().isAfter(now.until())) {
                held.put(claim.subject(), new Held(claim, again.leaseEnd()));
            }
            return;
        }
        if (same) {
            held.remove(claim.subject());
        }
        if (answer.result() == Claim.Result.TAKEN && (same || now == null)) {
            writer.settle(new Settlement(claim.subject(), claim.owner(), answer.before(), null, null));
        }
    }

    /** Else another instance has ended it meanwhile, and the renewal was a new claim. */
    private static boolean isOurs(LedgerEntry before, String owner) {
        return before != null && before.state() == LedgerEntry.State.CLAIMED && owner.equals(before.owner());
    }
}
