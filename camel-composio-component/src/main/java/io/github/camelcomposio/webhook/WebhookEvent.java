package io.github.camelcomposio.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelcomposio.client.Json;

/**
 * Something that happened, as a webhook tells it: in the form of version 3, whatever version came. What a version does
 * not say is null. A form that is not known is kept whole in {@code data}.
 */
final class WebhookEvent {

    /** A trigger fired: the only event that versions 1 and 2 know. */
    static final String TRIGGER_MESSAGE = "composio.trigger.message";

    private static final String NAMESPACE = "composio.";
    /** What version 2 mixes into the data. */
    private static final List<String> IDENTIFIERS
            = List.of("connection_id", "connection_nano_id", "trigger_id", "trigger_nano_id", "user_id");

    private final Map<String, Object> body;
    private final byte[] payload;

    private WebhookEvent(Map<String, Object> body, byte[] payload) {
        this.body = body;
        this.payload = payload;
    }

    /**
     * Reads a verified payload.
     *
     * @param  id          the header {@code webhook-id}, since only version 3 has it in the payload
     * @throws IOException if it is no JSON object
     */
    static WebhookEvent read(String id, byte[] payload) throws IOException {
        Map<String, Object> object = Json.readObject(payload);
        if (object == null) {
            throw new IOException("the text is null");
        }
        return new WebhookEvent(normalised(id, object), payload);
    }

    private static Map<String, Object> normalised(String id, Map<String, Object> object) {
        String type = object.get("type") instanceof String text ? text : null;
        if (type != null && type.startsWith(NAMESPACE)) {
            return object;
        } else if (type != null && object.get("data") instanceof Map) {
            return ofSecondVersion(id, type, object);
        } else if (Json.text(object, "trigger_name") != null) {
            return ofFirstVersion(id, object);
        }
        return event(id, type, Json.text(object, "timestamp"), Map.of(), object);
    }

    private static Map<String, Object> ofSecondVersion(String id, String slug, Map<String, Object> object) {
        Map<String, Object> data = new LinkedHashMap<>(Json.object(object, "data"));
        Map<String, Object> metadata = metadata(object, slug,
                first(Json.text(data, "trigger_nano_id"), Json.text(data, "trigger_id")),
                first(Json.text(data, "connection_nano_id"), Json.text(data, "connection_id")),
                Json.text(data, "user_id"));
        data.keySet().removeAll(IDENTIFIERS);
        return event(id, TRIGGER_MESSAGE, Json.text(object, "timestamp"), metadata, data);
    }

    private static Map<String, Object> ofFirstVersion(String id, Map<String, Object> object) {
        Map<String, Object> metadata = metadata(object, Json.text(object, "trigger_name"), Json.text(object, "trigger_id"),
                Json.text(object, "connection_id"), null);
        return event(id, TRIGGER_MESSAGE, null, metadata, object.get("payload"));
    }

    private static Map<String, Object> metadata(
            Map<String, Object> object, String slug, String trigger, String account, String user) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("log_id", object.get("log_id"));
        metadata.put("trigger_slug", slug.toUpperCase(Locale.ROOT));
        metadata.put("trigger_id", trigger);
        metadata.put("connected_account_id", account);
        metadata.put("auth_config_id", null);
        metadata.put("user_id", user);
        return metadata;
    }

    private static Map<String, Object> event(
            String id, String type, String timestamp, Map<String, Object> metadata, Object data) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", id);
        event.put("timestamp", timestamp);
        event.put("type", type);
        event.put("metadata", metadata);
        event.put("data", data);
        return event;
    }

    private static String first(String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    /** What happened, such as {@code composio.trigger.message}; null in a form that is not known. */
    String type() {
        return Json.text(body, "type");
    }

    /** The event in the form of version 3. */
    Map<String, Object> body() {
        return body;
    }

    /** The text as it came. */
    String text() {
        return new String(payload, UTF_8);
    }

    /** Without its content: it is a user's data. */
    @Override
    public String toString() {
        return "WebhookEvent[" + type() + "]";
    }
}
