package io.github.camelcomposio.simulator.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reading decoded JSON objects, which have been checked against a {@link Shape} before. */
public final class Maps {

    private Maps() {
    }

    /** The member as an object; an empty one when it is absent or null. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Map<String, Object> map, String name) {
        Object value = map.get(name);
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    /** The member as a text; empty when it is absent or null. */
    public static Optional<String> text(Map<String, Object> map, String name) {
        return Optional.ofNullable((String) map.get(name));
    }

    /** The member as a list of texts; empty when it is absent or null. */
    public static List<String> texts(Map<String, Object> map, String name) {
        Object value = map.get(name);
        return value == null ? List.of() : ((List<?>) value).stream().map(String.class::cast).toList();
    }

    /** A copy in the same order that shares no map with the original, so that later changes do not reach it. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> copy(Map<String, Object> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(name,
                value instanceof Map<?, ?> nested ? copy((Map<String, Object>) nested) : value));
        return copy;
    }
}
