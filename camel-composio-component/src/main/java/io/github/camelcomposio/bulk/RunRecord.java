package io.github.camelcomposio.bulk;

import java.time.Instant;

/**
 * A run: everything imported under one id, however often it was interrupted.
 *
 * @param runId        its id
 * @param startedAt    when it began first
 * @param lastAt       when something of it was last written
 * @param stopReason   why it was stopped; null where it was not, or has been resumed
 * @param notAttempted how many records came after the stop, and were not attempted
 */
public record RunRecord(String runId, Instant startedAt, Instant lastAt, String stopReason, long notAttempted) {
}
