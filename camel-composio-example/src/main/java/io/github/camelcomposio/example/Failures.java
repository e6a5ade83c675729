package io.github.camelcomposio.example;

import io.github.camelcomposio.error.ComposioException;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Says why something other than a row failed. */
final class Failures {

    private Failures() {
    }

    /** The innermost cause that somebody can act on. */
    static String describe(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause && !(cause instanceof ComposioException)) {
            cause = cause.getCause();
        }
        if (cause instanceof ComposioException) {
            return cause.getMessage();
        }
        if (cause instanceof HttpOperationFailedException http) {
            return "HTTP " + http.getStatusCode() + (http.getStatusCode() == 403 ? ", the token may be wrong" : "");
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
