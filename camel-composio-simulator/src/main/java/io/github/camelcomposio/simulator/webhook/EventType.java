package io.github.camelcomposio.simulator.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What Composio tells a webhook about. Source: Composio reference, webhooks, event types. */
public enum EventType {

    TRIGGER_MESSAGE("composio.trigger.message", "A trigger fired", List.of("V1", "V2", "V3")),
    ACCOUNT_EXPIRED("composio.connected_account.expired",
                    "A connected account expired and can't be refreshed", List.of("V3")),
    TRIGGER_DISABLED("composio.trigger.disabled", "Composio disabled a trigger", List.of("V3"));

    /** The versions of payloads. */
    static final List<String> VERSIONS = List.of("V1", "V2", "V3");

    /** The words of the wire. */
    static final List<String> NAMES = Arrays.stream(values()).map(EventType::wire).toList();

    private final String wire;
    private final String description;
    private final List<String> versions;

    EventType(String wire, String description, List<String> versions) {
        this.wire = wire;
        this.description = description;
        this.versions = versions;
    }

    /** As it stands in requests and payloads. */
    public String wire() {
        return wire;
    }

    /** Whether payloads of this version tell of it. */
    boolean in(String version) {
        return versions.contains(version);
    }

    Map<String, Object> view() {
        return Map.of("event_type", wire, "description", description, "supported_versions", versions);
    }
}
