package io.github.camelcomposio;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelcomposio.client.Traffic;
import io.github.camelcomposio.operation.Operations;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.PropertiesHelper;
import org.apache.camel.util.StringHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@code composio} component. Pool, limits and places in flight belong to it: they are started and stopped with it,
 * and shared by all its endpoints.
 */
@Component("composio")
public class ComposioComponent extends HealthCheckComponent implements SSLContextParametersAware {

    private static final Logger LOG = LoggerFactory.getLogger(ComposioComponent.class);

    @Metadata
    private ComposioConfiguration configuration = new ComposioConfiguration();
    @Metadata(defaultValue = "64")
    private int maxInFlight = 64;
    @Metadata(label = "advanced", defaultValue = "300000", javaType = "java.time.Duration")
    private long maxInFlightWait = 300_000;
    @Metadata(label = "advanced")
    private int maxConnections;
    @Metadata(defaultValue = "0")
    private int requestsPerSecond;
    @Metadata(defaultValue = "0")
    private int rateLimitReserve;
    @Metadata(label = "advanced")
    private String rateLimitGroup;
    @Metadata(label = "advanced", defaultValue = "30000", javaType = "java.time.Duration")
    private long outageProbeInterval = 30_000;
    @Metadata(label = "health", defaultValue = "60000", javaType = "java.time.Duration")
    private long healthCheckInterval = 60_000;
    @Metadata(label = "security", defaultValue = "false")
    private boolean useGlobalSslContextParameters;

    private static final String MASKED = "orgApiKey,userApiKey,previousSecret";
    private static final Map<String, String> SECRETS = Map.of("apiKey", "COMPOSIO_API_KEY", "orgApiKey",
            "COMPOSIO_ORG_API_KEY", "userApiKey", "COMPOSIO_USER_API_KEY");

    private final AtomicBoolean keyInUriWarned = new AtomicBoolean();
    private final Traffic traffic = new Traffic();
    private volatile String name = "composio";
    private ComposioClients clients;

    public ComposioComponent() {
    }

    public ComposioComponent(CamelContext context) {
        super(context);
    }

    /** Camel masks names that it knows in what it prints at startup: these it has to be told. */
    @Override
    public void setCamelContext(CamelContext camelContext) {
        super.setCamelContext(camelContext);
        ExtendedCamelContext extension = camelContext.getCamelContextExtension();
        String known = extension.getAdditionalSensitiveKeywords();
        if (known == null || !known.contains(MASKED)) {
            extension.setAdditionalSensitiveKeywords(known == null || known.isBlank() ? MASKED : known + "," + MASKED);
        }
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        name = StringHelper.before(uri, ":", name);
        ComposioConfiguration copy = configuration.copy();
        Operations.refuseForeign(remaining, parameters.keySet());
        SECRETS.keySet().stream().filter(key -> isWritten(parameters.get(key))).findFirst().ifPresent(this::warnOfKeyInUri);
        copy.getField().putAll(PropertiesHelper.extractProperties(parameters, "field."));
        copy.setAuthConfig(lowerCaseKeys(copy.getAuthConfig()));
        copy.getAuthConfig().putAll(lowerCaseKeys(PropertiesHelper.extractProperties(parameters, "authConfig.")));
        copy.setAccount(lowerCaseKeys(copy.getAccount()));
        copy.getAccount().putAll(lowerCaseKeys(PropertiesHelper.extractProperties(parameters, "account.")));
        if (copy.getSslContextParameters() == null) {
            copy.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        ComposioEndpoint endpoint = new ComposioEndpoint(uri, this, remaining, copy);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /**
     * Whether a value stands there itself, and not where it is: #bean:name, #property:name or a placeholder without
     * value.
     */
    private static boolean isWritten(Object value) {
        return value instanceof String text && !text.startsWith("#")
                && !text.startsWith(PropertiesComponent.PREFIX_OPTIONAL_TOKEN);
    }

    private void warnOfKeyInUri(String option) {
        if (keyInUriWarned.compareAndSet(false, true)) {
            LOG.warn("An {} stands in an endpoint URI, which Camel shows in route dumps and consoles. Set the environment"
                     + " variable {} instead, or the option on the component",
                    option, SECRETS.get(option));
        }
    }

    private static Map<String, Object> lowerCaseKeys(Map<String, Object> map) {
        Map<String, Object> lower = new HashMap<>();
        map.forEach((toolkit, id) -> lower.put(toolkit.toLowerCase(Locale.ROOT), id));
        return lower;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        clients();
    }

    /** The clients and what they share; made when first needed. */
    synchronized ComposioClients clients() {
        if (clients == null) {
            clients = new ComposioClients(this);
        }
        return clients;
    }

    /** The name under which the context has it: the scheme of its endpoints. */
    public String name() {
        return name;
    }

    /** Its requests, counted. */
    public Traffic traffic() {
        return traffic;
    }

    /** How it fares now. */
    public ComposioFigures figures() {
        ComposioClients running;
        synchronized (this) {
            running = clients;
        }
        return running == null ? ComposioFigures.stopped(traffic) : running.figures();
    }

    @Override
    protected void doStop() throws Exception {
        ComposioClients stopping;
        synchronized (this) {
            stopping = clients;
            clients = null;
        }
        if (stopping != null) {
            stopping.stop();
        }
        super.doStop();
    }

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return StrictOptions.of(super.getComponentPropertyConfigurer());
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return StrictOptions.of(super.getEndpointPropertyConfigurer());
    }

    public ComposioConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * The options that all endpoints start with.
     */
    public void setConfiguration(ComposioConfiguration configuration) {
        this.configuration = configuration;
    }

    public int getMaxInFlight() {
        return maxInFlight;
    }

    /**
     * How many messages may be in flight at the same time. A further one makes its thread wait, so that a splitter
     * never outruns Composio.
     */
    public void setMaxInFlight(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public long getMaxInFlightWait() {
        return maxInFlightWait;
    }

    /**
     * How long a thread waits for a place in flight before its message fails, not sent. Time in which the rate limit
     * holds everybody does not count.
     */
    public void setMaxInFlightWait(long maxInFlightWait) {
        this.maxInFlightWait = maxInFlightWait;
    }

    public int getMaxConnections() {
        return maxConnections;
    }

    /**
     * How many connections may be open at the same time. Defaults to maxInFlight.
     */
    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    public int getRequestsPerSecond() {
        return requestsPerSecond;
    }

    /**
     * The most requests a second that this JVM sends. 0 means: as many as the rate limit that Composio announces
     * allows.
     */
    public void setRequestsPerSecond(int requestsPerSecond) {
        this.requestsPerSecond = requestsPerSecond;
    }

    public int getRateLimitReserve() {
        return rateLimitReserve;
    }

    /**
     * The share of the organisation's budget of requests, in per cent (0 to 99), that is left to its other
     * applications.
     */
    public void setRateLimitReserve(int rateLimitReserve) {
        this.rateLimitReserve = rateLimitReserve;
    }

    public String getRateLimitGroup() {
        return rateLimitGroup;
    }

    /**
     * Components of one context that name the same group and base URL share one limiter, since the budget is the
     * organisation's; the first of them decides on requestsPerSecond, rateLimitReserve and outageProbeInterval. By
     * default each component has its own.
     */
    public void setRateLimitGroup(String rateLimitGroup) {
        this.rateLimitGroup = rateLimitGroup;
    }

    public long getOutageProbeInterval() {
        return outageProbeInterval;
    }

    /**
     * How often one of the requests that wait for the end of an outage tries whether Composio is back.
     */
    public void setOutageProbeInterval(long outageProbeInterval) {
        this.outageProbeInterval = outageProbeInterval;
    }

    public long getHealthCheckInterval() {
        return healthCheckInterval;
    }

    /**
     * How long the health check believes what Composio answered; a failure for a sixth of that. Each check is a request
     * that counts against the organisation's budget.
     */
    public void setHealthCheckInterval(long healthCheckInterval) {
        this.healthCheckInterval = healthCheckInterval;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /**
     * Whether to use the context's global TLS settings where sslContextParameters is not set.
     */
    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
