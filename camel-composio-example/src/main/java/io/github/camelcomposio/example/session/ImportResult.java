package io.github.camelcomposio.example.session;

import java.nio.file.Path;
import java.util.Set;

import io.github.camelcomposio.bulk.ImportReport;

/**
 * How an import ended.
 *
 * @param report     of these records only; null for a topic
 * @param rows       how many records were imported or rejected
 * @param rejected   how many of them were rejected
 * @param words      what became of them, and the number of requests
 * @param stopReason why it was stopped; null where it was not
 * @param rejects    the file of the rejects; null where there are none, or nothing was written
 * @param columns    what the first record's columns are called; empty where there was none
 */
public record ImportResult(
        ImportReport report, long rows, long rejected, String words, String stopReason, Path rejects, Set<String> columns) {
}
