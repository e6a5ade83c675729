package io.github.camelcomposio.error;

/**
 * A tool ran and failed, which Composio answers like a success; {@code failOnToolError} makes this of it. The tool did
 * run, perhaps in part: sending the message again runs it again.
 */
public class ComposioToolException extends ComposioException {

    private final String toolSlug;
    private final String toolError;
    private final String logId;

    /**
     * @param toolError what the tool says, with known secrets taken out
     * @param logId     where Composio logged the run; null where it does not say
     */
    public ComposioToolException(Failure failure, String toolSlug, String toolError, String logId) {
        super("tool " + toolSlug + " failed: " + toolError + (logId == null ? "" : " (" + logId + ")"), failure, null);
        this.toolSlug = toolSlug;
        this.toolError = toolError;
        this.logId = logId;
    }

    public String getToolSlug() {
        return toolSlug;
    }

    /** What the tool says. */
    public String getToolError() {
        return toolError;
    }

    /** Where Composio logged the run, for {@code logs/getToolExecution}; null where it does not say. */
    public String getLogId() {
        return logId;
    }
}
