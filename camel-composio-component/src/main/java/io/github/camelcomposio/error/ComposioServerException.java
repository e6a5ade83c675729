package io.github.camelcomposio.error;

/** Composio failed (5xx), also after retries. For a write see {@link #isOutcomeUnknown()}. */
public class ComposioServerException extends ComposioAnswerException {

    public ComposioServerException(String what, Failure failure) {
        this(what, failure, null);
    }

    public ComposioServerException(String what, Failure failure, Throwable cause) {
        super(what, failure, cause);
    }
}
