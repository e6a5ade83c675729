package io.github.camelcomposio.bulk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;

import io.github.camelcomposio.client.Timer;

/**
 * The claims of this instance: renews them while work on their subjects goes on, and says whether there is time enough
 * left to send something. What this instance stops renewing, because it has died or lost track, is free for others when
 * its lease has ended, and by then nothing that was sent can still be running. Thread-safe.
 * <p>
 * Others go by the clock. It may be set while a claim is held: a claim surely holds only while its lease lasts by the
 * clock and by the time that has passed, which no setting of the clock changes.
 */
final class Leases {

    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(10);
    /** The shortest time by which leases are told apart. */
    private static final Duration MOMENT = Duration.ofNanos(1000);

    private final LedgerWriter writer;
    private final Timer timer;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Duration longestRequest;
    private final Duration interval;
    private final Duration length;
    private final Map<String, Held> held = new HashMap<>();
    /** When the leases are over of claims that were left as they are, in nanoseconds. */
    private final Map<String, Long> left = new HashMap<>();
    /**
     * Claims whose renewal has no answer yet, and whether it finds them to be ours: while the ledger is away renewals
     * would pile up before all that ends claims.
     */
    private final Map<ClaimRequest, CompletableFuture<Boolean>> asked = new HashMap<>();
    private boolean renewing;

    /**
     * @param clock          what others compare leases with
     * @param nanoTime       the time that passes
     * @param longestRequest how long a request that was sent may still be carried out
     */
    Leases(LedgerWriter writer, Timer timer, Clock clock, LongSupplier nanoTime, Duration longestRequest) {
        this.writer = writer;
        this.timer = timer;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.longestRequest = longestRequest;
        Duration third = longestRequest.dividedBy(3);
        this.interval = third.compareTo(LONGEST_INTERVAL) < 0 ? third : LONGEST_INTERVAL;
        this.length = longestRequest.plus(interval.multipliedBy(3));
    }

    /**
     * A claim.
     *
     * @param claim how it was taken, by which it is told from a later one of the same subject
     * @param until the end of its lease by the clock
     * @param nanos the same by the time that passes
     */
    private record Held(ClaimRequest claim, Instant until, long nanos) {
    }

    /** The time that passes, in nanoseconds. */
    long now() {
        return nanoTime.getAsLong();
    }

    /** How long a lease lasts that is not renewed. */
    Duration length() {
        return length;
    }

    /** The end of a lease that begins now. */
    Instant end() {
        return clock.instant().plus(length);
    }

    /**
     * A claim was taken: it is renewed from now on.
     *
     * @param asked when it was asked for, as {@link #now} told
     */
    void taken(ClaimRequest request, long asked) {
        boolean begin;
        synchronized (this) {
            held.put(request.subject(), new Held(request, request.leaseEnd(), asked + length.toNanos()));
            begin = !renewing;
            renewing = true;
        }
        if (begin) {
            renewLater();
        }
    }

    /** The end of the lease of a subject's claim by the clock; null where it has been lost. */
    synchronized Instant until(String subject) {
        Held claim = held.get(subject);
        return claim == null ? null : claim.until();
    }

    /** Whether what is sent now is over before the claim is. */
    synchronized boolean allowSending(String subject) {
        return holds(held.get(subject), longestRequest);
    }

    /** Whether a claim surely holds so long from now on. */
    private boolean holds(Held claim, Duration longer) {
        return claim != null && !claim.until().isBefore(clock.instant().plus(longer))
                && claim.nanos() - now() >= longer.toNanos();
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
     * Ends a claim. No renewal of it follows: they are asked for under the same lock. Where it does not surely hold any
     * more, for the clock was set or the ledger was away, the ledger says whether another instance has taken it. Of
     * such a one only the journal is written: its entry may say by now what the other instance has done.
     */
    synchronized CompletableFuture<Void> end(Settlement settlement) {
        Held claim = held.remove(settlement.subject());
        if (holds(claim, MOMENT)) {
            return writer.settle(settlement);
        }
        CompletableFuture<Boolean> ours = claim == null ? CompletableFuture.completedFuture(false) : renew(claim);
        return ours.thenCompose(still -> writer.settle(still
                ? settlement : new Settlement(null, settlement.owner(), null, null, settlement.line())));
    }

    /** How many claims there are. */
    synchronized int claims() {
        return held.size();
    }

    /** A claim is left as it is: its lease ends by itself. */
    synchronized void leave(String subject) {
        Held claim = held.remove(subject);
        left.put(subject, claim == null ? now() + length.toNanos() : claim.nanos());
    }

    /** How long what was sent of a claim that was left as it is may still be running. */
    synchronized Duration left(String subject) {
        Long end = left.get(subject);
        return end == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, end - now()));
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
            left.values().removeIf(end -> end - now() <= 0);
            if (held.isEmpty()) {
                renewing = false;
                return;
            }
            List.copyOf(held.values()).forEach(this::renew);
        }
        renewLater();
    }

    /** @return whether it is still ours; never fails */
    private CompletableFuture<Boolean> renew(Held renewing) {
        ClaimRequest claim = renewing.claim();
        CompletableFuture<Boolean> earlier = asked.get(claim);
        if (earlier != null) {
            return earlier;
        }
        CompletableFuture<Boolean> ours = new CompletableFuture<>();
        asked.put(claim, ours);
        ClaimRequest again = new ClaimRequest(
                claim.subject(), claim.fingerprint(), true, claim.runId(), claim.owner(), end());
        Held renewed = new Held(claim, again.leaseEnd(), now() + length.toNanos());
        writer.claim(again).whenComplete((answer, failure) -> ours.complete(answered(renewed, answer)));
        return ours;
    }

    /**
     * An answer may come late: it says nothing of a later claim of the same subject.
     *
     * @param  answer null where the ledger gave none
     * @return        whether the claim is still ours
     */
    private synchronized boolean answered(Held renewed, Claim answer) {
        ClaimRequest claim = renewed.claim();
        asked.remove(claim);
        Held now = held.get(claim.subject());
        boolean same = now != null && now.claim() == claim;
        boolean taken = answer != null && answer.result() == Claim.Result.TAKEN;
        if (taken && isOurs(answer.before(), claim.owner())) {
            if (same) {
                held.put(claim.subject(), renewed);
            }
            return true;
        }
        if (same && (answer != null || !holds(now, MOMENT))) {
            held.remove(claim.subject());
        }
        if (taken && (same || now == null)) {
            writer.settle(new Settlement(claim.subject(), claim.owner(), answer.before(), null, null));
        }
        return false;
    }

    /** Else another instance has ended it meanwhile, and the renewal was a new claim. */
    private static boolean isOurs(LedgerEntry before, String owner) {
        return before != null && before.state() == LedgerEntry.State.CLAIMED && owner.equals(before.owner());
    }
}
