package io.github.camelcomposio.error;

import java.time.Duration;

/** waitForConnection: the time was up before the account became ACTIVE. The user may still finish. */
public class ComposioConnectionTimeoutException extends ComposioException {

    private final String connectedAccountId;
    private final String connectionStatus;

    public ComposioConnectionTimeoutException(Failure failure, String connectedAccountId, String connectionStatus,
                                              Duration timeout) {
        super("connected account " + connectedAccountId + " is still " + connectionStatus + " after " + timeout.toMillis()
              + " ms", failure, null);
        this.connectedAccountId = connectedAccountId;
        this.connectionStatus = connectionStatus;
    }

    public String getConnectedAccountId() {
        return connectedAccountId;
    }

    /** The status that was seen last. */
    public String getConnectionStatus() {
        return connectionStatus;
    }
}
