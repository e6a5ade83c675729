package io.github.camelcomposio.bulk;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many records had which outcome. Immutable.
 *
 * @param actions  how many of each action, in their order; an action that was not met is missing
 * @param rejected how many failed
 */
public record Outcomes(Map<ImportAction, Long> actions, long rejected) {

    static final Outcomes NONE = new Outcomes(Map.of(), 0);

    public Outcomes {
        Map<ImportAction, Long> ordered = new EnumMap<>(ImportAction.class);
        ordered.putAll(actions);
        actions = Collections.unmodifiableMap(ordered);
    }

    /** How many had this action. */
    public long of(ImportAction action) {
        return actions.getOrDefault(action, 0L);
    }

    /** How many did not fail. */
    public long done() {
        return actions.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All of them. */
    public long rows() {
        return done() + rejected;
    }

    Outcomes plus(Outcomes other) {
        Map<ImportAction, Long> sum = new EnumMap<>(ImportAction.class);
        sum.putAll(actions);
        other.actions.forEach((action, count) -> sum.merge(action, count, Long::sum));
        return new Outcomes(sum, rejected + other.rejected);
    }

    /** Counts, for one thread. */
    static final class Counter {

        private final Map<ImportAction, Long> actions = new EnumMap<>(ImportAction.class);
        private long rejected;

        /** @param action null for a reject */
        void add(ImportAction action) {
            if (action == null) {
                rejected++;
            } else {
                actions.merge(action, 1L, Long::sum);
            }
        }

        Outcomes counted() {
            return new Outcomes(actions, rejected);
        }
    }
}
