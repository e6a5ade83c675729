package io.github.camelcomposio.bulk;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.camelcomposio.client.AccountLookup;
import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.client.Sleeper;
import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports records, each in the same steps: lets it into its run, understands it, claims its subject, looks, decides,
 * writes, verifies, and notes what became of it.
 */
public final class Importer {

    private static final Logger LOG = LoggerFactory.getLogger(Importer.class);

    private final String operation;
    private final ComposioClient client;
    private final ImportPolicy policy;
    private final OpenLedger ledger;
    private final Fingerprints fingerprints;
    private final RunGate gate;
    private final SeenSubjects subjects;
    private final Clock clock;

    /**
     * @param ledger       null where there is none
     * @param fingerprints the ledger's, or such as are good for this instance only
     * @param runs         the run of an id
     * @param subjects     which subjects were met
     */
    Importer(String operation, ComposioClient client, ImportPolicy policy, OpenLedger ledger, Fingerprints fingerprints,
             Function<String, ImportRun> runs, SeenSubjects subjects, Clock clock) {
        this.operation = operation;
        this.client = client;
        this.policy = policy;
        this.ledger = ledger;
        this.fingerprints = fingerprints;
        this.gate = new RunGate(operation, client, runs);
        this.subjects = subjects;
        this.clock = clock;
    }

    /**
     * Imports a record. Records of one user are imported in the order of these calls.
     *
     * @param understanding understands the record; it may ask Composio, and fails where the record is wrong
     */
    public CompletableFuture<ImportOutcome> run(
            ImportTask task, Sleeper sleeper, Supplier<CompletableFuture<ImportRecord>> understanding) {
        return gate.pass(task.origin(), run -> understanding.get().thenCompose(record -> {
            task.understood(record);
            return client.turns().inTurn(
                    List.of(record.subject().userId(), record.subject().authConfigId()),
                    () -> new Step(run, task, record, sleeper).run());
        }), (run, failure) -> end(run, task, failure));
    }

    private CompletableFuture<ImportOutcome> end(ImportRun run, ImportTask task, Throwable failure) {
        if (failure == null) {
            ended(run, task, false);
            OptionalInt perMinute = client.requestsPerMinute();
            return CompletableFuture.completedFuture(
                    task.outcome(policy.dryRun(), perMinute.isPresent() ? perMinute.getAsInt() : null));
        }
        Throwable notAttempted = gate.notAttempted(run, task.position(), failure);
        if (notAttempted != null) {
            return given(task, notAttempted, null);
        }
        ended(run, task, true);
        JournalEntry line = task.line(failure, clock.instant());
        return given(task, new RejectedRecord(line, policy.dryRun(), failure), policy.dryRun() ? null : line);
    }

    /** The claim ends as what was written wants it. What the ledger itself says then comes second. */
    private CompletableFuture<ImportOutcome> given(ImportTask task, Throwable failure, JournalEntry line) {
        SubjectClaim claim = task.claim();
        CompletableFuture<Void> noted;
        if (ledger != null && claim.isNone()) {
            noted = line == null ? CompletableFuture.completedFuture(null) : ledger.journal(line);
        } else if (task.isSettled()) {
            noted = CompletableFuture.completedFuture(null);
        } else if (ImportFailures.isOutcomeUnknown(failure)) {
            noted = claim.leave(line);
        } else {
            noted = task.hasWritten() ? claim.changed(task, line) : claim.giveBack(line);
        }
        return noted.handle((written, unwritten) -> {
            if (unwritten != null) {
                ImportFailures.unwrap(failure).addSuppressed(ImportFailures.unwrap(unwritten));
            }
            throw failure instanceof RejectedRecord rejected ? rejected : ImportFailures.rethrown(failure);
        });
    }

    private void ended(ImportRun run, ImportTask task, boolean rejected) {
        run.ended(task.position(), rejected, policy.maxFailureRate());
        if (run.isSequential()) {
            LOG.warn("The records of import run {} come one at a time, which costs two requests a record instead of about"
                     + " one: split them with parallelProcessing",
                    run.runId());
        }
    }

    /** The work on one record that is understood. */
    private final class Step {

        private final ImportRun run;
        private final ImportTask task;
        private final ImportRecord record;
        private final Sleeper sleeper;
        /** Counts the record's requests, and lets none that writes out without its claim. */
        private final ComposioClient watched;
        private final String subject;
        private final String fingerprint;

        Step(ImportRun run, ImportTask task, ImportRecord record, Sleeper sleeper) {
            this.run = run;
            this.task = task;
            this.record = record;
            this.sleeper = sleeper;
            this.watched = client.watched(task);
            this.subject = fingerprints.subject(record.subject());
            this.fingerprint = fingerprints.credentials(record.credentials());
        }

        CompletableFuture<Void> run() {
            run.requireGoing(operation, task.position());
            SeenSubjects.Seen earlier = earlier();
            requireNoDuplicate(earlier);
            return claim().thenCompose(claimed -> {
                run.requireGoing(operation, task.position());
                if (policy.dryRun() && earlier != null && earlier.there()) {
                    return plan().again(record,
                            ledger != null && earlier.has(fingerprint));
                }
                if (task.claim().isSame() && !policy.checkRemote()) {
                    return unchanged();
                }
                return look();
            }).thenRun(this::remember);
        }

        private RecordPlan plan() {
            return new RecordPlan(operation, policy, run, task);
        }

        private CompletableFuture<Void> claim() {
            if (ledger == null) {
                return CompletableFuture.completedFuture(null);
            }
            if (policy.dryRun()) {
                return ledger.find(subject).thenAccept(entry -> task.claimed(
                        SubjectClaim.known(ledger, run.runId(), subject, fingerprint, entry)));
            }
            boolean evenSame = policy.checkRemote() || run.verifiesMore(policy.verification());
            return ledger.claim(subject, fingerprint, evenSame, run.runId(), sleeper).thenAccept(claim -> task
                    .claimed(claim.result() == Claim.Result.UNCHANGED
                            ? SubjectClaim.known(ledger, run.runId(), subject, fingerprint, claim.before())
                            : SubjectClaim.taken(ledger, run.runId(), subject, fingerprint, claim.before())));
        }

        /** Of two credentials for one account in a split nobody can tell which is meant. */
        private void requireNoDuplicate(SeenSubjects.Seen earlier) {
            if (earlier == null || policy.lastWins() || earlier.has(fingerprint)
                    || task.position().equals(earlier.position())) {
                return;
            }
            throw new ComposioConflictException(
                    "the run has another credential for the same account at " + earlier.position(),
                    Failure.notSent(operation).withSuggestedFix(
                            "keep one of the two records, tell them apart with an alias, or set onDuplicate=last"),
                    List.of());
        }

        private SeenSubjects.Seen earlier() {
            return task.origin().batch() == null ? null : subjects.find(run, task.origin().batch(), subject);
        }

        private void remember() {
            if (task.origin().batch() != null) {
                boolean there = task.action() != ImportAction.SKIPPED;
                subjects.add(run, task.origin().batch(), subject,
                        new SeenSubjects.Seen(SeenSubjects.Hash.of(fingerprint), task.position(), there));
            }
        }

        private CompletableFuture<Void> unchanged() {
            LedgerEntry before = task.claim().before();
            task.did(ImportAction.UNCHANGED, before.connectedAccountId(), before.status());
            return policy.dryRun() ? plan().verified() : finish();
        }

        private CompletableFuture<Void> look() {
            AccountLookup lookup = new AccountLookup(
                    operation, record.subject().userId(), record.subject().authConfigId(), AccountLookup.Scope.ALL);
            return lookup.find(watched).thenCompose(found -> {
                run.requireGoing(operation, task.position());
                AccountDecision decision = new AccountDecider(operation, policy)
                        .decide(record, found, task.claim());
                return policy.dryRun() ? plan().of(decision) : work(decision, found);
            });
        }

        private CompletableFuture<Void> work(AccountDecision decision, List<Map<String, Object>> found) {
            return new AccountWork(watched, operation, record, policy, task, found).run(decision)
                    .thenCompose(done -> decision.kind() == AccountDecision.Kind.SKIP ? skipped() : finish());
        }

        private CompletableFuture<Void> skipped() {
            task.settled();
            return task.claim().giveBack(task.line(clock.instant()));
        }

        private CompletableFuture<Void> finish() {
            return new VerifiedWork(watched, operation, policy.verification(), run, task, clock).finish();
        }
    }
}
