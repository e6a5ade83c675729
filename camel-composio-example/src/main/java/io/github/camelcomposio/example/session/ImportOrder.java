package io.github.camelcomposio.example.session;

import java.nio.file.Path;

/**
 * What is to be imported of a source.
 *
 * @param runId  the run; one that is there already goes on
 * @param dryRun whether nothing is written
 * @param limit  how many records; 0 for all
 * @param only   a reject file, of whose positions the records are imported; null for all
 */
public record ImportOrder(String runId, boolean dryRun, long limit, Path only) {
}
