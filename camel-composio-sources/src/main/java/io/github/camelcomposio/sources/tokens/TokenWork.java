package io.github.camelcomposio.sources.tokens;

import java.time.Instant;

/**
 * A row that a message works on. Shows no token.
 *
 * @param claim  ours; null where the row is only reported
 * @param answer of the provider; null where it was not asked
 * @param asked  when
 */
record TokenWork(TokenTask task, TokenState state, TokenRow row, String claim, TokenAnswer answer, Instant asked) {

    /** A row that somebody is to be told of. */
    static TokenWork telling(TokenTask task, TokenState state, TokenRow row, String claim) {
        return new TokenWork(task, state, row, claim, null, null);
    }
}
