package io.github.camelcomposio.error;

/** What the id names does not exist, or was deleted (404). */
public class ComposioNotFoundException extends ComposioAnswerException {

    public ComposioNotFoundException(String what, Failure failure) {
        this(what, failure, null);
    }

    public ComposioNotFoundException(String what, Failure failure, Throwable cause) {
        super(what, failure, cause);
    }
}
