package io.github.camelcomposio.error;

/** An answer came, but it can't be read: no JSON, cut off, or a redirect. */
public class ComposioResponseException extends ComposioAnswerException {

    public ComposioResponseException(String what, Failure failure) {
        this(what, failure, null);
    }

    public ComposioResponseException(String what, Failure failure, Throwable cause) {
        super(what, failure, cause);
    }
}
