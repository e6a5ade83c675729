package io.github.camelcomposio.sources.tokens;

import java.time.Instant;

/**
 * A row that something is to be done with.
 *
 * @param key       the row's
 * @param state     what it is in; null where it is to be refreshed
 * @param expiresAt the end of the token that is to be refreshed; null where the row is in a state
 */
record TokenTask(Object key, TokenState state, Instant expiresAt) {
}
