package io.github.camelcomposio.error;

/**
 * The message or the endpoint asks for something that can't be: found here, and nothing was sent (attempts is 0), or
 * refused by Composio (400, 422). Sending it again does not help.
 */
public class ComposioInvalidRequestException extends ComposioAnswerException {

    public ComposioInvalidRequestException(String what, Failure failure) {
        this(what, failure, null);
    }

    public ComposioInvalidRequestException(String what, Failure failure, Throwable cause) {
        super(what, failure, cause);
    }

    /** Found before anything was sent. */
    public ComposioInvalidRequestException(String operation, String what) {
        this(what, Failure.notSent(operation), null);
    }
}
