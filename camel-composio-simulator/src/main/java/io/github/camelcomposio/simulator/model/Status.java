package io.github.camelcomposio.simulator.model;

import java.util.Arrays;
import java.util.List;

/** Where a connected account stands. Source: Composio reference, lifecycle of a connected account. */
public enum Status {
    INITIALIZING,
    INITIATED,
    ACTIVE,
    FAILED,
    EXPIRED,
    INACTIVE,
    REVOKED;

    /** The words of the wire. */
    public static final List<String> NAMES = Arrays.stream(values()).map(Status::name).toList();

    /** Somebody has still to finish the connection. */
    public boolean pending() {
        return this == INITIALIZING || this == INITIATED;
    }
}
