/** Where credentials come from: CSV files, rows of a database, secrets of a vault, each as a {@code Row}. */
package io.github.camelcomposio.example.source;
