package io.github.camelcomposio.bulk;

import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.error.ComposioImportStoppedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run in this instance: whether it goes on, how many of its last records failed. Thread-safe.
 */
final class ImportRun {

    /** Of how many records the failures are counted. */
    static final int WINDOW = 200;
    /** How many of the records that were not attempted are remembered, to count those once that are sent again. */
    static final int MOST_LEFT_OUT = 100_000;
    /** How many splits are told apart. */
    static final int MOST_BATCHES = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);
    private static final int PROGRESS = 10_000;
    /** After so many records of a split one can tell that it never has two at a time. */
    private static final int ENOUGH_TO_TELL = 50;

    private final String runId;
    private final OpenLedger ledger;
    private final Clock clock;
    private final Set<String> batches = last(MOST_BATCHES);
    private final Map<String, Boolean> last = new LinkedHashMap<>();
    private final Set<String> leftOut = last(MOST_LEFT_OUT);
    private CompletableFuture<Void> begun;
    private String stopReason;
    private int rejects;
    private long ended;
    private long verifications;
    private long notAttempted;
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
    private boolean writing;
    private int resumed;
    private int underWay;
    private int mostUnderWay;
    private int inSplits;
    private boolean saidSequential;

    /** @param ledger null where there is none, or nothing is to be written */
    ImportRun(String runId, OpenLedger ledger, Clock clock) {
        this.runId = runId;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A set that forgets what was added longest ago. */
    private static Set<String> last(int most) {
        return Collections.newSetFromMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > most;
            }
        });
    }

    String runId() {
        return runId;
    }

    /**
     * Lets a record in. A split that begins after the run was stopped resumes it.
     *
     * @throws ComposioImportStoppedException if the run was stopped
     */
    CompletableFuture<Void> enter(String operation, String batch, String position) {
        synchronized (this) {
            boolean another = batch != null && batches.add(batch);
            if (stopReason != null && another) {
                resume();
            }
            requireGoing(operation, position);
            inSplits += batch == null ? 0 : 1;
            underWay++;
            mostUnderWay = Math.max(mostUnderWay, underWay);
            if (begun == null) {
                begun = begin();
            }
            return begun;
        }
    }

    /** @throws ComposioImportStoppedException if the run was stopped; the record counts as not attempted then */
    synchronized void requireGoing(String operation, String position) {
        if (stopReason != null) {
            countNotAttempted(position);
            throw new ComposioImportStoppedException(operation, runId, stopReason);
        }
    }

    /** A route that starts anew goes on with what was stopped. */
    synchronized void resume() {
        if (stopReason != null) {
            LOG.info("The import run {} goes on", runId);
            stopReason = null;
            begun = null;
            resumed++;
            notAttempted = 0;
            leftOut.clear();
            last.clear();
            rejects = 0;
        }
    }

    private CompletableFuture<Void> begin() {
        if (ledger == null) {
            LOG.info("The import run {} begins; without a ledger, what it does is not remembered", runId);
            return CompletableFuture.completedFuture(null);
        }
        return written.thenCompose(
                ready -> ledger.ask(() -> ledger.ledger().begin(runId, clock.instant()))).thenAccept(run -> {
                    boolean goesOn = run.startedAt().isBefore(run.lastAt());
                    LOG.info("The import run {} {}", runId, goesOn ? "goes on" : "begins");
                });
    }

    /** A record has left, whatever became of it. */
    synchronized void left() {
        underWay--;
    }

    /** How it fares. */
    synchronized RunFigures figures(boolean dryRun) {
        return new RunFigures(runId, dryRun, underWay, ended, rejects, stopReason);
    }

    /** Whether records of the run's splits have always come one at a time; says it once. */
    synchronized boolean isSequential() {
        boolean say = !saidSequential && inSplits >= ENOUGH_TO_TELL && mostUnderWay == 1;
        saidSequential |= say;
        return say;
    }

    /** A record is done or rejected; too many rejects stop the run. */
    synchronized void ended(String position, boolean rejected, int maxFailureRate) {
        Boolean earlier = last.remove(position);
        rejects -= Boolean.TRUE.equals(earlier) ? 1 : 0;
        rejects += rejected ? 1 : 0;
        last.put(position, rejected);
        if (last.size() > WINDOW) {
            String eldest = last.keySet().iterator().next();
            rejects -= last.remove(eldest) ? 1 : 0;
        }
        ended++;
        if (ended % PROGRESS == 0) {
            LOG.info("The import run {} has done {} records", runId, ended);
        }
        if (rejected && rejects * 100 > maxFailureRate * WINDOW) {
            stop(rejects + " of the last " + last.size() + " records failed, more than maxFailureRate=" + maxFailureRate
                 + " per cent of " + WINDOW + " allows");
        }
    }

    /** Ends the run: what comes later is not attempted. */
    synchronized String stop(String reason) {
        if (stopReason == null) {
            stopReason = reason;
            LOG.warn("The import run {} was stopped: {}. Remove the cause and start it again with the same runId", runId,
                    reason);
            writeNotAttempted();
        }
        return stopReason;
    }

    synchronized boolean isStopped() {
        return stopReason != null;
    }

    /**
     * The record that made the run stop, or was under way when it was, was not attempted; once, however often it is
     * sent again, and not if it was rejected before.
     */
    synchronized void countNotAttempted(String position) {
        if (!Boolean.TRUE.equals(last.get(position)) && leftOut.add(position)) {
            notAttempted++;
        }
        writeNotAttempted();
    }

    /** One write at a time; what is counted meanwhile goes with the next one. */
    private void writeNotAttempted() {
        if (ledger == null || writing) {
            return;
        }
        long count = notAttempted;
        String reason = stopReason;
        int when = resumed;
        notAttempted = 0;
        writing = true;
        written = ledger.ask(() -> {
            ledger.ledger().stopped(runId, reason, count, clock.instant());
            return null;
        }).handle((done, failure) -> wrote(failure, count, when)).thenCompose(more -> more);
    }

    private synchronized CompletableFuture<Void> wrote(Throwable failure, long count, int when) {
        writing = false;
        if (when == resumed && failure != null) {
            notAttempted += count;
        } else if (stopReason != null && notAttempted > 0) {
            writeNotAttempted();
            return written;
        }
        return CompletableFuture.completedFuture(null);
    }

    /** Completed when what is to be noted of a stop is written, or can't be. */
    synchronized CompletableFuture<Void> written() {
        return written;
    }

    /** Whether a credential may still be verified. */
    synchronized boolean verifiesMore(VerificationPolicy policy) {
        return verifications < policy.most();
    }

    /** Whether one more credential of this run may be verified. */
    synchronized boolean mayVerify(VerificationPolicy policy) {
        if (verifications >= policy.most()) {
            return false;
        }
        verifications++;
        return true;
    }
}
