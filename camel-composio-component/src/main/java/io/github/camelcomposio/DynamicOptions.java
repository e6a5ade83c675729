package io.github.camelcomposio;

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

    /** The options that came with the message; none where it was not sent by {@code toD}. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> of(Exchange exchange) {
        Map<String, Object> options = exchange.getProperty(PROPERTY, Map.class);
        return options == null ? Map.of() : options;
    }
}
