package io.github.camelcomposio.example.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.JournalEntry;

/** Compares what became of the sample data with what has to become of it. */
final class SampleExpectation {

    private final SampleData data;
    private final Map<String, SampleReject> pending = new HashMap<>();
    private final List<String> surprises = new ArrayList<>();
    private long created;
    private long updated;

    SampleExpectation(SampleData data) {
        this.data = data;
        data.rejects().forEach(reject -> pending.put(reject.position(), reject));
    }

    /** A record of the journal. */
    void add(JournalEntry line) {
        if (!line.isReject()) {
            created += line.action() == ImportAction.CREATED ? 1 : 0;
            updated += line.action() == ImportAction.UPDATED ? 1 : 0;
            return;
        }
        SampleReject expected = pending.remove(line.position());
        if (expected == null || !String.valueOf(line.reason()).contains(expected.reason())) {
            surprises.add(line.position() + " was rejected: " + line.reason());
        }
    }

    /** What is otherwise than it has to be, in words; empty if all is well. */
    List<String> differences() {
        List<String> differences = new ArrayList<>(surprises);
        pending.keySet().stream().sorted().forEach(position -> differences.add(position + " was not rejected"));
        if (created != data.users()) {
            differences.add(created + " accounts were created, and not " + data.users());
        }
        if (updated != data.repeated()) {
            differences.add(updated + " accounts were updated, and not " + data.repeated());
        }
        return differences;
    }
}
