package io.github.camelcomposio.webhook;

import java.time.Duration;
import java.util.Set;

import org.apache.camel.spi.IdempotentRepository;

/**
 * How events are received.
 *
 * @param tolerance      how far the time of a webhook may be away from ours, in both directions; zero for any time
 * @param maxBodySize    the most bytes that a body may have
 * @param eventTypes     what is routed; empty for everything
 * @param repository     what remembers which events were handled
 * @param abandonedAfter how long an event whose process died counts as being handled
 * @param answeredAtOnce at most so many events may be routed or wait for it after they were answered; 0 to answer when
 *                       the route is through
 */
public record WebhookSettings(
        Duration tolerance, int maxBodySize, Set<String> eventTypes, IdempotentRepository repository,
        Duration abandonedAfter, int answeredAtOnce) {

    /** Whether a type of events is routed. */
    boolean wants(String type) {
        return eventTypes.isEmpty() || type != null && eventTypes.contains(type);
    }
}
