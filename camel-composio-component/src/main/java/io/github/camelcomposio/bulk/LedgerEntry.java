package io.github.camelcomposio.bulk;

import java.time.Instant;

/**
 * What a ledger knows of one subject. Holds no credential: a fingerprint says only whether two are the same.
 *
 * @param subject            the keyed hash of the subject
 * @param state              whether somebody is at work on it
 * @param fingerprint        the keyed hash of the credentials of the last confirmed write; null before the first one
 * @param connectedAccountId the account; null before it is known
 * @param status             its status when it was last written
 * @param expiresAt          when the credential ends, where the record said so; may be null
 * @param runId              the run that wrote it last, or is at work on it
 * @param owner              the instance that has claimed it; null when it is DONE
 * @param leaseEnd           until when the claim holds; null when it is DONE
 * @param position           where the record stood that wrote it last, in its source; null where it is not known
 * @param verification       what the provider said of the credentials of this fingerprint; null where it was never
 *                           asked
 * @param createdBy          the run that created the account, or was about to; null where it was there before
 */
public record LedgerEntry(
        String subject, State state, String fingerprint, String connectedAccountId, String status, Instant expiresAt,
        String runId, String owner, Instant leaseEnd, String position, Verification verification,
        String createdBy) {

    /** An entry of which neither position nor verification nor origin is known. */
    public LedgerEntry(String subject, State state, String fingerprint, String connectedAccountId, String status,
                       Instant expiresAt, String runId, String owner, Instant leaseEnd) {
        this(subject, state, fingerprint, connectedAccountId, status, expiresAt, runId, owner, leaseEnd, null, null, null);
    }

    /** Whether somebody is at work on a subject. */
    public enum State {
        /** an instance is at work on it; after the lease has ended, what it did has to be found out */
        CLAIMED,
        /** written and confirmed */
        DONE
    }

    /** What a provider said of credentials, which are sent to it once at most. */
    public enum Verification {
        /** it was asked, and its answer was never noted */
        ASKED,
        /** it took them */
        VERIFIED,
        /** it refused them */
        REJECTED,
        /** there is no way to ask it, or it gave no clear answer */
        UNVERIFIABLE
    }
}
