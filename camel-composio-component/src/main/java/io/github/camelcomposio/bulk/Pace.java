package io.github.camelcomposio.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * How fast a run went, over time. Immutable.
 *
 * @param width   the time that a bucket covers
 * @param buckets one after the other without a gap, at most {@value #MOST_BUCKETS}; empty where nothing was done
 */
public record Pace(Duration width, List<Bucket> buckets) {

    static final int MOST_BUCKETS = 120;

    public Pace {
        buckets = List.copyOf(buckets);
    }

    /**
     * What was done in a stretch of time.
     *
     * @param from     when it begins
     * @param records  how many records were finished in it
     * @param requests how many requests these took
     */
    public record Bucket(Instant from, long records, long requests) {
    }

    /** How many records a minute were finished in a bucket. */
    public double perMinute(Bucket bucket) {
        return bucket.records() * 60.0 / width.toSeconds();
    }

    /** The most records a minute of any bucket. */
    public double highest() {
        return buckets.stream().mapToDouble(this::perMinute).max().orElse(0);
    }

    /** When the last bucket ends. Not to be asked where there is none. */
    Instant end() {
        return buckets.get(buckets.size() - 1).from().plus(width);
    }

    /**
     * Counts, for one thread, with memory for {@value Pace#MOST_BUCKETS} buckets: when they do not suffice they are
     * made wider. Times may come in any order.
     */
    static final class Counter {

        /** Seconds, each dividing the next one; from there on they double. */
        private static final List<Long> WIDTHS
                = List.of(1L, 2L, 10L, 30L, 60L, 120L, 600L, 1800L, 3600L, 7200L, 21600L, 43200L, 86400L);

        private TreeMap<Long, long[]> buckets = new TreeMap<>();
        private long width = WIDTHS.get(0);

        void add(Instant at, int requests) {
            count(buckets, Math.floorDiv(at.getEpochSecond(), width), 1, requests);
            while (buckets.lastKey() - buckets.firstKey() >= MOST_BUCKETS) {
                widen();
            }
        }

        private void widen() {
            int next = WIDTHS.indexOf(width) + 1;
            long wider = next > 0 && next < WIDTHS.size() ? WIDTHS.get(next) : width * 2;
            TreeMap<Long, long[]> merged = new TreeMap<>();
            long factor = wider / width;
            buckets.forEach((index, counts) -> count(merged, Math.floorDiv(index, factor), counts[0], counts[1]));
            buckets = merged;
            width = wider;
        }

        private static void count(TreeMap<Long, long[]> buckets, long index, long records, long requests) {
            long[] counts = buckets.computeIfAbsent(index, any -> new long[2]);
            counts[0] += records;
            counts[1] += requests;
        }

        Pace counted() {
            List<Bucket> dense = new ArrayList<>();
            if (!buckets.isEmpty()) {
                for (long index = buckets.firstKey(); index <= buckets.lastKey(); index++) {
                    long[] counts = buckets.getOrDefault(index, new long[2]);
                    dense.add(new Bucket(Instant.ofEpochSecond(index * width), counts[0], counts[1]));
                }
            }
            return new Pace(Duration.ofSeconds(width), dense);
        }
    }
}
