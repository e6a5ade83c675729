package io.github.camelcomposio.bulk;

import java.util.concurrent.CompletionException;

/** A record failed: its failure is the cause, and its line of the journal says the rest. */
public final class RejectedRecord extends CompletionException {

    private static final long serialVersionUID = 1L;

    private final transient JournalEntry line;
    private final boolean dryRun;

    RejectedRecord(JournalEntry line, boolean dryRun, Throwable cause) {
        super(cause);
        this.line = line;
        this.dryRun = dryRun;
    }

    /** What the journal says of it, or in a dry run would say. */
    public JournalEntry line() {
        return line;
    }

    /** Whether nothing was to be written. */
    public boolean dryRun() {
        return dryRun;
    }
}
