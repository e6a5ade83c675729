/** What became of the rows: counts, reject file, progress, the table at the end. */
package io.github.camelcomposio.example.report;
