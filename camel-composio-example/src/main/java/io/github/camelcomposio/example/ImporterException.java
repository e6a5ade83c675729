package io.github.camelcomposio.example;

/** The importer can't or won't do what it was asked. The message is one line for the person who asked, without a secret. */
public final class ImporterException extends RuntimeException {

    private final int status;

    private ImporterException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The command line or the mapping is wrong. */
    public static ImporterException misuse(String message) {
        return new ImporterException(ExitStatus.MISUSED, message);
    }

    /** Something else is in the way: a file, a database, Composio. */
    public static ImporterException failed(String message) {
        return new ImporterException(ExitStatus.STOPPED, message);
    }

    /** The program's exit status. */
    public int status() {
        return status;
    }
}
