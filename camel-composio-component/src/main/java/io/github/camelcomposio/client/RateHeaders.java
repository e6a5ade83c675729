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
    private static final int LONGEST_NUMBER = 12;
    private static final String REMAINING = "x-ratelimit-remaining";

    static RateHeaders of(Map<String, String> headers) {
        Long seconds = number(headers.get("x-ratelimit-window-size"));
        return new RateHeaders(
                number(headers.get("x-ratelimit")), remaining(headers),
                seconds == null || seconds > LONGEST_WINDOW.toSeconds() ? null : Duration.ofSeconds(seconds));
    }

    /** What is left of the window's requests; null where the answer does not say. */
    static Long remaining(Map<String, String> headers) {
        return number(headers.get(REMAINING));
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
        if (digits.isEmpty() || digits.length() > LONGEST_NUMBER) {
            return null;
        }
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit < '0' || digit > '9') {
                return null;
            }
            number = 10 * number + digit - '0';
        }
        return number;
    }
}
