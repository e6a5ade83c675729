package io.github.camelcomposio.error;

/** The API key is missing, wrong, expired or not allowed here (401). */
public class ComposioAuthenticationException extends ComposioAnswerException {

    public ComposioAuthenticationException(String what, Failure failure) {
        this(what, failure, null);
    }

    public ComposioAuthenticationException(String what, Failure failure, Throwable cause) {
        super(what, failure, cause);
    }
}
