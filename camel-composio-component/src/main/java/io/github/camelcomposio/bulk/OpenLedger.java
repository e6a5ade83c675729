package io.github.camelcomposio.bulk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.github.camelcomposio.client.Sleeper;
import io.github.camelcomposio.client.Timer;

/**
 * A ledger in use: its entries are claimed for this instance, with leases that are renewed as long as somebody works on
 * them. Thread-safe.
 */
public final class OpenLedger {

    private static final Duration FIRST_LOOK = Duration.ofMillis(250);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    private final ImportLedger ledger;
    private final Fingerprints fingerprints;
    private final LedgerWriter writer;
    private final Leases leases;
    private final Executor blocking;
    private final Clock clock;
    private final String owner;

    /**
     * @param ledger         open
     * @param owner          this instance, another name at each start
     * @param blocking       where the ledger is called
     * @param clock          what leases are compared with
     * @param nanoTime       the time that passes, whatever the clock is set to
     * @param longestRequest how long a request that was sent may still be carried out
     */
    OpenLedger(ImportLedger ledger, Fingerprints fingerprints, String owner, Executor blocking, Timer timer, Clock clock,
               LongSupplier nanoTime, Duration longestRequest) {
        this.ledger = ledger;
        this.fingerprints = fingerprints;
        this.owner = owner;
        this.blocking = blocking;
        this.clock = clock;
        this.writer = new LedgerWriter(ledger, blocking, clock);
        this.leases = new Leases(writer, timer, clock, nanoTime, longestRequest);
    }

    Fingerprints fingerprints() {
        return fingerprints;
    }

    Leases leases() {
        return leases;
    }

    String owner() {
        return owner;
    }

    /** Writes a line of the journal that belongs to no claim. */
    CompletableFuture<Void> journal(JournalEntry line) {
        return writer.settle(new Settlement(null, owner, null, null, line));
    }

    /** What is known of a subject, without claiming it. */
    CompletableFuture<LedgerEntry> find(String subject) {
        return ask(() -> ledger.find(subject)).thenApply(found -> found.orElse(null));
    }

    /** What is known of the subject of an account. */
    public CompletableFuture<Optional<LedgerEntry>> ofAccount(String connectedAccountId) {
        return ask(() -> ledger.ofAccount(connectedAccountId));
    }

    /** Something else than an import changes an account, or has. */
    public CompletableFuture<Void> touched(String connectedAccountId, boolean gone) {
        return ask(() -> {
            ledger.touched(connectedAccountId, gone);
            return null;
        });
    }

    /** Asks the ledger something that is not part of a batch. */
    public <T> CompletableFuture<T> ask(Supplier<T> question) {
        try {
            return CompletableFuture.supplyAsync(question, blocking);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The ledger itself; its methods may block. */
    public ImportLedger ledger() {
        return ledger;
    }

    /**
     * Claims a subject, waiting while another instance works on it, and until nothing that an earlier attempt sent can
     * still be running.
     *
     * @param evenSame whether to work even where the credentials are the same
     */
    CompletableFuture<Claim> claim(String subject, String fingerprint, boolean evenSame, String runId, Sleeper sleeper) {
        return claim(subject, fingerprint, evenSame, runId, sleeper, Watch.NONE);
    }

    /**
     * How long the claim of another instance has been seen not to change.
     *
     * @param held  the claim; null where none was seen
     * @param seen  for how long
     * @param pause before the next look
     */
    private record Watch(LedgerEntry held, Duration seen, Duration pause) {

        static final Watch NONE = new Watch(null, Duration.ZERO, FIRST_LOOK);

        /** The claim as it is found now, after a pause. */
        Watch found(LedgerEntry now) {
            boolean same = held != null && Objects.equals(held.owner(), now.owner())
                    && Objects.equals(held.leaseEnd(), now.leaseEnd());
            return new Watch(now, same ? seen : Duration.ZERO, pause);
        }

        Watch slept(Duration slept) {
            return new Watch(held, seen.plus(slept), shorter(pause.multipliedBy(2), LONGEST_LOOK));
        }
    }

    private CompletableFuture<Claim> claim(
            String subject, String fingerprint, boolean evenSame, String runId, Sleeper sleeper, Watch watch) {
        long asked = leases.now();
        ClaimRequest request = new ClaimRequest(subject, fingerprint, evenSame, runId, owner, leases.end());
        return claim(request, watch).thenCompose(claim -> switch (claim.result()) {
            case UNCHANGED -> CompletableFuture.completedFuture(claim);
            case TAKEN -> {
                leases.taken(request, asked);
                yield untilNothingRuns(request, claim, sleeper);
            }
            case HELD -> {
                Watch found = watch.found(claim.before());
                Duration pause = shorter(found.pause(), left(claim.before()));
                yield sleeper.stepAside(pause).thenCompose(
                        slept -> claim(subject, fingerprint, evenSame, runId, sleeper, found.slept(pause)));
            }
        });
    }

    /**
     * A claim that was not renewed for as long as a lease lasts is a dead instance's, whatever its end says: the clock
     * was set back, or the dead instance's was ahead. The end that was seen is taken for the time, so that a claim that
     * was renewed meanwhile is not taken.
     */
    private CompletableFuture<Claim> claim(ClaimRequest request, Watch watch) {
        boolean dead = watch.seen().compareTo(leases.length()) >= 0;
        return dead ? ask(() -> ledger.claim(List.of(request), watch.held().leaseEnd()).get(0)) : writer.claim(request);
    }

    /**
     * An attempt of this instance that lost its answer may have sent something that is still running. Who can't wait
     * for that has claimed nothing. Of a claim of another instance nothing is: it was not taken before.
     */
    private CompletableFuture<Claim> untilNothingRuns(ClaimRequest request, Claim claim, Sleeper sleeper) {
        LedgerEntry before = claim.before();
        boolean own = before != null && before.state() == LedgerEntry.State.CLAIMED && owner.equals(before.owner());
        Duration left = own ? leases.left(request.subject()) : Duration.ZERO;
        if (left.isZero()) {
            return CompletableFuture.completedFuture(claim);
        }
        return sleeper.stepAside(left).thenApply(slept -> claim).exceptionallyCompose(failure -> SubjectClaim
                .taken(this, request.runId(), request.subject(), request.fingerprint(), before).giveBack(null)
                .handle((given, unwritten) -> {
                    throw ImportFailures.rethrown(failure);
                }));
    }

    private Duration left(LedgerEntry entry) {
        Instant end = entry.leaseEnd();
        Duration left = end == null ? Duration.ZERO : Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration shorterOf(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        Duration shorter = shorterOf(one, other);
        return shorter.isZero() ? FIRST_LOOK : shorter;
    }

    /** How it fares in this instance. */
    LedgerFigures figures() {
        return new LedgerFigures(ledger.getClass().getSimpleName(), leases.claims(), writer.waiting());
    }

    /** Writes what is waiting, and takes no more. */
    CompletableFuture<Void> stop() {
        return writer.stop();
    }
}
