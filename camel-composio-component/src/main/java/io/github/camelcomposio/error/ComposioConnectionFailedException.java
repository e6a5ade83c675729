package io.github.camelcomposio.error;

/** waitForConnection: the account will not become ACTIVE by waiting, for it is FAILED, EXPIRED or REVOKED. */
public class ComposioConnectionFailedException extends ComposioException {

    private final String connectedAccountId;
    private final String connectionStatus;
    private final String reason;

    public ComposioConnectionFailedException(Failure failure, String connectedAccountId, String connectionStatus,
                                             String reason) {
        super("connected account " + connectedAccountId + " is " + connectionStatus
              + (reason == null ? "" : ": " + reason), failure, null);
        this.connectedAccountId = connectedAccountId;
        this.connectionStatus = connectionStatus;
        this.reason = reason;
    }

    public String getConnectedAccountId() {
        return connectedAccountId;
    }

    /** FAILED, EXPIRED or REVOKED. */
    public String getConnectionStatus() {
        return connectionStatus;
    }

    /** Composio's status_reason; null where it gives none. */
    public String getReason() {
        return reason;
    }
}
