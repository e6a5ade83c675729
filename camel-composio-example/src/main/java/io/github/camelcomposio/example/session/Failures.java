package io.github.camelcomposio.example.session;

import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.sources.ImportSourceException;

/** Says why something other than a record failed, in one line. */
public final class Failures {

    /** The class of SQLSTATE whose messages quote values of the table. */
    private static final String DATA_EXCEPTION = "22";

    private Failures() {
    }

    /** The innermost cause that somebody can act on, without what might quote a record. */
    public static String describe(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause && !isFinal(cause)) {
            cause = cause.getCause();
        }
        String text = text(cause);
        return text.lines().findFirst().orElse("").strip();
    }

    /** Its message says all that there is to say, and its cause might quote a record. */
    private static boolean isFinal(Throwable failure) {
        return failure instanceof ComposioException || failure instanceof ImportSourceException;
    }

    private static String text(Throwable cause) {
        if (cause instanceof JsonProcessingException) {
            return "an answer is no JSON";
        }
        if (cause instanceof SQLException sql && String.valueOf(sql.getSQLState()).startsWith(DATA_EXCEPTION)) {
            return "a value can't be converted or computed, SQLSTATE " + sql.getSQLState();
        }
        if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
            return "there is no file " + cause.getMessage();
        }
        if (cause instanceof AccessDeniedException) {
            return "no right to read or write " + cause.getMessage();
        }
        boolean plain = isFinal(cause) || cause instanceof IllegalStateException
                || cause instanceof IllegalArgumentException || cause instanceof SQLException;
        return plain && cause.getMessage() != null
                ? cause.getMessage() : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
