package io.github.camelcomposio.simulator;

import io.github.camelcomposio.simulator.webhook.Event;

/**
 * Something that happened and was, or would have been, told to the project's webhook.
 *
 * @param id      {@code msg_…}, the {@code webhook-id} of each delivery
 * @param type    such as {@code composio.trigger.message}
 * @param version of the body: {@code V1}, {@code V2} or {@code V3}
 * @param body    JSON, exactly as it is sent
 */
public record WebhookEvent(String id, String type, String version, String body) {

    static WebhookEvent of(Event event) {
        return new WebhookEvent(event.id(), event.type().wire(), event.version(), event.body());
    }

    /** Without the body: it is a user's data. */
    @Override
    public String toString() {
        return "WebhookEvent[" + id + ", " + type + ", version=" + version + "]";
    }
}
