package io.github.camelcomposio.telemetry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.ComposioFigures;
import io.github.camelcomposio.client.BudgetFigures;
import io.github.camelcomposio.client.PoolFigures;
import io.github.camelcomposio.client.Traffic;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.apache.camel.spi.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What camel-micrometer can't say of a component: requests (not messages) by operation and outcome, retries, messages
 * in flight, the budget. Its tags are names of the component, of operations and of outcomes, and nothing else.
 */
public final class ComposioMeters {

    private static final Logger LOG = LoggerFactory.getLogger(ComposioMeters.class);

    private static final String CAMELS = "metricsRegistry";

    private final ComposioComponent component;
    private final MeterRegistry registry;
    private final Tags tags;
    private final List<Meter> meters = new ArrayList<>();

    private ComposioMeters(ComposioComponent component, MeterRegistry registry) {
        this.component = component;
        this.registry = registry;
        this.tags = Tags.of("camelContext", component.getCamelContext().getName(), "component", component.name());
    }

    /**
     * Adds the meters of a component to the registry that Camel knows, if it does: the one that camel-micrometer uses,
     * else the only one.
     *
     * @return takes them out again
     */
    public static Runnable bind(ComposioComponent component) {
        MeterRegistry registry = registry(component.getCamelContext().getRegistry());
        if (registry == null) {
            return () -> {
            };
        }
        ComposioMeters meters = new ComposioMeters(component, registry);
        meters.gauges();
        Consumer<Traffic.Kind> watcher = meters::counter;
        component.traffic().watch(watcher);
        LOG.debug("The meters of {} are in the registry", component.name());
        return () -> {
            component.traffic().unwatch(watcher);
            meters.remove();
        };
    }

    private static MeterRegistry registry(Registry beans) {
        MeterRegistry named = beans.lookupByNameAndType(CAMELS, MeterRegistry.class);
        return named == null ? beans.findSingleByType(MeterRegistry.class) : named;
    }

    private void gauges() {
        gauge("composio.messages.in.flight", "Messages that hold a place", figures -> figures.inFlight().taken());
        gauge("composio.messages.in.flight.max", "Places for messages", figures -> figures.inFlight().max());
        gauge("composio.messages.asleep", "Messages that wait without a place", figures -> figures.inFlight().asleep());
        gauge("composio.messages.waiting", "Messages whose threads wait for a place",
                figures -> figures.inFlight().waiting());
        gauge("composio.connections.leased", "Connections in use", figures -> sum(figures.pools(), PoolFigures::leased));
        gauge("composio.requests.paced", "Requests that wait for the rate limit or the end of an outage",
                figures -> sum(figures.budgets().values(), budget -> budget.waiting() + budget.parked()));
        gauge("composio.budget.limit", "Requests that the organisation's window allows",
                figures -> least(figures, BudgetFigures::limit));
        gauge("composio.budget.remaining", "What Composio said last is left of them",
                figures -> least(figures, BudgetFigures::remaining));
        add(FunctionCounter.builder("composio.requests.retries", component.traffic(), Traffic::retries).tags(tags)
                .description("Requests that were not the first attempt").register(registry));
    }

    private void counter(Traffic.Kind kind) {
        add(FunctionCounter.builder("composio.requests", component.traffic(), traffic -> traffic.requests(kind)).tags(tags)
                .tag("operation", kind.operation()).tag("outcome", kind.outcome().name().toLowerCase(Locale.ROOT))
                .description("Requests to Composio, each attempt").register(registry));
    }

    private void gauge(String name, String description, ToDoubleFunction<ComposioFigures> value) {
        add(Gauge.builder(name, component, shown -> value.applyAsDouble(shown.figures())).tags(tags).description(description)
                .register(registry));
    }

    private static <T> double sum(Collection<T> all, ToDoubleFunction<T> value) {
        return all.stream().mapToDouble(value).sum();
    }

    /** Several base URLs are rare; NaN where nothing is known. */
    private static double least(ComposioFigures figures, Function<BudgetFigures, Long> value) {
        return figures.budgets().values().stream().map(value).filter(Objects::nonNull).mapToDouble(Long::doubleValue)
                .min().orElse(Double.NaN);
    }

    private synchronized void add(Meter meter) {
        meters.add(meter);
    }

    private synchronized void remove() {
        meters.forEach(registry::remove);
    }
}
