package io.github.camelcomposio.bulk;

import java.time.Instant;

/**
 * An instance wants to work on a subject.
 *
 * @param subject     the keyed hash of the subject
 * @param fingerprint the keyed hash of the credentials that it would write
 * @param evenSame    whether it wants to work even if they are those of the last confirmed write
 * @param runId       for which run
 * @param owner       the instance
 * @param leaseEnd    until when it claims the subject
 */
public record ClaimRequest(
        String subject, String fingerprint, boolean evenSame, String runId, String owner, Instant leaseEnd) {
}
