package io.github.camelcomposio;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLContext;

import io.github.camelcomposio.bulk.Imports;
import io.github.camelcomposio.client.ApiKey;
import io.github.camelcomposio.client.ClientSettings;
import io.github.camelcomposio.client.Completions;
import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.client.Credential;
import io.github.camelcomposio.client.HttpTransport;
import io.github.camelcomposio.client.InFlight;
import io.github.camelcomposio.client.Keys;
import io.github.camelcomposio.client.Pacer;
import io.github.camelcomposio.client.RetryPolicy;
import io.github.camelcomposio.client.Timer;
import io.github.camelcomposio.client.Transport;
import io.github.camelcomposio.client.TransportSettings;
import io.github.camelcomposio.client.Turns;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.StreamCachingStrategy;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the endpoints of a component share: threads, places in flight, one limiter a base URL, one connection pool for
 * each set of transport settings, and the clients made of them. Lives from start to stop.
 */
final class ComposioClients {

    static final String API_KEY_VARIABLE = "COMPOSIO_API_KEY";
    static final String ORG_API_KEY_VARIABLE = "COMPOSIO_ORG_API_KEY";
    static final String USER_API_KEY_VARIABLE = "COMPOSIO_USER_API_KEY";
    static final String BASE_URL_VARIABLE = "COMPOSIO_BASE_URL";
    private static final String PRODUCTION = "https://backend.composio.dev";
    private static final List<String> API_VERSIONS = List.of("v3.1", "v3");
    /** How long a request of an operation waits that rather waits than fails. */
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Duration RATE_LIMIT_WAIT = Duration.ofSeconds(60);
    private static final int COMPLETION_THREADS = 16;
    private static final int MOST_CLIENTS = 100;
    /** How long the failures of what the closing cut off may take to reach their routes. */
    private static final Duration AFTER_CLOSE = Duration.ofSeconds(2);

    /** How long the ledger may take to write what waits for it. */
    private static final Duration LEDGER_CLOSE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(ComposioClients.class);

    private final ComposioComponent component;
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
    private final Map<TransportSettings, Transport> transports = new ConcurrentHashMap<>();
    private final Map<SSLContextParameters, SSLContext> sslContexts = new ConcurrentHashMap<>();
    private final Map<ClientKey, ComposioClient> clients = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ClientKey, ComposioClient> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    ComposioClients(ComposioComponent component) {
        atLeast(1, "maxInFlight", component.getMaxInFlight());
        atLeast(0, "maxConnections", component.getMaxConnections());
        atLeast(0, "requestsPerSecond", component.getRequestsPerSecond());
        atLeast(1, "outageProbeInterval", component.getOutageProbeInterval());
        this.component = component;
        this.executors = component.getCamelContext().getExecutorServiceManager();
        this.pool = executors.newThreadPool(component, "ComposioCompletion", completionProfile());
        this.nested = executors.newCachedThreadPool(component, "ComposioNestedCompletion");
        this.scheduler = executors.newSingleThreadScheduledExecutor(component, "ComposioTimer");
        this.timer = new Timer(scheduler);
        this.completions = new Completions(pool, COMPLETION_THREADS, nested);
        Clock clock = CamelContextHelper.findSingleByType(component.getCamelContext(), Clock.class);
        this.imports = new Imports(nested, timer, clock == null ? Clock.systemUTC() : clock);
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
        ClientKey key = new ClientKey(settings(configuration, patient), transportSettings(configuration));
        synchronized (clients) {
            return clients.computeIfAbsent(key, this::newClient);
        }
    }

    private ComposioClient newClient(ClientKey key) {
        Transport transport = transports.computeIfAbsent(key.transport(), HttpTransport::new);
        Pacer pacer = pacers.computeIfAbsent(key.settings().baseUrl(), this::pacer);
        return new ComposioClient(key.settings(), transport, pacer, timer, turns, nested, System::nanoTime);
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

    private static void atLeast(long least, String option, long value) {
        if (value < least) {
            throw new IllegalArgumentException("Option " + option + " must be at least " + least + ", and is " + value);
        }
    }

    private ClientSettings settings(ComposioConfiguration configuration, boolean patient) {
        atLeast(1, "connectTimeout", configuration.getConnectTimeout());
        atLeast(1, "responseTimeout", configuration.getResponseTimeout());
        atLeast(0, "maxRetries", configuration.getMaxRetries());
        RetryPolicy retries = new RetryPolicy(
                configuration.getMaxRetries(), Duration.ofMillis(configuration.getRetryInitialDelay()),
                Duration.ofMillis(configuration.getRetryMaxDelay()));
        return new ClientSettings(
                BaseUrls.check(baseUrl(configuration), configuration.isAllowInsecureBaseUrl()),
                apiVersion(configuration), keys(configuration), retries,
                wait(configuration.getMaxRateLimitWait(), patient ? PATIENCE : RATE_LIMIT_WAIT),
                wait(configuration.getMaxOutageWait(), patient ? PATIENCE : Duration.ZERO),
                Duration.ofMillis(configuration.getResponseTimeout()),
                Duration.ofMillis(configuration.getLateCommitWait()), spoolFolder());
    }

    private static Duration wait(Long option, Duration otherwise) {
        return option == null ? otherwise : Duration.ofMillis(option);
    }

    /** Camel's folder, if stream caching writes to one; null for the platform's. */
    private Path spoolFolder() {
        StreamCachingStrategy caching = component.getCamelContext().getStreamCachingStrategy();
        return caching.isSpoolEnabled() && caching.getSpoolDirectory() != null
                ? caching.getSpoolDirectory().toPath() : null;
    }

    private static String apiVersion(ComposioConfiguration configuration) {
        if (!API_VERSIONS.contains(configuration.getApiVersion())) {
            throw new IllegalArgumentException(
                    "apiVersion must be one of " + API_VERSIONS + ", and is " + configuration.getApiVersion());
        }
        return configuration.getApiVersion();
    }

    private static Keys keys(ComposioConfiguration configuration) {
        ApiKey project = configuration.getApiKeySource() != null
                ? ApiKey.from(configuration.getApiKeySource())
                : key(configuration.getApiKey(), API_KEY_VARIABLE);
        return Keys.none().with(Credential.PROJECT, project)
                .with(Credential.ORGANISATION, key(configuration.getOrgApiKey(), ORG_API_KEY_VARIABLE))
                .with(Credential.USER, key(configuration.getUserApiKey(), USER_API_KEY_VARIABLE));
    }

    private static ApiKey key(String option, String variable) {
        String key = firstGiven(option, System.getenv(variable));
        return key == null ? null : ApiKey.of(key);
    }

    /** Where Composio is. */
    static String baseUrl(ComposioConfiguration configuration) {
        String url = firstGiven(configuration.getBaseUrl(), System.getenv(BASE_URL_VARIABLE));
        return url == null ? PRODUCTION : url;
    }

    private static String firstGiven(String one, String other) {
        return one != null && !one.isBlank() ? one : other != null && !other.isBlank() ? other : null;
    }

    private TransportSettings transportSettings(ComposioConfiguration configuration) {
        int connections = component.getMaxConnections() > 0 ? component.getMaxConnections() : component.getMaxInFlight();
        SSLContextParameters ssl = configuration.getSslContextParameters();
        if (configuration.getProxyHost() != null && configuration.getProxyPort() <= 0) {
            throw new IllegalArgumentException("proxyHost is set, and proxyPort is not; give both, such as proxyPort=3128");
        }
        return new TransportSettings(
                Duration.ofMillis(configuration.getConnectTimeout()), Duration.ofMillis(configuration.getResponseTimeout()),
                connections, ssl == null ? null : sslContexts.computeIfAbsent(ssl, this::sslContext),
                configuration.getProxyHost(), configuration.getProxyPort());
    }

    private SSLContext sslContext(SSLContextParameters parameters) {
        try {
            return parameters.createSSLContext(component.getCamelContext());
        } catch (GeneralSecurityException | IOException e) {
            throw new RuntimeCamelException("Can't use sslContextParameters", e);
        }
    }

    /** Fails what was not sent, lets what was sent finish, then closes. */
    void stop() throws InterruptedException {
        inFlight.stop();
        timer.stop();
        pacers.values().forEach(Pacer::stop);
        Duration drain = Duration.ofMillis(component.getConfiguration().getResponseTimeout());
        if (!inFlight.awaitEmpty(drain)) {
            LOG.warn("{} messages were still in flight {} ms after the stop; it is not known what became of them",
                    inFlight.unfinished(), drain.toMillis());
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
