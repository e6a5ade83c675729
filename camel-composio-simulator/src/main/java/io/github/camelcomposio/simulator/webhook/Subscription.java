package io.github.camelcomposio.simulator.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.model.Timestamps;

/**
 * Where the project wants to hear of what. Immutable.
 *
 * @param version   of the payloads
 * @param events    the types that are delivered
 * @param secret    signs deliveries
 * @param oldSecret the one before the last rotation; null when there was none
 */
public record Subscription(
        String id, String url, String version, List<String> events, String secret, String oldSecret, Instant createdAt,
        Instant updatedAt) {

    /** Whether this type is to be delivered. */
    boolean wants(EventType type) {
        return events.contains(type.wire()) && type.in(version);
    }

    Subscription rotated(String newSecret, Instant now) {
        return new Subscription(id, url, version, events, newSecret, secret, createdAt, now);
    }

    Subscription changed(String newUrl, String newVersion, List<String> newEvents, Instant now) {
        return new Subscription(id, newUrl, newVersion, newEvents, secret, oldSecret, createdAt, now);
    }

    Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id);
        view.put("webhook_url", url);
        view.put("version", version);
        view.put("enabled_events", events);
        view.put("secret", secret);
        view.put("created_at", Timestamps.of(createdAt));
        view.put("updated_at", Timestamps.of(updatedAt));
        return view;
    }

    /** Without secrets, and without the URL, which can hold one. */
    @Override
    public String toString() {
        return "Subscription[" + id + ", version=" + version + ", events=" + events + "]";
    }
}
