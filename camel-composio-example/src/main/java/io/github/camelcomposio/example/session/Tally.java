package io.github.camelcomposio.example.session;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;

/** What this process has done so far. Thread-safe. */
public final class Tally {

    private final Map<ImportAction, LongAdder> actions = new EnumMap<>(ImportAction.class);
    private final LongAdder rejected = new LongAdder();
    private final LongAdder notAttempted = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private volatile Integer requestsPerMinute;

    Tally() {
        for (ImportAction action : ImportAction.values()) {
            actions.put(action, new LongAdder());
        }
    }

    void done(ImportOutcome outcome) {
        actions.get(outcome.action()).increment();
        requests.add(outcome.requests());
        if (outcome.requestsPerMinute() != null) {
            requestsPerMinute = outcome.requestsPerMinute();
        }
    }

    void rejected() {
        rejected.increment();
    }

    void notAttempted() {
        notAttempted.increment();
    }

    /** Records that were imported or rejected. */
    public long rows() {
        return actions.values().stream().mapToLong(LongAdder::sum).sum() + rejected.sum();
    }

    /** Records that were rejected. */
    public long rejects() {
        return rejected.sum();
    }

    long notAttemptedSoFar() {
        return notAttempted.sum();
    }

    long requests() {
        return requests.sum();
    }

    /** What Composio says of the budget; null while nobody knows. */
    Integer requestsPerMinute() {
        return requestsPerMinute;
    }

    /** In words: {@code 97 created, 1 updated, 2 rejected}. */
    String words() {
        StringBuilder words = new StringBuilder();
        actions.forEach((action, count) -> {
            if (count.sum() > 0) {
                words.append(count(count.sum())).append(' ').append(action.name().toLowerCase(Locale.ROOT)).append(", ");
            }
        });
        return words.append(count(rejected.sum())).append(" rejected").toString();
    }

    static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
