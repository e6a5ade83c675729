package io.github.camelcomposio.bulk;

import java.util.Objects;

/**
 * What became of one record that was imported. Holds no credential, and its text neither.
 *
 * @param action             what was done, or in a dry run what would be done
 * @param connectedAccountId the account; null where there is none yet
 * @param userId             whose
 * @param authConfigId       of which auth config
 * @param status             the account's status afterwards; null where it is not known
 * @param verification       what the provider said of the credential; null where it was not asked
 * @param dryRun             whether nothing was written
 * @param runId              the run
 * @param position           where the record stood in its source; null where it is not known
 * @param toolkit            of which toolkit; null where it was not found out
 * @param requests           how many requests the record took, or in a dry run would take
 * @param requestsPerMinute  how many requests a minute are open to the import; null where Composio has not said
 */
public record ImportOutcome(
        ImportAction action, String connectedAccountId, String userId, String authConfigId, String status,
        Verification verification, boolean dryRun, String runId, String position, String toolkit, int requests,
        Integer requestsPerMinute) {

    public ImportOutcome {
        Objects.requireNonNull(action);
    }

    /** An outcome of which nothing else is known. */
    public ImportOutcome(ImportAction action, String connectedAccountId, String userId, String authConfigId, String status,
                         Verification verification, boolean dryRun, String runId) {
        this(action, connectedAccountId, userId, authConfigId, status, verification, dryRun, runId, null, null, 0, null);
    }

    /** What a provider said of a credential. */
    public enum Verification {
        /** it took it */
        VERIFIED,
        /** it refused it */
        REJECTED,
        /** there is no way to ask it, or it gave no clear answer */
        UNVERIFIABLE
    }
}
