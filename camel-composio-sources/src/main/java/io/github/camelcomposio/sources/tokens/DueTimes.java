package io.github.camelcomposio.sources.tokens;

import java.time.Duration;
import java.time.Instant;

/**
 * When a token is refreshed: a margin before its end, and up to a jitter earlier, so that tokens which end together are
 * refreshed one after the other. The jitter is the same for a token at each look, in each instance. A token is never
 * refreshed in the first half of its life.
 *
 * @param margin how long before its end it is refreshed at the latest
 * @param jitter how much earlier at most
 */
record DueTimes(Duration margin, Duration jitter) {

    private static final int STEPS = 1 << 16;

    /** The last end that a token may have which is due now. */
    Instant latestEnd(Instant now) {
        return now.plus(margin).plus(jitter);
    }

    /** @param refreshedAt when it was refreshed; null where that is not known */
    boolean isDue(Object key, Instant expiresAt, Instant refreshedAt, Instant now) {
        long step = Math.floorMod(spread(key.toString().hashCode() * 31 + Long.hashCode(expiresAt.getEpochSecond())), STEPS);
        Instant due = expiresAt.minus(margin).minus(jitter.multipliedBy(step).dividedBy(STEPS));
        if (refreshedAt != null) {
            Instant half = refreshedAt.plus(Duration.between(refreshedAt, expiresAt).dividedBy(2));
            due = half.isAfter(due) ? half : due;
        }
        return !due.isAfter(now);
    }

    /** Neighbours are far from each other afterwards: the finalizer of MurmurHash3. */
    private static int spread(int hash) {
        int mixed = hash;
        mixed = (mixed ^ mixed >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }
}
