package io.github.camelcomposio;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.camelcomposio.client.Pacer;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;

/** The limiters that components of one context share by name. */
final class RateLimitGroups {

    private final Map<Group, Pacer> pacers = new ConcurrentHashMap<>();

    private RateLimitGroups() {
    }

    static synchronized RateLimitGroups of(CamelContext context) {
        ExtendedCamelContext extended = context.getCamelContextExtension();
        RateLimitGroups groups = extended.getContextPlugin(RateLimitGroups.class);
        if (groups == null) {
            groups = new RateLimitGroups();
            extended.addContextPlugin(RateLimitGroups.class, groups);
        }
        return groups;
    }

    Pacer pacer(URI baseUrl, String name, Supplier<Pacer> otherwise) {
        return pacers.computeIfAbsent(new Group(baseUrl, name), group -> otherwise.get());
    }

    private record Group(URI baseUrl, String name) {
    }
}
