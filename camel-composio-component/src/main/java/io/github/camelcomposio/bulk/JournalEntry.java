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
 * @param action             what was done; null where it failed
 * @param error              the simple name of the exception; null where it was done
 * @param reason             why it failed, or why it was skipped; redacted; may be null
 * @param status             the account's status afterwards; may be null
 * @param requestId          Composio's id of the last request; may be null
 * @param requests           how many requests it took
 * @param at                 when
 */
public record JournalEntry(
        String runId, String position, String userId, String authConfigId, String toolkit, String connectedAccountId,
        ImportAction action, String error, String reason, String status, String requestId, int requests, Instant at) {

    /** Whether the record is a reject. */
    public boolean isReject() {
        return action == null;
    }
}
