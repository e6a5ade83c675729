package io.github.camelcomposio.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Whether and when a request that failed is sent again, as the official client does it: 408, 409, 429, every 5xx and
 * connection errors; {@code x-should-retry} overrides; {@code retry-after-ms} or {@code retry-after} (seconds or a
 * date) give the delay, else it doubles from the initial one, with jitter. Pure decisions.
 *
 * @param maxRetries   repeats after the first attempt
 * @param initialDelay the delay before the first repeat
 * @param maxDelay     the longest delay that is not the server's word
 */
public record RetryPolicy(int maxRetries, Duration initialDelay, Duration maxDelay) {

    private static final double JITTER = 0.25;
    /** A longer wait than this means the same to anybody, and can be reckoned with. */
    private static final Duration LONGEST = Duration.ofDays(7);

    /** Whether an answer is worth another attempt. */
    boolean retryable(int status, Map<String, String> headers) {
        String shouldRetry = headers.get("x-should-retry");
        if ("true".equals(shouldRetry)) {
            return true;
        }
        return !"false".equals(shouldRetry) && (status == 408 || status == 409 || status == 429 || status >= 500);
    }

    /** The delay before a repeat: the server's word, else our own. */
    Duration delay(int repeat, Duration retryAfter, RandomGenerator random) {
        if (retryAfter != null) {
            return retryAfter;
        }
        double doubled = initialDelay.toMillis() * Math.pow(2, Math.min(repeat, 30));
        double millis = Math.min(doubled, maxDelay.toMillis()) * (1 - JITTER * random.nextDouble());
        return Duration.ofMillis(Math.round(millis));
    }

    /** What the server says of the time to wait; null where it says nothing, or names a moment that has passed. */
    static Duration retryAfter(Map<String, String> headers, Clock clock) {
        Duration millis = seconds(headers.get("retry-after-ms"), 0.001);
        if (millis != null) {
            return millis;
        }
        String text = headers.get("retry-after");
        Duration seconds = seconds(text, 1);
        return seconds != null || text == null ? seconds : untilDate(text, clock);
    }

    private static Duration seconds(String text, double unit) {
        if (text == null) {
            return null;
        }
        try {
            double value = Double.parseDouble(text.trim()) * unit;
            return value >= 0 ? Duration.ofMillis((long) (Math.min(value, LONGEST.toSeconds()) * 1000)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Duration untilDate(String text, Clock clock) {
        try {
            Instant date = ZonedDateTime.parse(text.trim(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Duration wait = Duration.between(clock.instant(), date);
            return wait.isNegative() ? null : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
