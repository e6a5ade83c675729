package io.github.camelcomposio.example.source;

/** A row can't be imported, and nothing was sent. Its message quotes nothing of the row. */
public abstract sealed class RowException extends RuntimeException {

    private RowException(String message) {
        super(message);
    }

    /** The row can't be read. */
    public static final class UnreadableRowException extends RowException {

        public UnreadableRowException(String problem) {
            super(problem);
        }
    }

    /** An earlier row of this run is about the same account. */
    public static final class DuplicateRowException extends RowException {

        /** @param earlier the position of that row */
        public DuplicateRowException(String earlier) {
            super("the row is about the same user and toolkit as " + earlier);
        }
    }

    /** The run was stopped before it came to this row. */
    public static final class NotAttemptedException extends RowException {

        public NotAttemptedException() {
            super("the run was stopped before it came to this row");
        }
    }
}
