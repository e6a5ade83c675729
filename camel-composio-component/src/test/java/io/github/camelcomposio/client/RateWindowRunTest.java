package io.github.camelcomposio.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many windows of requests that are sent as soon as they may be, against each way in which a server may count.
 * Latencies are random, the server counts at a random moment of them, and answers overtake each other.
 */
class RateWindowRunTest {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1000 * MILLI;
    private static final int WINDOWS = 12;

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void usesTheLimitAndNeverOverstepsIt(String name, ServerLimit limit, long seed) {
        Run run = new Run(limit, new RateWindow(0, 0), seed);
        run.go();

        assertThat(run.refused).as("429s").isZero();
        assertThat(run.share()).as("share of the limit").isGreaterThan(0.985);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void leavesTheReserveToAnotherApplication(String name, ServerLimit limit, long seed) {
        Run run = new Run(limit, new RateWindow(0, 20), seed);
        run.otherEvery = 6 * limit.window / limit.limit;
        run.go();

        assertThat(run.otherRefused).as("429s of the other application").isZero();
        assertThat(run.refused).as("429s").isZero();
        assertThat(run.share()).as("share of the limit").isGreaterThan(0.6);
    }

    /** Windows from 10 seconds to a minute, small and large limits, each kind of server. */
    static Stream<Object[]> limits() {
        List<Object[]> limits = new ArrayList<>();
        for (long seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            long window = (10 + random.nextInt(51)) * SECOND;
            int limit = 50 + random.nextInt(2000);
            long begin = (long) (random.nextDouble() * window);
            String numbers = " of " + limit + " in " + window / SECOND + " s";
            limits.add(new Object[] { "fixed" + numbers, ServerLimit.fixed(limit, window), seed });
            limits.add(new Object[] { "by the clock" + numbers, ServerLimit.byTheClock(limit, window, begin), seed });
            limits.add(new Object[] { "rolling" + numbers, ServerLimit.rolling(limit, window), seed });
        }
        return limits.stream();
    }

    private static final class Run {

        private static final int MOST_OPEN = 64;
        private static final long SHORTEST = 20 * MILLI;
        private static final int SPREAD = (int) (60 * MILLI);

        private final ServerLimit server;
        private final RateWindow window;
        private final Random random;
        private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::at));
        private final List<Long> starts = new ArrayList<>();
        private long otherEvery;
        private int open;
        private int admitted;
        private int refused;
        private int otherRefused;

        Run(ServerLimit server, RateWindow window, long seed) {
            this.server = server;
            this.window = window;
            this.random = new Random(seed);
        }

        void go() {
            if (otherEvery > 0) {
                events.add(new Event(otherEvery, this::other));
            }
            for (long now = 0; starts.size() <= WINDOWS; now = next(now)) {
                while (!events.isEmpty() && events.peek().at() <= now) {
                    events.remove().what().at(now);
                }
                while (open < MOST_OPEN && window.tryTake(now)) {
                    send(now);
                }
            }
        }

        private long next(long now) {
            long answer = events.isEmpty() ? Long.MAX_VALUE : events.peek().at();
            long next = open < MOST_OPEN ? Math.min(answer, window.nextAt(now)) : answer;
            assertThat(next).as("what it waits for").isBetween(now + 1, Long.MAX_VALUE - 1);
            return next;
        }

        private void send(long now) {
            open++;
            long latency = SHORTEST + random.nextInt(SPREAD);
            events.add(new Event(now + 1 + (long) (random.nextDouble() * latency), at -> arrive(at, now + 1 + latency)));
        }

        private void arrive(long now, long answered) {
            boolean taken = server.take(now);
            if (taken && admitted++ % server.limit == 0) {
                starts.add(now);
            }
            refused += taken ? 0 : 1;
            RateHeaders headers = server.headers(now);
            events.add(new Event(answered, at -> {
                open--;
                window.answered(at, taken ? 200 : 429, headers, taken ? null : server.retryAfter(now));
            }));
        }

        private void other(long now) {
            otherRefused += server.take(now) ? 0 : 1;
            events.add(new Event(now + otherEvery, this::other));
        }

        /** From the second window's first request up to the last window's first request. */
        double share() {
            return (WINDOWS - 1) * (double) server.window / (starts.get(WINDOWS) - starts.get(1));
        }
    }

    private record Event(long at, Happening what) {
    }

    private interface Happening {
        void at(long now);
    }
}
