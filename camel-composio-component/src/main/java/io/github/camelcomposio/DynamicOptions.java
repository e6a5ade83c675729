package io.github.camelcomposio;

import java.util.HashMap;
import java.util.Map;

import org.apache.camel.Exchange;

/**
 * The argument options of a {@code toD} URI, which travel with the message instead of making an endpoint of their own.
 */
final class DynamicOptions {

    private static final String PROPERTY = "CamelComposioDynamicOptions";

    private DynamicOptions() {
    }

    static void set(Exchange exchange, Map<String, Object> options) {
        exchange.setProperty(PROPERTY, options);
    }

    static void remove(Exchange exchange) {
        exchange.removeProperty(PROPERTY);
    }

    /** An endpoint's options with those of the message laid over them. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> over(Map<String, Object> options, Exchange exchange) {
        Map<String, Object> dynamic = exchange.getProperty(PROPERTY, Map.class);
        if (dynamic == null) {
            return options;
        }
        Map<String, Object> merged = new HashMap<>(options);
        merged.putAll(dynamic);
        return merged;
    }
}
