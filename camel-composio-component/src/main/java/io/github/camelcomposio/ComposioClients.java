package io.github.camelcomposio;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.camelcomposio.bulk.Imports;
import io.github.camelcomposio.client.BudgetFigures;
import io.github.camelcomposio.client.ClientSettings;
import io.github.camelcomposio.client.Completions;
import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.client.HttpTransport;
import io.github.camelcomposio.client.InFlight;
import io.github.camelcomposio.client.Pacer;
import io.github.camelcomposio.client.Timer;
import io.github.camelcomposio.client.Transport;
import io.github.camelcomposio.client.TransportSettings;
import io.github.camelcomposio.client.Turns;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.CamelContextHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the endpoints of a component share: threads, places in flight, one limiter a base URL, one connection pool for
 * each set of transport settings, and the clients made of them. Lives from start to stop.
 */
final class ComposioClients {

    private static final int COMPLETION_THREADS = 16;
    private static final int MOST_CLIENTS = 100;
    /** How long the failures of what the closing cut off may take to reach their routes. */
    private static final Duration AFTER_CLOSE = Duration.ofSeconds(2);

    /** How long the ledger may take to write what waits for it. */
    private static final Duration LEDGER_CLOSE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(ComposioClients.class);

    private final ComposioComponent component;
    private final ClientOptions options;
    private final Monitoring monitoring;
    private final ExecutorServiceManager executors;
    private final ExecutorService pool;
    private final ExecutorService nested;
    private final ScheduledExecutorService scheduler;
    private final Timer timer;
    private final Turns turns = new Turns();
    private final Imports imports;
    private final LinkMessages links;
    private final InFlight inFlight;
    private final Completions completions;
    private final Map<URI, Pacer> pacers = new ConcurrentHashMap<>();
    private final Map<TransportSettings, HttpTransport> transports = new ConcurrentHashMap<>();
    private final Map<ClientKey, ComposioClient> clients = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ClientKey, ComposioClient> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    ComposioClients(ComposioComponent component) {
        ClientOptions.atLeast(1, "maxInFlight", component.getMaxInFlight());
        ClientOptions.atLeast(0, "maxConnections", component.getMaxConnections());
        ClientOptions.atLeast(0, "requestsPerSecond", component.getRequestsPerSecond());
        ClientOptions.atLeast(1, "outageProbeInterval", component.getOutageProbeInterval());
        this.component = component;
        this.options = new ClientOptions(component);
        this.executors = component.getCamelContext().getExecutorServiceManager();
        this.pool = executors.newThreadPool(component, "ComposioCompletion", completionProfile());
        this.nested = executors.newCachedThreadPool(component, "ComposioNestedCompletion");
        this.scheduler = executors.newSingleThreadScheduledExecutor(component, "ComposioTimer");
        this.timer = new Timer(scheduler);
        this.completions = new Completions(pool, COMPLETION_THREADS, nested);
        Clock clock = CamelContextHelper.findSingleByType(component.getCamelContext(), Clock.class);
        this.imports = new Imports(nested, timer, clock == null ? Clock.systemUTC() : clock);
        this.monitoring = new Monitoring(component, options, nested, imports.clock());
        this.links = new LinkMessages(component.getCamelContext(), nested);
        this.inFlight = new InFlight(
                component.getMaxInFlight(), Duration.ofMillis(component.getMaxInFlightWait()), this::pausedNanos, timer,
                System::nanoTime);
    }

    /** Its queue needs no bound of its own: no more than the messages in flight can be completed. */
    private static ThreadPoolProfile completionProfile() {
        ThreadPoolProfile profile = new ThreadPoolProfile("ComposioCompletion");
        profile.setPoolSize(COMPLETION_THREADS);
        profile.setMaxPoolSize(COMPLETION_THREADS);
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        return profile;
    }

    InFlight inFlight() {
        return inFlight;
    }

    Imports imports() {
        return imports;
    }

    LinkMessages links() {
        return links;
    }

    Completions completions() {
        return completions;
    }

    /**
     * The client that the options ask for.
     *
     * @param patient whether it rather waits than fails where the options do not say
     */
    ComposioClient client(ComposioConfiguration configuration, boolean patient) {
        if (configuration.getComposioClient() != null) {
            return configuration.getComposioClient();
        }
        ClientKey key = new ClientKey(options.settings(configuration, patient), options.transport(configuration));
        monitoring.inUse(key.settings(), key.transport());
        synchronized (clients) {
            return clients.computeIfAbsent(key, this::newClient);
        }
    }

    private ComposioClient newClient(ClientKey key) {
        Transport transport = transports.computeIfAbsent(key.transport(), HttpTransport::new);
        Pacer pacer = pacers.computeIfAbsent(key.settings().baseUrl(), this::pacer);
        return new ComposioClient(
                key.settings(), transport, pacer, timer, turns, nested, System::nanoTime,
                component.traffic());
    }

    private Pacer pacer(URI baseUrl) {
        String group = component.getRateLimitGroup();
        if (group == null) {
            return newPacer();
        }
        return RateLimitGroups.of(component.getCamelContext()).pacer(baseUrl, group, this::newPacer);
    }

    private Pacer newPacer() {
        int reserve = component.getRateLimitReserve();
        if (reserve < 0 || reserve > 99) {
            throw new IllegalArgumentException("rateLimitReserve must be a share in per cent from 0 to 99, and is " + reserve);
        }
        return new Pacer(
                component.getRequestsPerSecond(), reserve, Duration.ofMillis(component.getOutageProbeInterval()),
                System::nanoTime);
    }

    private long pausedNanos() {
        long paused = 0;
        for (Pacer pacer : pacers.values()) {
            paused += pacer.pausedNanos();
        }
        return paused;
    }

    /** How the component fares now. */
    ComposioFigures figures() {
        Map<String, BudgetFigures> budgets = new TreeMap<>();
        pacers.forEach((baseUrl, pacer) -> budgets.put(baseUrl.toString(), pacer.figures()));
        return new ComposioFigures(
                inFlight.figures(), transports.values().stream().map(HttpTransport::pool).toList(), budgets,
                component.traffic().requests(), component.traffic().retries(), imports.ledgers(), imports.runs());
    }

    /** Fails what was not sent, lets what was sent finish, then closes. */
    void stop() throws InterruptedException {
        monitoring.stop();
        inFlight.stop();
        timer.stop();
        pacers.values().forEach(Pacer::stop);
        Duration drain = Duration.ofMillis(component.getConfiguration().getResponseTimeout());
        if (!inFlight.awaitEmpty(drain)) {
            LOG.warn("{} messages were still in flight {} ms after the stop; it is not known what became of them",
                    inFlight.figures().unfinished(), drain.toMillis());
        }
        transports.values().forEach(Transport::close);
        inFlight.awaitEmpty(AFTER_CLOSE);
        stopImports();
        completions.close();
        links.stop();
        executors.shutdown(pool);
        executors.shutdown(nested);
        executors.shutdown(scheduler);
    }

    /** What records have ended with is written, or they would be looked at again. */
    private void stopImports() throws InterruptedException {
        try {
            imports.stop().get(LEDGER_CLOSE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The import's ledger could not be written to the end: {}", e.getClass().getSimpleName());
        }
    }

    private record ClientKey(ClientSettings settings, TransportSettings transport) {
    }
}
