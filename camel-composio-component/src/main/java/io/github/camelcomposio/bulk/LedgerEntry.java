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
 */
public record LedgerEntry(
        String subject, State state, String fingerprint, String connectedAccountId, String status, Instant expiresAt,
        String runId, String owner, Instant leaseEnd) {

    /** Whether somebody is at work on a subject. */
    public enum State {
        /** an instance is at work on it; after the lease has ended, what it did has to be found out */
        CLAIMED,
        /** written and confirmed */
        DONE
    }
}
