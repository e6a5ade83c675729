package io.github.camelcomposio.simulator.webhook;

import java.time.Instant;

/**
 * One try to deliver an event.
 *
 * @param number from 1 for each event
 * @param status what the receiver answered; 0 when it did not
 * @param at     when it was sent
 */
public record Attempt(Event event, int number, int status, Instant at) {
}
