package io.github.camelcomposio.example.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How fast an import goes, by its last half minute, and how long the rest takes. */
final class Pace {

    private static final long SPAN = Duration.ofSeconds(30).toNanos();
    private static final double SECOND = 1e9;

    private final Tally tally;
    private final LongSupplier nanoTime;
    private final Deque<Look> looks = new ArrayDeque<>();

    Pace(Tally tally, LongSupplier nanoTime) {
        this.tally = tally;
        this.nanoTime = nanoTime;
        look();
    }

    private record Look(long at, long rows) {
    }

    /** Takes a look at the count, now and then. */
    synchronized void look() {
        long now = nanoTime.getAsLong();
        looks.add(new Look(now, tally.rows()));
        while (looks.size() > 2 && now - looks.peek().at() > SPAN) {
            looks.remove();
        }
    }

    /** Records a second. */
    synchronized double perSecond() {
        double seconds = (looks.getLast().at() - looks.getFirst().at()) / SECOND;
        return seconds <= 0 ? 0 : (looks.getLast().rows() - looks.getFirst().rows()) / seconds;
    }

    /**
     * How long the rest takes, at this pace, but never faster than the budget allows; empty where nobody can know.
     *
     * @param total how many records there are; -1 if it is not known
     */
    Optional<Duration> left(long total) {
        double rate = Math.min(perSecond(), budget());
        return total < 0 || rate <= 0
                ? Optional.empty() : Optional.of(Duration.ofSeconds(Math.max(0, Math.round((total - tally.rows()) / rate))));
    }

    /** Records a second that Composio's limit allows, by what they cost so far. */
    private double budget() {
        Integer limit = tally.requestsPerMinute();
        double each = tally.rows() == 0 ? 0 : (double) tally.requests() / tally.rows();
        return limit == null || each == 0 ? Double.MAX_VALUE : limit / 60.0 / each;
    }
}
