package io.github.camelcomposio.webhook;

import java.util.HashMap;
import java.util.Map;

import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.operation.Names;

/**
 * What of an event goes into headers: under the names of arguments, so that an operation on the account or the trigger
 * can follow at once. All of it comes from what was signed.
 */
final class EventHeaders {

    private static final String ACCOUNT_EXPIRED = "composio.connected_account.expired";
    private static final String TRIGGER_DISABLED = "composio.trigger.disabled";

    private EventHeaders() {
    }

    /** The headers of an event; one that is not known is missing. */
    static Map<String, Object> of(String webhookId, WebhookEvent event) {
        Map<String, Object> headers = new HashMap<>();
        put(headers, "webhookId", webhookId);
        put(headers, "eventType", event.type());
        Map<String, Object> data = Json.object(event.body(), "data");
        if (ACCOUNT_EXPIRED.equals(event.type())) {
            put(headers, "connectedAccountId", Json.text(data, "id"));
            put(headers, "userId", Json.text(data, "user_id"));
            put(headers, "connectionStatus", Json.text(data, "status"));
            put(headers, "toolkit", Json.text(Json.object(data, "toolkit"), "slug"));
            put(headers, "authConfigId", Json.text(Json.object(data, "auth_config"), "id"));
        } else if (TRIGGER_DISABLED.equals(event.type())) {
            put(headers, "triggerId", Json.text(data, "id"));
            put(headers, "triggerSlug", Json.text(data, "trigger_name"));
            put(headers, "connectedAccountId", Json.text(data, "connected_account_id"));
            put(headers, "userId", Json.text(data, "user_id"));
        } else {
            Map<String, Object> metadata = Json.object(event.body(), "metadata");
            put(headers, "triggerId", Json.text(metadata, "trigger_id"));
            put(headers, "triggerSlug", Json.text(metadata, "trigger_slug"));
            put(headers, "connectedAccountId", Json.text(metadata, "connected_account_id"));
            put(headers, "userId", Json.text(metadata, "user_id"));
            put(headers, "authConfigId", Json.text(metadata, "auth_config_id"));
        }
        return headers;
    }

    private static void put(Map<String, Object> headers, String argument, String value) {
        if (value != null) {
            headers.put(Names.header(argument), value);
        }
    }
}
