package io.github.camelcomposio.benchmarks;

import java.util.Map;

/**
 * A row of the table.
 *
 * @param id       its name in the JSON
 * @param what     what was measured
 * @param measured the figure in words
 * @param value    the figure; null where it was not measured
 * @param bar      what it must be
 * @param holds    whether it is; null where it was not measured
 * @param details  what else is worth knowing
 */
record Figure(String id, String what, String measured, Double value, String bar, Boolean holds, Map<String, Object> details) {

    static Figure atMost(String id, String what, double value, double bar, String format, Map<String, Object> details) {
        return new Figure(id, what, format.formatted(value), value, "≤ " + format.formatted(bar), value <= bar, details);
    }

    static Figure atLeast(String id, String what, double value, double bar, String format, Map<String, Object> details) {
        return new Figure(id, what, format.formatted(value), value, "≥ " + format.formatted(bar), value >= bar, details);
    }

    static Figure missing(String id, String what, String why, String bar) {
        return new Figure(id, what, why, null, bar, null, Map.of());
    }

    String verdict() {
        return holds == null ? "not measured here" : holds ? "holds" : "DOES NOT HOLD";
    }
}
