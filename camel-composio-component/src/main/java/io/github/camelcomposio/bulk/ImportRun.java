package io.github.camelcomposio.bulk;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.error.ComposioImportStoppedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run in this instance: whether it goes on, how many of its last records failed, which subjects it has met.
 * Thread-safe.
 */
final class ImportRun {

    /** Of how many records the failures are counted. */
    static final int WINDOW = 200;
    /** How many subjects are remembered, to find two records of one account. */
    static final int MOST_SUBJECTS = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);
    private static final int MOST_BATCHES = 1000;
    private static final int PROGRESS = 10_000;
    /** After so many records of a split one can tell that it never has two at a time. */
    private static final int ENOUGH_TO_TELL = 50;

    private final String runId;
    private final OpenLedger ledger;
    private final Clock clock;
    private final Set<String> batches = new HashSet<>();
    private final Map<String, Boolean> last = new LinkedHashMap<>();
    private final Map<String, Seen> subjects = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > MOST_SUBJECTS;
        }
    };
    private CompletableFuture<Void> begun;
    private String stopReason;
    private int rejects;
    private long ended;
    private long verifications;
    private long notAttempted;
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
    private int underWay;
    private int mostUnderWay;

    /** @param ledger null where there is none, or nothing is to be written */
    ImportRun(String runId, OpenLedger ledger, Clock clock) {
        this.runId = runId;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What a subject had before.
     *
     * @param batch       in which split of this run
     * @param fingerprint which credential
     * @param position    where
     * @param there       whether its account has that credential now, or in a dry run would have
     */
    record Seen(String batch, String fingerprint, String position, boolean there) {
    }

    String runId() {
        return runId;
    }

    /**
     * Lets a record in. A split that begins after the run was stopped resumes it.
     *
     * @throws ComposioImportStoppedException if the run was stopped
     */
    CompletableFuture<Void> enter(String operation, String batch) {
        synchronized (this) {
            boolean another = batch != null && batches.size() < MOST_BATCHES && batches.add(batch);
            if (stopReason != null && another) {
                resume();
            }
            requireGoing(operation);
            underWay++;
            mostUnderWay = Math.max(mostUnderWay, underWay);
            if (begun == null) {
                begun = begin();
            }
            return begun;
        }
    }

    /** @throws ComposioImportStoppedException if the run was stopped; the record counts as not attempted then */
    synchronized void requireGoing(String operation) {
        if (stopReason != null) {
            notAttempted++;
            writeNotAttempted();
            throw new ComposioImportStoppedException(operation, runId, stopReason);
        }
    }

    /** A route that starts anew goes on with what was stopped. */
    synchronized void resume() {
        if (stopReason != null) {
            LOG.info("The import run {} goes on", runId);
            stopReason = null;
            begun = null;
            notAttempted = 0;
            last.clear();
            rejects = 0;
        }
    }

    private CompletableFuture<Void> begin() {
        if (ledger == null) {
            LOG.info("The import run {} begins; without a ledger, what it does is not remembered", runId);
            return CompletableFuture.completedFuture(null);
        }
        return writing.handle((written, failure) -> null).thenCompose(
                ready -> ledger.ask(() -> ledger.ledger().begin(runId, clock.instant()))).thenAccept(run -> {
                    boolean goesOn = run.startedAt().isBefore(run.lastAt());
                    LOG.info("The import run {} {}", runId, goesOn ? "goes on" : "begins");
                });
    }

    /** A record has left, whatever became of it. */
    synchronized void left() {
        underWay--;
    }

    /** Whether records of the run's splits have always come one at a time; says it once. */
    synchronized boolean isSequential() {
        return ended == ENOUGH_TO_TELL && mostUnderWay == 1 && !batches.isEmpty();
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

    /** The record that made the run stop, or was under way when it was, was not attempted. */
    synchronized void countNotAttempted() {
        notAttempted++;
        writeNotAttempted();
    }

    /** One write at a time; what is counted meanwhile goes with the next one. */
    private void writeNotAttempted() {
        if (ledger == null || !writing.isDone()) {
            return;
        }
        long count = notAttempted;
        String reason = stopReason;
        notAttempted = 0;
        writing = ledger.ask(() -> {
            ledger.ledger().stopped(runId, reason, count, clock.instant());
            return null;
        });
        writing.whenComplete((written, failure) -> {
            synchronized (this) {
                boolean more = stopReason != null && notAttempted > 0;
                notAttempted += failure == null ? 0 : count;
                if (failure == null && more) {
                    writeNotAttempted();
                }
            }
        });
    }

    /** Which credential a subject had before in the same split of this run; null where it was not met. */
    synchronized Seen seen(String subject, String batch) {
        Seen before = subjects.get(subject);
        return before != null && before.batch().equals(batch) ? before : null;
    }

    /** Remembers a subject's credential. */
    synchronized void saw(String subject, Seen now) {
        subjects.remove(subject);
        subjects.put(subject, now);
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
