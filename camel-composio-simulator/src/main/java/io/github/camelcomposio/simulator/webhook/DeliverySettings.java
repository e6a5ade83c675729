package io.github.camelcomposio.simulator.webhook;

import java.time.Duration;
import java.util.List;

/**
 * How events are delivered. The builder of the simulator explains each.
 *
 * @param repeats  how long to wait before each repeat
 * @param timeout  how long a receiver may take
 * @param inFlight at most so many deliveries at a time
 * @param keep     so many events and attempts are remembered
 */
public record DeliverySettings(List<Duration> repeats, Duration timeout, int inFlight, int keep) {
}
