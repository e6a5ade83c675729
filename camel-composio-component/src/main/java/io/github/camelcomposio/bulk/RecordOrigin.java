package io.github.camelcomposio.bulk;

/**
 * Where a record comes from.
 *
 * @param runId    the run that it is part of
 * @param batch    which of the run's splits it came out of; null where it came alone
 * @param position where it stood in its source; unique in the run
 * @param userId   whose it seems to be, before it was understood; may be null
 */
public record RecordOrigin(String runId, String batch, String position, String userId) {
}
