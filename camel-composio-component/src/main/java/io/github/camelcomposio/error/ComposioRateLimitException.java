package io.github.camelcomposio.error;

import java.time.Duration;

/**
 * The organisation's budget of requests is used up for longer than {@code maxRateLimitWait}. The request was not
 * carried out: sending it again after {@link #getRetryAfter()} is safe.
 */
public class ComposioRateLimitException extends ComposioAnswerException {

    private final Duration retryAfter;

    public ComposioRateLimitException(String what, Failure failure, Duration retryAfter) {
        super(what, failure, null);
        this.retryAfter = retryAfter;
    }

    /** How long to wait before the next try. */
    public Duration getRetryAfter() {
        return retryAfter;
    }
}
