package io.github.camelcomposio.client;

/** Whether a request may be sent again when it did not succeed. */
public enum Repetition {

    /** whatever became of it: carried out twice, it does no harm */
    FREELY,
    /** only when it surely was not carried out */
    UNLESS_DONE,
    /** never, once it was handed to a connection, unless Composio refused a key that has been replaced meanwhile */
    NEVER
}
