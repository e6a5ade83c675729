package io.github.camelcomposio.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A scheme and its credentials, as they travel to Composio. Immutable; its text shows the names of the fields and no
 * value.
 */
public final class ConnectionState {

    private final AuthScheme scheme;
    private final Map<String, Object> val;

    public ConnectionState(AuthScheme scheme, Map<String, ?> val) {
        this.scheme = scheme;
        this.val = Collections.unmodifiableMap(new LinkedHashMap<>(val));
    }

    public AuthScheme scheme() {
        return scheme;
    }

    /** The fields as Composio names them; an explicit null removes a field in an update. */
    public Map<String, Object> val() {
        return val;
    }

    /** The wire's shape: {@code {"authScheme": …, "val": {…}}}. */
    public Map<String, Object> toWire() {
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put("authScheme", scheme.name());
        wire.put("val", val);
        return wire;
    }

    @Override
    public String toString() {
        return scheme + val.keySet().toString();
    }
}
