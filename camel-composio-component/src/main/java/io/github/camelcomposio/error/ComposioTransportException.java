package io.github.camelcomposio.error;

/**
 * No answer came: refused, reset, timed out, or never sent because the component stops. {@link #isOutcomeUnknown()}
 * says whether Composio may have done the work.
 */
public class ComposioTransportException extends ComposioException {

    public ComposioTransportException(String what, Failure failure, Throwable cause) {
        super(what, failure, cause);
    }

    /** Nothing was sent. */
    public ComposioTransportException(String operation, String what) {
        this(what, Failure.notSent(operation), null);
    }
}
