package io.github.camelcomposio.client;

import java.time.Duration;
import java.util.ArrayDeque;

/** A limit as a server may keep it, for tests in which time is a number. */
abstract class ServerLimit {

    final int limit;
    final long window;

    private ServerLimit(int limit, long window) {
        this.limit = limit;
        this.window = window;
    }

    /** Requests that count at that moment. */
    abstract int used(long now);

    abstract void count(long now);

    /** When all that counts at that moment, or the first of it, counts no more. */
    abstract long endsAt(long now);

    boolean take(long now) {
        boolean admitted = used(now) < limit;
        if (admitted) {
            count(now);
        }
        return admitted;
    }

    RateHeaders headers(long now) {
        return new RateHeaders((long) limit, (long) limit - used(now), Duration.ofNanos(window));
    }

    /** In whole seconds, as servers tell it. */
    Duration retryAfter(long now) {
        return Duration.ofSeconds(Duration.ofNanos(endsAt(now) - now).plusNanos(999_999_999).toSeconds());
    }

    /** A window begins with the first request after the last one's end. */
    static ServerLimit fixed(int limit, long window) {
        return new Fixed(limit, window, -1);
    }

    /** Windows begin by the clock, one of them at {@code begin}. */
    static ServerLimit byTheClock(int limit, long window, long begin) {
        return new Fixed(limit, window, begin % window);
    }

    /** Any span of a window's length is a window. */
    static ServerLimit rolling(int limit, long window) {
        return new Rolling(limit, window);
    }

    private static final class Fixed extends ServerLimit {

        private final long offset;
        private long end;
        private int used;

        Fixed(int limit, long window, long offset) {
            super(limit, window);
            this.offset = offset;
        }

        @Override
        int used(long now) {
            return now < end ? used : 0;
        }

        @Override
        void count(long now) {
            if (now >= end) {
                used = 0;
                end = now + window - (offset < 0 ? 0 : Math.floorMod(now - offset, window));
            }
            used++;
        }

        @Override
        long endsAt(long now) {
            return end;
        }
    }

    private static final class Rolling extends ServerLimit {

        private final ArrayDeque<Long> counted = new ArrayDeque<>();

        Rolling(int limit, long window) {
            super(limit, window);
        }

        @Override
        int used(long now) {
            while (!counted.isEmpty() && counted.peek() + window <= now) {
                counted.remove();
            }
            return counted.size();
        }

        @Override
        void count(long now) {
            counted.add(now);
        }

        @Override
        long endsAt(long now) {
            return counted.element() + window;
        }
    }
}
