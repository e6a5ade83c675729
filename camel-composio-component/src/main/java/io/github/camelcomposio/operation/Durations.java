package io.github.camelcomposio.operation;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

import org.apache.camel.util.TimeUtils;

/**
 * Durations as Camel writes them ({@code 1500}, {@code 10s}, {@code 1h30m}, {@code PT10S}), but never a typing error as
 * 0.
 */
public final class Durations {

    private static final Pattern CAMEL
            = Pattern.compile("\\d{1,15}|(?=\\d)(\\d{1,9}d)?(\\d{1,9}h)?(\\d{1,9}m(?!s))?(\\d{1,9}s)?(\\d{1,15}ms)?");

    private Durations() {
    }

    /**
     * Reads a duration; a number means milliseconds.
     *
     * @throws IllegalArgumentException if it is none, or negative
     */
    public static Duration parse(Object value) {
        Duration duration = read(value);
        if (duration == null || duration.isNegative()) {
            throw new IllegalArgumentException(
                    "is no duration: write milliseconds (1500), units (500ms, 10s, 1h30m) or ISO 8601 (PT10S)");
        }
        return duration;
    }

    private static Duration read(Object value) {
        if (value instanceof Duration duration) {
            return duration;
        }
        if (value instanceof Number number) {
            return Duration.ofMillis(number.longValue());
        }
        String text = value.toString().trim();
        if (CAMEL.matcher(text).matches()) {
            return Duration.ofMillis(TimeUtils.toMilliSeconds(text));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
