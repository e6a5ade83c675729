package io.github.camelcomposio.bulk;

import java.time.Instant;

/**
 * What became of one record in one run. Holds no credential.
 *
 * @param runId              the run
 * @param position           where the record stood in its source; unique in the run
 * @param userId             whose; null where the record did not say
 * @param authConfigId       of which auth config; null where it was not found out
 * @param toolkit            of which toolkit; null where it was not found out
 * @param connectedAccountId the account; null where there is none
 * @param action             what was done; null where nothing was. Of a reject it may say what was done before it
 *                           failed
 * @param error              the simple name of the exception; null where it was done
 * @param reason             why it failed, or why it was skipped; redacted; may be null
 * @param status             the account's status afterwards; may be null
 * @param requestId          Composio's id of the last request; may be null
 * @param requests           how many requests it took
 * @param at                 when
 * @param verification       what the provider said of the credential; null where it was not asked
 */
public record JournalEntry(
        String runId, String position, String userId, String authConfigId, String toolkit, String connectedAccountId,
        ImportAction action, String error, String reason, String status, String requestId, int requests, Instant at,
        ImportOutcome.Verification verification) {

    /** The line of a record whose credential nobody asked the provider about. */
    public JournalEntry(String runId, String position, String userId, String authConfigId, String toolkit,
                        String connectedAccountId, ImportAction action, String error, String reason, String status,
                        String requestId, int requests, Instant at) {
        this(runId, position, userId, authConfigId, toolkit, connectedAccountId, action, error, reason, status, requestId,
             requests, at, null);
    }

    /** Whether the record is a reject, whatever was done before it failed. */
    public boolean isReject() {
        return error != null;
    }
}
