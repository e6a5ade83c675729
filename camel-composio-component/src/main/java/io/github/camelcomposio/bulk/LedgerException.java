package io.github.camelcomposio.bulk;

/**
 * The ledger could not be read or written. Nothing of what was to be written is there, unless the connection was lost
 * just when it was confirmed. Neither the message nor a cause quotes what was to be written.
 */
public class LedgerException extends IllegalStateException {

    private final boolean perhapsOfOneRecord;

    /**
     * @param message            what was tried, what came back, and what to do
     * @param cause              may be null
     * @param perhapsOfOneRecord whether the others of the same batch may go well without one of them
     */
    public LedgerException(String message, Throwable cause, boolean perhapsOfOneRecord) {
        super(message, cause);
        this.perhapsOfOneRecord = perhapsOfOneRecord;
    }

    /** Whether the others of the same batch may go well without one of them: no outage, but a value that is refused. */
    public boolean isPerhapsOfOneRecord() {
        return perhapsOfOneRecord;
    }
}
