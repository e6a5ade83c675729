package io.github.camelcomposio.client;

import java.util.Arrays;

/**
 * So many requests in any span of one window's length, whenever the server's window begins. A place is held from the
 * sending of a request until a whole window after its answer: the server counts it somewhere between the two, so that a
 * fixed window as well as a rolling one never sees more than the limit. Memory does not grow with the limit. Pure: time
 * comes in as nanoseconds since some start. Not thread-safe.
 */
final class SlidingBudget {

    private static final int SLOTS = 1024;

    private final long window;
    private final long slot;
    private final int[] answered = new int[SLOTS + 3];
    private long limit;
    private long firstSlot;
    private int held;
    private int open;
    private long givenBack;

    SlidingBudget(long limit, long windowNanos) {
        this.limit = limit;
        this.window = windowNanos;
        this.slot = Math.max(1, windowNanos / SLOTS);
    }

    long window() {
        return window;
    }

    void limit(long newLimit) {
        limit = newLimit;
    }

    void taken() {
        open++;
    }

    /** A request that took a place was not sent. */
    void unused() {
        open = Math.max(0, open - 1);
    }

    void answered(long now) {
        expire(now);
        open = Math.max(0, open - 1);
        answered[index(now / slot)]++;
        held++;
    }

    /** When the next place is free: now, later, or {@link Long#MAX_VALUE} while only an answer can tell. */
    long nextAt(long now) {
        expire(now);
        if (held + open < limit) {
            return now;
        }
        if (open >= limit) {
            return Long.MAX_VALUE;
        }
        return nextBackAt();
    }

    /** Places of requests that were answered within the last window. */
    int held(long now) {
        expire(now);
        return held;
    }

    /** Places that were given back until now because their window is over. */
    long givenBack(long now) {
        expire(now);
        return givenBack;
    }

    /** When the next place is given back; {@link Long#MAX_VALUE} where none is held. */
    long nextBackAt() {
        if (held == 0) {
            return Long.MAX_VALUE;
        }
        while (answered[index(firstSlot)] == 0) {
            firstSlot++;
        }
        return (firstSlot + 1) * slot + window;
    }

    private void expire(long now) {
        long lastExpired = Math.floorDiv(now - window, slot) - 1;
        if (lastExpired - firstSlot >= answered.length) {
            Arrays.fill(answered, 0);
            givenBack += held;
            held = 0;
            firstSlot = lastExpired + 1;
        }
        while (firstSlot <= lastExpired) {
            held -= answered[index(firstSlot)];
            givenBack += answered[index(firstSlot)];
            answered[index(firstSlot)] = 0;
            firstSlot++;
        }
    }

    private int index(long slotNumber) {
        return (int) (slotNumber % answered.length);
    }
}
