package io.github.camelcomposio.model;

import java.util.Set;

/**
 * The states of a connected account. They are plain text, since Composio may add more of them: an unknown one is passed
 * on as it came.
 * <p>
 * Source: Composio reference, {@code ConnectionStatus}. Read 2026-11.
 */
public final class ConnectionStatus {

    public static final String INITIALIZING = "INITIALIZING";
    public static final String INITIATED = "INITIATED";
    public static final String ACTIVE = "ACTIVE";
    public static final String INACTIVE = "INACTIVE";
    public static final String FAILED = "FAILED";
    public static final String EXPIRED = "EXPIRED";
    public static final String REVOKED = "REVOKED";

    private static final Set<String> TERMINAL = Set.of(FAILED, EXPIRED, REVOKED);

    private ConnectionStatus() {
    }

    /** Whether waiting for the account to become ACTIVE is in vain. */
    public static boolean isTerminal(String status) {
        return TERMINAL.contains(status);
    }
}
