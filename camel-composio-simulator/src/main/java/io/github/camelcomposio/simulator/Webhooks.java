package io.github.camelcomposio.simulator;

import java.time.Duration;
import java.util.List;

import io.github.camelcomposio.simulator.webhook.Deliveries;

/**
 * What a simulator tells the project's webhook, and ways to make its life harder: the same event twice, events out of
 * order. Methods may be called from any thread.
 */
public final class Webhooks {

    private final Deliveries deliveries;

    Webhooks(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** What has happened, delivered or not, the oldest first: the last events, as many as the builder said. */
    public List<WebhookEvent> events() {
        return deliveries.events().stream().map(WebhookEvent::of).toList();
    }

    /** The attempts that came to an end, in that order: the last ones, as many as the builder said. */
    public List<WebhookDelivery> deliveries() {
        return deliveries.attempts().stream().map(WebhookDelivery::of).toList();
    }

    /**
     * Waits until nothing is under way or waits for its repeat. What is held back does not count.
     *
     * @throws IllegalStateException when the time is over before
     */
    public void awaitNonePending(Duration most) {
        try {
            if (!deliveries.await(most)) {
                throw new IllegalStateException("Webhook deliveries are still pending after " + most);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while webhook deliveries were pending", e);
        }
    }

    /**
     * Delivers an event again: the same id and body, a later attempt.
     *
     * @throws IllegalArgumentException when there was no such event
     */
    public void redeliver(String eventId, int times) {
        if (!deliveries.again(eventId, times)) {
            throw new IllegalArgumentException("There is no event " + eventId);
        }
    }

    /** From now on nothing is sent, new events and repeats are kept back. */
    public void hold() {
        deliveries.hold();
    }

    /** Sends what was kept back in its order. Deliveries under way at the same time may still overtake each other. */
    public void release() {
        deliveries.release(false);
    }

    /** Sends what was kept back, the last first. */
    public void releaseReversed() {
        deliveries.release(true);
    }

    /**
     * Whether deliveries are signed with the secret before the last rotation too, as a second entry of
     * {@code webhook-signature}; false by default. OURS: it is not known whether Composio ever does.
     */
    public void signWithOldSecretToo(boolean on) {
        deliveries.bothSecrets(on);
    }
}
