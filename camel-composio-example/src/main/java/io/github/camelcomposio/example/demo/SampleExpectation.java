package io.github.camelcomposio.example.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Compares what became of the sample data with what has to become of it. Thread-safe. */
public final class SampleExpectation {

    private final long users;
    private final Map<String, SampleReject> pending = new ConcurrentHashMap<>();
    private final Collection<String> surprises = new ConcurrentLinkedQueue<>();

    /** @param sources those whose sample data is imported */
    public SampleExpectation(SampleData data, Collection<String> sources) {
        users = sources.stream().mapToLong(data::usersOf).sum();
        sources.forEach(source -> data.rejectsOf(source).forEach(reject -> pending.put(reject.position(), reject)));
    }

    /** All rows that are not blank. */
    public long rows() {
        return users + pending.size();
    }

    /** A row was rejected. */
    public void rejected(String position, String reason) {
        SampleReject expected = pending.remove(position);
        if (expected == null || !reason.contains(expected.reason())) {
            surprises.add(position + " was rejected: " + reason);
        }
    }

    /** What is otherwise than it has to be, in words; empty if all is well. */
    public List<String> differences(long created) {
        List<String> differences = new ArrayList<>(surprises);
        pending.keySet().stream().sorted().forEach(position -> differences.add(position + " was not rejected"));
        if (created != users) {
            differences.add(created + " accounts were created, and not " + users);
        }
        return differences;
    }
}
