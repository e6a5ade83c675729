package io.github.camelcomposio.example;

/** What the program says to whoever started it. Ctrl-C and TERM end it with 130 and 143, which are the JVM's own. */
public final class ExitStatus {

    /** All is well. */
    public static final int WELL = 0;
    /** It could not run, or was stopped. */
    public static final int STOPPED = 1;
    /** The command line or the mapping is wrong. */
    public static final int MISUSED = 2;
    /** It finished, and some records were rejected. */
    public static final int REJECTS = 3;

    private ExitStatus() {
    }
}
