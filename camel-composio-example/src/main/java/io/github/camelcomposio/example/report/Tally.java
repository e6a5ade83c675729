package io.github.camelcomposio.example.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.github.camelcomposio.example.source.Row;

/** Counts what became of the rows. Thread-safe. */
public final class Tally {

    /**
     * A line of the table.
     *
     * @param source  csv, database or vault
     * @param toolkit empty for rows that name none, or can't be read
     */
    public record Group(String source, String toolkit) {
    }

    /** What became of a group's rows. */
    public record Line(long created, long rejected) {
    }

    private final LongAdder created = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder blank = new LongAdder();
    private final LongAdder notAttempted = new LongAdder();
    private final Map<Group, LongAdder> createdOf = new ConcurrentHashMap<>();
    private final Map<Group, LongAdder> rejectedOf = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> reasons = new ConcurrentHashMap<>();

    public void created(Row row) {
        created.increment();
        increment(createdOf, group(row));
    }

    public void rejected(Row row, String reason) {
        rejected.increment();
        increment(rejectedOf, group(row));
        increment(reasons, Reasons.group(reason));
    }

    /** A row with nothing in it. */
    public void blank() {
        blank.increment();
    }

    /** A row that came after the run was stopped. */
    public void notAttempted() {
        notAttempted.increment();
    }

    private static Group group(Row row) {
        return new Group(row.source(), row.toolkit());
    }

    private static <K> void increment(Map<K, LongAdder> counts, K key) {
        counts.computeIfAbsent(key, any -> new LongAdder()).increment();
    }

    public long created() {
        return created.sum();
    }

    public long rejected() {
        return rejected.sum();
    }

    public long blanks() {
        return blank.sum();
    }

    public long notAttempteds() {
        return notAttempted.sum();
    }

    /** Rows that were attempted and are done with, one way or the other. */
    public long done() {
        return created() + rejected();
    }

    /** The table's lines, by source and toolkit. */
    public SortedMap<Group, Line> lines() {
        SortedMap<Group, Line> lines = new TreeMap<>(Comparator.comparing(Group::source).thenComparing(Group::toolkit));
        createdOf.keySet().forEach(group -> lines.put(group, line(group)));
        rejectedOf.keySet().forEach(group -> lines.put(group, line(group)));
        return lines;
    }

    private Line line(Group group) {
        return new Line(sum(createdOf, group), sum(rejectedOf, group));
    }

    private static long sum(Map<Group, LongAdder> counts, Group group) {
        LongAdder count = counts.get(group);
        return count == null ? 0 : count.sum();
    }

    /** How often each reason was met, the most frequent first. */
    public Map<String, Long> reasons() {
        Map<String, Long> sorted = new LinkedHashMap<>();
        reasons.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, LongAdder>> comparingLong(entry -> -entry.getValue().sum())
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue().sum()));
        return sorted;
    }
}
