package io.github.camelcomposio.bulk;

/** What an import did with a record. */
public enum ImportAction {
    /** a new account */
    CREATED,
    /** the account that was there got the credential */
    UPDATED,
    /** the account has this credential already, from our last confirmed write */
    UNCHANGED,
    /** nothing was to be done: somebody disabled the account, or the mode leaves it alone */
    SKIPPED
}
