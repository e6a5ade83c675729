package io.github.camelcomposio.sources.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Leaves a provider alone that fails: each of its unknown outcomes costs a row. Half a minute after the first one,
 * twice as long after each further one. Thread-safe.
 */
final class ProviderPause {

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 5;

    private final Clock clock;
    private Instant until = Instant.MIN;
    private int failures;

    ProviderPause(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean isOver() {
        return !clock.instant().isBefore(until);
    }

    synchronized void failed() {
        until = clock.instant().plus(FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)));
        failures++;
    }

    synchronized void answered() {
        failures = 0;
    }
}
