package io.github.camelcomposio.operation;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;

/**
 * The arguments that were found for an operation, each of its parameter's type. Immutable; its text shows names only.
 */
public final class Arguments {

    private final Map<String, Object> values;

    /** @param values stay as they are from now on */
    Arguments(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** The value of an argument; null where nobody gave it. */
    public Object get(String name) {
        return values.get(name);
    }

    /** Whether it was given; an explicit null, where that removes something, was. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /** A text; null where nobody gave it. */
    public String text(String name) {
        return (String) values.get(name);
    }

    /** A flag. */
    public boolean flag(String name, boolean otherwise) {
        return values.get(name) instanceof Boolean flag ? flag : otherwise;
    }

    /** A duration; its option has a default. */
    public Duration duration(String name) {
        return (Duration) values.get(name);
    }

    @Override
    public String toString() {
        return "Arguments" + values.keySet();
    }
}
