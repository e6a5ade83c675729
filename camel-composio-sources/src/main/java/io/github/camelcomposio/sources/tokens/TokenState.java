package io.github.camelcomposio.sources.tokens;

/** What a row of tokens is in. A row without a state is at rest: it is refreshed when its time has come. */
enum TokenState {
    /** somebody has claimed the row; its refresh token may be on its way */
    REFRESHING,
    /** new tokens are in the row, and Composio has not been told yet */
    TELL,
    /** the provider refuses the refresh token: only the user can help */
    REFUSED,
    /** nobody knows whether the refresh token was used: it is not used again */
    UNCERTAIN,
    /** Composio has no such account */
    GONE
}
