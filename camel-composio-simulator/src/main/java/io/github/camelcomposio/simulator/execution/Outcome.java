package io.github.camelcomposio.simulator.execution;

import java.util.Map;

/**
 * How a tool's run ended.
 *
 * @param data  what it gives back; empty when it failed
 * @param error why it failed; null when it did not
 */
public record Outcome(Map<String, Object> data, String error) {

    public static Outcome of(Map<String, Object> data) {
        return new Outcome(data, null);
    }

    public static Outcome failed(String error) {
        return new Outcome(Map.of(), error);
    }

    /** Without the data, which is a user's. */
    @Override
    public String toString() {
        return "Outcome[" + (error == null ? "success" : "failed") + "]";
    }
}
