package io.github.camelcomposio.example;

import java.sql.SQLException;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelcomposio.error.ComposioException;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Says why something other than a row failed. */
final class Failures {

    /** The class of SQLSTATE whose messages quote values of the table. */
    private static final String DATA_EXCEPTION = "22";

    private Failures() {
    }

    /** The innermost cause that somebody can act on, without what might quote a row. */
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
        if (cause instanceof JsonProcessingException) {
            return "an answer is no JSON";
        }
        if (cause instanceof SQLException sql && String.valueOf(sql.getSQLState()).startsWith(DATA_EXCEPTION)) {
            return "a value can't be converted or computed, SQLSTATE " + sql.getSQLState();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
