package io.github.camelcomposio.simulator;

import java.time.Instant;

import io.github.camelcomposio.simulator.webhook.Attempt;

/**
 * One attempt to deliver an event.
 *
 * @param eventId {@code msg_…}
 * @param type    such as {@code composio.trigger.message}
 * @param attempt from 1 for each event
 * @param status  what the receiver answered; 0 when no answer came
 * @param sentAt  by the simulator's clock
 */
public record WebhookDelivery(String eventId, String type, int attempt, int status, Instant sentAt) {

    static WebhookDelivery of(Attempt attempt) {
        return new WebhookDelivery(
                attempt.event().id(), attempt.event().type().wire(), attempt.number(), attempt.status(), attempt.at());
    }

    /** Answered with 2xx. */
    public boolean acknowledged() {
        return status >= 200 && status < 300;
    }
}
