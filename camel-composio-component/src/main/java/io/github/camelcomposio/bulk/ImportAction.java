package io.github.camelcomposio.bulk;

/** What was done with a record, or with an account. */
public enum ImportAction {
    /** a new account */
    CREATED,
    /** the account that was there got the credential */
    UPDATED,
    /** the account has this credential already, from our last confirmed write */
    UNCHANGED,
    /** nothing was to be done: somebody disabled the account, or the mode leaves it alone */
    SKIPPED,
    /** the account was disabled; by off-boarding or a rollback, never by an import */
    DISABLED,
    /** the account was deleted; by off-boarding or a rollback, never by an import */
    DELETED
}
