package io.github.camelcomposio.sources;

/**
 * A source can't be read, or not to its end: no record of it is to blame. What was read before is imported. Its message
 * quotes nothing of a record.
 */
public class ImportSourceException extends RuntimeException {

    public ImportSourceException(String message) {
        super(message);
    }

    /** @param cause must quote nothing of a record either */
    public ImportSourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
