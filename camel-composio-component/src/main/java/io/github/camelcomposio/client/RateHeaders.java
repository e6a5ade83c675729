package io.github.camelcomposio.client;

import java.time.Duration;
import java.util.Map;

/**
 * What an answer says of the organisation's budget; what it does not say is null.
 * <p>
 * Source: Composio reference, rate limits: {@code X-RateLimit}, {@code X-RateLimit-Remaining},
 * {@code X-RateLimit-Window-Size} (such as {@code 60s}) on every answer. Read 2026-11.
 *
 * @param limit     requests that the window allows
 * @param remaining what is left of them
 * @param window    the window's length
 */
public record RateHeaders(Long limit, Long remaining, Duration window) {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    static RateHeaders of(Map<String, String> headers) {
        Long seconds = number(headers.get("x-ratelimit-window-size"));
        return new RateHeaders(
                number(headers.get("x-ratelimit")), number(headers.get("x-ratelimit-remaining")),
                seconds == null || seconds > LONGEST_WINDOW.toSeconds() ? null : Duration.ofSeconds(seconds));
    }

    /** Whether enough is said to reckon with. */
    boolean complete() {
        return limit != null && remaining != null && window != null && limit > 0 && !window.isZero();
    }

    private static Long number(String text) {
        if (text == null) {
            return null;
        }
        String digits = text.trim();
        if (digits.endsWith("s")) {
            digits = digits.substring(0, digits.length() - 1);
        }
        boolean readable = !digits.isEmpty() && digits.length() < 13 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return readable ? Long.valueOf(digits) : null;
    }
}
