package io.github.camelcomposio.bulk;

/**
 * How far a run has come in this instance.
 *
 * @param runId      its id
 * @param dryRun     whether it writes nothing
 * @param underWay   records that are being imported
 * @param ended      records that are done or rejected
 * @param rejects    rejects among the last 200 of them
 * @param stopReason why it was stopped; null where it goes on
 */
public record RunFigures(String runId, boolean dryRun, int underWay, long ended, int rejects, String stopReason) {
}
