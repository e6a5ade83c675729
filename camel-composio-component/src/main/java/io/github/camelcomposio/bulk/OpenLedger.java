package io.github.camelcomposio.bulk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
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
     * @param longestRequest how long a request that was sent may still be carried out
     */
    OpenLedger(ImportLedger ledger, Fingerprints fingerprints, String owner, Executor blocking, Timer timer, Clock clock,
               Duration longestRequest) {
        this.ledger = ledger;
        this.fingerprints = fingerprints;
        this.owner = owner;
        this.blocking = blocking;
        this.clock = clock;
        this.writer = new LedgerWriter(ledger, blocking, clock);
        this.leases = new Leases(writer, timer, clock, longestRequest);
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
        return claim(subject, fingerprint, evenSame, runId, sleeper, FIRST_LOOK);
    }

    private CompletableFuture<Claim> claim(
            String subject, String fingerprint, boolean evenSame, String runId, Sleeper sleeper, Duration pause) {
        ClaimRequest request = new ClaimRequest(subject, fingerprint, evenSame, runId, owner, leases.end());
        return writer.claim(request).thenCompose(claim -> switch (claim.result()) {
            case UNCHANGED -> CompletableFuture.completedFuture(claim);
            case TAKEN -> {
                leases.taken(request);
                yield untilNothingRuns(request, claim, sleeper);
            }
            case HELD -> sleeper.stepAside(shorter(pause, left(claim.before())))
                    .thenCompose(slept -> claim(subject, fingerprint, evenSame, runId, sleeper,
                            shorter(pause.multipliedBy(2), LONGEST_LOOK)));
        });
    }

    /**
     * An attempt of this instance that lost its answer, or of one that died, may have sent something. Who can't wait
     * for that has claimed nothing. Only an own lease can still last: it is no longer than this instance makes them,
     * whatever its end says since the clock was set back.
     */
    private CompletableFuture<Claim> untilNothingRuns(ClaimRequest request, Claim claim, Sleeper sleeper) {
        LedgerEntry before = claim.before();
        boolean open = before != null && before.state() == LedgerEntry.State.CLAIMED;
        Duration left = open ? shorterOf(left(before), leases.length()) : Duration.ZERO;
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
