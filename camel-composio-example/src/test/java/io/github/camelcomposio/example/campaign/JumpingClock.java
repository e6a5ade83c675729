package io.github.camelcomposio.example.campaign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;

/** A clock that is set forward and back at random moments, and is wrong from the beginning. */
final class JumpingClock extends Clock {

    private final Duration least;
    private final Duration most;
    private final Duration pause;
    private final Random random;
    private Duration offset;
    private long nextJump;

    /**
     * @param least how far it is ahead at least; negative for behind
     * @param most  how far it is ahead at most
     * @param pause between two jumps, on average
     */
    JumpingClock(Duration least, Duration most, Duration pause, long seed) {
        this.least = least;
        this.most = most;
        this.pause = pause;
        this.random = new Random(seed);
        jump();
    }

    private void jump() {
        offset = Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
        nextJump = System.nanoTime() + random.nextLong(2 * pause.toNanos());
    }

    @Override
    public synchronized Instant instant() {
        if (System.nanoTime() - nextJump >= 0) {
            jump();
        }
        return Clock.systemUTC().instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
