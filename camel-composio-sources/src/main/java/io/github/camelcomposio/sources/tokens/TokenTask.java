package io.github.camelcomposio.sources.tokens;

/**
 * A row that something is to be done with.
 *
 * @param key   the row's
 * @param state what it is in; null where it is to be refreshed
 */
record TokenTask(Object key, TokenState state) {
}
