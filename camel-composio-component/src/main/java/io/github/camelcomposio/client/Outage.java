package io.github.camelcomposio.client;

/**
 * Whether Composio is down, and when to try whether it still is. Failures in a row begin an outage (answers of 500 and
 * above, and answers that do not come), and any other answer ends it. Pure: time comes in as nanoseconds since some
 * start. Not thread-safe.
 */
final class Outage {

    /** Failures in a row, of whatever requests, that are more than bad luck. */
    static final int FAILURES = 5;

    private final long probeInterval;
    private int inARow;
    private long lastAnswered = -1;
    private boolean lasts;
    private long began;
    private long ended = Long.MIN_VALUE;
    private long lastFailure;
    private boolean probing;
    private long probeAt;

    Outage(long probeIntervalNanos) {
        this.probeInterval = probeIntervalNanos;
    }

    boolean lasts() {
        return lasts;
    }

    /** When it began. */
    long began() {
        return began;
    }

    /** How long it has lasted, or did when it is over. */
    long lasted(long now) {
        return (lasts ? now : ended) - began;
    }

    /** Whether one lasts, or has ended since then. */
    boolean lastedSince(long moment) {
        return lasts || ended >= moment;
    }

    /**
     * A request got a proper answer.
     *
     * @param number of the request, in the order in which they went
     */
    void answered(long now, long number) {
        lastAnswered = Math.max(lastAnswered, number);
        inARow = 0;
        end(now);
    }

    void failed(long now) {
        lastFailure = now;
        inARow++;
        if (inARow >= FAILURES) {
            begin(now);
        }
    }

    /**
     * A request was repeated in vain until its retries were used up: an outage, unless others were answered that went
     * later. What went before says nothing, though its answers may come meanwhile.
     *
     * @param first number of its first attempt
     */
    void spent(long now, long first) {
        if (lastAnswered < first) {
            begin(now);
        }
    }

    /** When the next probe may go; {@link Long#MAX_VALUE} while one is under way. */
    long probeAt() {
        return probing ? Long.MAX_VALUE : probeAt;
    }

    boolean isProbing() {
        return probing;
    }

    void probe(long now) {
        probing = true;
        probeAt = now + probeInterval;
    }

    /** The probe failed. */
    void probed() {
        probing = false;
    }

    /** The probe did not go. */
    void notProbed(long now) {
        probing = false;
        probeAt = now;
    }

    /** Whether it is so long ago that anything was heard of it that nobody knows whether it still lasts. */
    boolean isForgotten(long now) {
        return lasts && !probing && now - lastFailure > probeInterval;
    }

    void forget(long now) {
        inARow = 0;
        end(now);
    }

    private void begin(long now) {
        if (!lasts) {
            lasts = true;
            began = now;
            probing = false;
            probeAt = now + probeInterval;
        }
    }

    private void end(long now) {
        if (lasts) {
            lasts = false;
            probing = false;
            ended = now;
        }
    }
}
