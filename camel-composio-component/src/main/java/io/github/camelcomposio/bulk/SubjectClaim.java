package io.github.camelcomposio.bulk;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.error.ComposioTransportException;

/**
 * The work of one record on its subject, as the ledger sees it: begun with a claim, ended in one of four ways. What is
 * about to be done is noted before it is sent, so that whoever finds the claim of an instance that died can tell what
 * is whose. Where there is no ledger, nothing is written.
 */
final class SubjectClaim {

    /** The status that an entry has while its account is being created. */
    static final String CREATING = "CREATING";
    /** The status that an entry has while its account is being replaced. */
    static final String REPLACING = "REPLACING";

    private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

    private final OpenLedger ledger;
    private final String runId;
    private final String subject;
    private final String fingerprint;
    private final LedgerEntry before;
    private final boolean taken;
    private boolean noted;

    private SubjectClaim(OpenLedger ledger, String runId, String subject, String fingerprint, LedgerEntry before,
                         boolean taken) {
        this.ledger = ledger;
        this.runId = runId;
        this.subject = subject;
        this.fingerprint = fingerprint;
        this.before = before;
        this.taken = taken;
    }

    /** Without a ledger, or before it is asked. */
    static SubjectClaim none() {
        return new SubjectClaim(null, null, null, null, null, false);
    }

    /** Of a ledger that is only read, or that knows the credentials already. */
    static SubjectClaim known(OpenLedger ledger, String runId, String subject, String fingerprint, LedgerEntry before) {
        return new SubjectClaim(ledger, runId, subject, fingerprint, before, false);
    }

    static SubjectClaim taken(OpenLedger ledger, String runId, String subject, String fingerprint, LedgerEntry before) {
        return new SubjectClaim(ledger, runId, subject, fingerprint, before, true);
    }

    boolean isNone() {
        return subject == null;
    }

    /** What the ledger knew before; null where it knew nothing. */
    LedgerEntry before() {
        return before;
    }

    /** Whether the credentials are those of the last confirmed write. */
    boolean isSame() {
        return before != null && before.state() == LedgerEntry.State.DONE && fingerprint.equals(before.fingerprint());
    }

    /** Whether an earlier attempt of the same run was about to create the account, or had, and came to no end. */
    boolean wasCreating() {
        return before != null && (CREATING.equals(before.status()) || wasAsking()) && runId.equals(before.createdBy());
    }

    /** Whether an earlier attempt came to no end after it had written credentials, and was about to verify them. */
    private boolean wasAsking() {
        return before.state() == LedgerEntry.State.CLAIMED
                && before.verification() == LedgerEntry.Verification.ASKED;
    }

    /** Whether it had written these credentials. */
    boolean wasAskingOfTheSame() {
        return before != null && wasAsking() && fingerprint.equals(before.fingerprint());
    }

    /** Whether an earlier attempt was about to create an account with these credentials, perhaps for another one. */
    boolean wasCreatingTheSame() {
        return (wasCreating() || wasReplacing()) && fingerprint.equals(before.fingerprint());
    }

    /** Whether an earlier attempt was about to replace the account. */
    boolean wasReplacing() {
        return before != null && REPLACING.equals(before.status());
    }

    /** Whether the journal has a line for this record already, which says more. */
    boolean isJournalled(String position) {
        return isSame() && runId.equals(before.runId()) && position.equals(before.position());
    }

    /** What the provider said of these credentials, or that it was asked; null where it never was. */
    LedgerEntry.Verification verification() {
        return before != null && fingerprint.equals(before.fingerprint()) ? before.verification() : null;
    }

    /** @throws ComposioTransportException if another instance could take the subject before a request is over */
    void requireHeld(String operation) {
        if (taken && !ledger.leases().allowSending(subject)) {
            throw new ComposioTransportException(
                    operation, "not sent, for the ledger could not be written in time to keep other"
                               + " instances away from this record; send it again");
        }
    }

    /** Notes that an account is about to be created. */
    CompletableFuture<Void> noteCreating() {
        return taken ? note(null, CREATING, fingerprint, null, runId) : NOTHING;
    }

    /** Notes that an account is about to be replaced. */
    CompletableFuture<Void> noteReplacing(String accountId) {
        return taken ? note(accountId, REPLACING, fingerprint, null, null) : NOTHING;
    }

    /** Notes that the credentials are written, and that the provider is about to be asked. */
    CompletableFuture<Void> noteAsked(ImportTask task) {
        return taken
                ? note(task.accountId(), task.status(), fingerprint, LedgerEntry.Verification.ASKED, createdBy(task)) : NOTHING;
    }

    /** Notes that the provider is about to be asked of the credentials that are known already. */
    CompletableFuture<Void> verifying(LedgerEntry.Verification verification) {
        noted = true;
        return ledger.leases().note(leaseEnd -> new Settlement(
                subject, ledger.owner(), before,
                known(LedgerEntry.State.CLAIMED, ledger.owner(), leaseEnd, verification), null));
    }

    /** What the provider said of the credentials that are known already. */
    CompletableFuture<Void> verified(LedgerEntry.Verification verification) {
        return end(known(LedgerEntry.State.DONE, null, null, verification), null);
    }

    private LedgerEntry known(
            LedgerEntry.State state, String owner, Instant leaseEnd, LedgerEntry.Verification verification) {
        return new LedgerEntry(
                subject, state, before.fingerprint(), before.connectedAccountId(), before.status(), before.expiresAt(),
                runId, owner, leaseEnd, before.position(), verification, before.createdBy());
    }

    private CompletableFuture<Void> note(
            String accountId, String status, String print, LedgerEntry.Verification verification, String createdBy) {
        noted = true;
        return ledger.leases().note(leaseEnd -> new Settlement(
                subject, ledger.owner(), before, new LedgerEntry(
                        subject, LedgerEntry.State.CLAIMED, print, accountId, status,
                        before == null ? null : before.expiresAt(), runId, ledger.owner(), leaseEnd,
                        before == null ? null : before.position(), verification, createdBy),
                null));
    }

    /** The credentials are written. */
    CompletableFuture<Void> done(ImportTask task, LedgerEntry.Verification verification, JournalEntry line) {
        return end(entry(task, fingerprint, verification), line);
    }

    /** Something was written, and nobody can say that these are the credentials now. */
    CompletableFuture<Void> changed(ImportTask task, JournalEntry line) {
        LedgerEntry entry = entry(task, null, null);
        return end(task.replacing() == null ? entry : halfReplaced(entry, task.replacing()), line);
    }

    private static LedgerEntry halfReplaced(LedgerEntry entry, String old) {
        return new LedgerEntry(
                entry.subject(), entry.state(), null, old, REPLACING, entry.expiresAt(), entry.runId(), null, null,
                entry.position(), null, null);
    }

    private LedgerEntry entry(ImportTask task, String print, LedgerEntry.Verification verification) {
        return new LedgerEntry(
                subject, LedgerEntry.State.DONE, print, task.accountId(), task.status(), task.expiresAt(), runId, null,
                null, task.position(), verification, createdBy(task));
    }

    /** Whose the account is that the record ends with; one that has replaced another can't be undone. */
    private String createdBy(ImportTask task) {
        if (task.hasCreated()) {
            return runId;
        }
        boolean sameAccount = before != null && (before.connectedAccountId() == null
                || before.connectedAccountId().equals(task.accountId()));
        return sameAccount ? before.createdBy() : null;
    }

    /** Nothing was written by this attempt. */
    CompletableFuture<Void> giveBack(JournalEntry line) {
        boolean unresolved = before != null && before.state() == LedgerEntry.State.CLAIMED;
        return end(unresolved ? unresolved() : noted && before != null ? before : null, line);
    }

    /** What the attempt of an instance that died has done is still to be found out; nothing of it can be running. */
    private LedgerEntry unresolved() {
        Instant over = before.leaseEnd();
        return new LedgerEntry(
                subject, LedgerEntry.State.CLAIMED, before.fingerprint(), before.connectedAccountId(), before.status(),
                before.expiresAt(), before.runId(), Objects.requireNonNullElse(before.owner(), ledger.owner()), over,
                before.position(), before.verification(), before.createdBy());
    }

    /** Nobody knows what was written: the claim stays, and whoever comes next looks when its lease has ended. */
    CompletableFuture<Void> leave(JournalEntry line) {
        if (taken) {
            ledger.leases().leave(subject);
        }
        return journal(line);
    }

    private CompletableFuture<Void> end(LedgerEntry entry, JournalEntry line) {
        return taken
                ? ledger.leases().end(new Settlement(subject, ledger.owner(), before, entry, line)) : journal(line);
    }

    private CompletableFuture<Void> journal(JournalEntry line) {
        return ledger == null || line == null ? NOTHING : ledger.journal(line);
    }
}
