package io.github.camelcomposio.error;

/** The API key lacks a permission (403). */
public class ComposioPermissionException extends ComposioAnswerException {

    public ComposioPermissionException(String what, Failure failure) {
        this(what, failure, null);
    }

    public ComposioPermissionException(String what, Failure failure, Throwable cause) {
        super(what, failure, cause);
    }
}
