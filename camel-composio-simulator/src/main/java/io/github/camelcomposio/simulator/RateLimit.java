package io.github.camelcomposio.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;

import io.github.camelcomposio.simulator.wire.Answer;

/**
 * The budget of requests, one for everything. Guarded by the simulator's lock.
 *
 * <p>
 * Source: Composio reference, rate limits: header names, the body of the 429, a fixed window (older: a rolling one).
 * OURS: a fixed window begins with the first request after the last window's end; a refused request costs nothing;
 * times are told in whole seconds, rounded up.
 */
final class RateLimit {

    private final Clock clock;
    private final int limit;
    private final Duration window;
    private final boolean rolling;
    /** When each request of the rolling window came; for a fixed window, when the window's first one came. */
    private final ArrayDeque<Instant> taken = new ArrayDeque<>();
    private int used;

    RateLimit(Clock clock, int limit, Duration window, boolean rolling) {
        if (limit < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("A rate limit is at least 1 request in a window longer than nothing");
        }
        this.clock = clock;
        this.limit = limit;
        this.window = window;
        this.rolling = rolling;
    }

    /** The same kind of limit with other numbers and an unused budget. */
    RateLimit changed(int requests, Duration per) {
        return new RateLimit(clock, requests, per, rolling);
    }

    /** Takes one request from the budget if there is one. */
    boolean take() {
        Instant now = clock.instant();
        forget(now);
        if (used == limit) {
            return false;
        }
        if (rolling || taken.isEmpty()) {
            taken.add(now);
        }
        used++;
        return true;
    }

    /** What every answer tells about the budget. */
    Map<String, String> headers() {
        forget(clock.instant());
        return Map.of("X-RateLimit", String.valueOf(limit), "X-RateLimit-Remaining", String.valueOf(limit - used),
                "X-RateLimit-Window-Size", seconds(window) + "s");
    }

    /** The answer for a request that found no budget. */
    Answer refusal() {
        Duration wait = taken.isEmpty() ? Duration.ZERO : Duration.between(clock.instant(), taken.peek().plus(window));
        return Answer.json(429, Map.of("message",
                "Rate limit exceeded. Limit: " + limit + " requests per " + seconds(window) + " seconds"))
                .withHeaders(Map.of("Retry-After", String.valueOf(Math.max(1, seconds(wait)))));
    }

    private void forget(Instant now) {
        while (!taken.isEmpty() && !taken.peek().plus(window).isAfter(now)) {
            taken.remove();
            used = rolling ? used - 1 : 0;
        }
    }

    private static long seconds(Duration duration) {
        return duration.plusNanos(999_999_999).getSeconds();
    }
}
