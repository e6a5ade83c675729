package io.github.camelcomposio.client;

/** No answer came. */
public class TransportFailure extends Exception {

    private final boolean sent;

    public TransportFailure(Exception cause, boolean sent) {
        super(cause);
        this.sent = sent;
    }

    /** Whether the request may have reached Composio. */
    public boolean isSent() {
        return sent;
    }

    /** What happened, for a message. */
    public String describe() {
        Throwable cause = getCause();
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")");
    }
}
