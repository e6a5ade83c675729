package io.github.camelcomposio.simulator.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcomposio.simulator.model.Timestamps;

/**
 * An address that one's own app at a provider is told, so that its events reach Composio. Immutable.
 *
 * @param data what setting it up has given, such as a signing secret; null before
 */
record Endpoint(String id, String toolkit, String clientId, String url, Map<String, Object> data, Instant createdAt) {

    Endpoint withData(Map<String, Object> newData) {
        return new Endpoint(id, toolkit, clientId, url, newData, createdAt);
    }

    Map<String, Object> item() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id);
        view.put("toolkit_slug", toolkit);
        view.put("client_id", clientId);
        return view;
    }

    Map<String, Object> view() {
        Map<String, Object> view = item();
        view.put("webhook_url", url);
        view.put("data", data);
        view.put("created_at", Timestamps.of(createdAt));
        return view;
    }

    /** Without data: they can be secrets. */
    @Override
    public String toString() {
        return "Endpoint[" + id + ", toolkit=" + toolkit + "]";
    }
}
