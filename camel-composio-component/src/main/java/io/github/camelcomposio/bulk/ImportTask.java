package io.github.camelcomposio.bulk;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.SendWatch;
import io.github.camelcomposio.error.ComposioException;

/**
 * One record on its way: what is known of it so far. Counts its requests, and sees that none that writes goes out
 * without its claim. Holds no credential.
 */
public final class ImportTask implements SendWatch {

    private static final String DELETED = "DELETED";

    private final String operation;
    private final RecordOrigin origin;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile String userId;
    private volatile String authConfigId;
    private volatile String toolkit;
    private volatile Instant expiresAt;
    private volatile SubjectClaim claim = SubjectClaim.none();
    private volatile ImportAction action;
    private volatile String accountId;
    private volatile String status;
    private volatile String reason;
    private volatile String requestId;
    private volatile boolean written;
    private volatile boolean settled;
    private volatile String replacing;
    private volatile ImportOutcome.Verification verification;

    public ImportTask(String operation, RecordOrigin origin) {
        this.operation = operation;
        this.origin = origin;
        this.userId = origin.userId();
    }

    @Override
    public void beforeSend(ApiRequest request) {
        if (!request.method().equals("GET")) {
            claim.requireHeld(operation);
        }
        requests.incrementAndGet();
    }

    /** The record's auth config is known. */
    public void authConfig(String id) {
        authConfigId = id;
    }

    /** The record's toolkit is known. */
    public void toolkit(String slug) {
        toolkit = slug;
    }

    void understood(ImportRecord record) {
        userId = record.subject().userId();
        authConfigId = record.subject().authConfigId();
        toolkit = record.toolkit();
        expiresAt = record.expiresAt();
    }

    void claimed(SubjectClaim subjectClaim) {
        claim = subjectClaim;
    }

    SubjectClaim claim() {
        return claim;
    }

    void answered(ApiResponse response) {
        requestId = response.requestId();
    }

    /** Something was written, and what. */
    void wrote(ImportAction what, String account, String accountStatus) {
        written = true;
        did(what, account, accountStatus);
    }

    /** What was done, all in all. */
    void did(ImportAction what, String account, String accountStatus) {
        action = what;
        accountId = account;
        status = accountStatus;
    }

    /** The account that was created is gone again. */
    void deleted() {
        action = null;
        accountId = null;
        status = DELETED;
    }

    /** An account is about to be replaced; null when that is done. */
    void replacing(String old) {
        replacing = old;
    }

    String replacing() {
        return replacing;
    }

    /** What becomes of it is being noted. */
    void settled() {
        settled = true;
    }

    boolean isSettled() {
        return settled;
    }

    void because(String why) {
        reason = why;
    }

    void verified(ImportOutcome.Verification answer) {
        verification = answer;
    }

    void status(String accountStatus) {
        status = accountStatus;
    }

    /** Further requests that would be needed. */
    void wouldTake(int more) {
        requests.addAndGet(more);
    }

    /** Whether the account that it ends with is one that was not there before. */
    boolean hasCreated() {
        return action == ImportAction.CREATED;
    }

    boolean hasWritten() {
        return written;
    }

    RecordOrigin origin() {
        return origin;
    }

    String position() {
        return origin.position();
    }

    String accountId() {
        return accountId;
    }

    String status() {
        return status;
    }

    /** Composio's id of the last request; null where none was answered. */
    public String requestId() {
        return requestId;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    ImportAction action() {
        return action;
    }

    ImportOutcome.Verification verification() {
        return verification;
    }

    ImportOutcome outcome(boolean dryRun, Integer requestsPerMinute) {
        return new ImportOutcome(
                action, accountId, userId, authConfigId, status, verification, dryRun, origin.runId(), origin.position(),
                toolkit, requests.get(), requestsPerMinute);
    }

    JournalEntry line(Instant at) {
        return new JournalEntry(
                origin.runId(), origin.position(), userId, authConfigId, toolkit, accountId, action, null, reason, status,
                requestId, requests.get(), at, verification);
    }

    /** The line of a reject; what was written all the same stays to be seen. */
    JournalEntry line(Throwable failure, Instant at) {
        ComposioException known = failure instanceof ComposioException composio ? composio : null;
        String id = known == null || known.getRequestId() == null ? requestId : known.getRequestId();
        return new JournalEntry(
                origin.runId(), origin.position(), userId, authConfigId, toolkit, accountId, written ? action : null,
                failure.getClass().getSimpleName(), known == null ? null : known.getMessage(), status, id,
                requests.get(), at, verification);
    }

    @Override
    public String toString() {
        return "ImportTask[" + origin.position() + "]";
    }
}
