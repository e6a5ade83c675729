package io.github.camelcomposio.error;

/** The run of an import was stopped: this record came afterwards, and was not attempted. The same run id resumes. */
public class ComposioImportStoppedException extends ComposioException {

    private final String runId;
    private final String reason;

    /**
     * @param runId  the run
     * @param reason why it was stopped, free of secrets
     */
    public ComposioImportStoppedException(String operation, String runId, String reason) {
        this(operation, runId, reason, null);
    }

    /**
     * @param runId  the run
     * @param reason why it was stopped, free of secrets
     * @param cause  the failure that stopped it; may be null
     */
    public ComposioImportStoppedException(String operation, String runId, String reason, Throwable cause) {
        super("not attempted, for the run " + runId + " was stopped: " + reason,
              Failure.notSent(operation).withSuggestedFix(
                      "remove the cause, and start the import again with the same runId"),
              cause);
        this.runId = runId;
        this.reason = reason;
    }

    /** The run that was stopped. */
    public String getRunId() {
        return runId;
    }

    /** Why it was stopped. */
    public String getReason() {
        return reason;
    }
}
