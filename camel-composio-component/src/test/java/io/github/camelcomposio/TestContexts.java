package io.github.camelcomposio;

import java.util.Map;
import java.util.ServiceLoader;

import org.apache.camel.impl.DefaultCamelContext;

/**
 * Where the Camel contexts of the tests come from. Who runs the tests again elsewhere, as the Spring Boot starter does,
 * has a service of this type; else they are plain.
 */
public interface TestContexts {

    /**
     * A context that has not started, and whose component {@code composio} has these options.
     *
     * @param options by name, as in {@code camel.component.composio.*}
     */
    DefaultCamelContext create(Map<String, String> options) throws Exception;

    /** A context that has not started. */
    static DefaultCamelContext newContext() {
        return newContext(Map.of());
    }

    /** The same with options of the component {@code composio}. */
    static DefaultCamelContext newContext(Map<String, String> options) {
        try {
            return ServiceLoader.load(TestContexts.class).findFirst().orElse(TestContexts::plain).create(options);
        } catch (Exception e) {
            throw new IllegalStateException("no context", e);
        }
    }

    private static DefaultCamelContext plain(Map<String, String> options) {
        DefaultCamelContext context = new DefaultCamelContext();
        if (!options.isEmpty()) {
            ComposioComponent component = context.getComponent("composio", ComposioComponent.class);
            options.forEach((name, value) -> {
                if (!component.getComponentPropertyConfigurer().configure(context, component, name, value, false)) {
                    throw new IllegalArgumentException("no option " + name);
                }
            });
        }
        return context;
    }
}
