package io.github.camelcomposio;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.SSLContext;

import io.github.camelcomposio.client.ApiKey;
import io.github.camelcomposio.client.ClientSettings;
import io.github.camelcomposio.client.Credential;
import io.github.camelcomposio.client.Keys;
import io.github.camelcomposio.client.RetryPolicy;
import io.github.camelcomposio.client.TransportSettings;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StreamCachingStrategy;
import org.apache.camel.support.jsse.SSLContextParameters;

/** Makes settings of options, and says which option is wrong. */
final class ClientOptions {

    private static final String API_KEY_VARIABLE = "COMPOSIO_API_KEY";
    private static final String ORG_API_KEY_VARIABLE = "COMPOSIO_ORG_API_KEY";
    private static final String USER_API_KEY_VARIABLE = "COMPOSIO_USER_API_KEY";
    private static final String BASE_URL_VARIABLE = "COMPOSIO_BASE_URL";
    private static final String PRODUCTION = "https://backend.composio.dev";
    private static final List<String> API_VERSIONS = List.of("v3.1", "v3");
    /** How long a request of an operation waits that rather waits than fails. */
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Duration RATE_LIMIT_WAIT = Duration.ofSeconds(60);

    private final ComposioComponent component;
    private final Map<SSLContextParameters, SSLContext> sslContexts = new ConcurrentHashMap<>();

    ClientOptions(ComposioComponent component) {
        this.component = component;
    }

    static void atLeast(long least, String option, long value) {
        if (value < least) {
            throw new IllegalArgumentException("Option " + option + " must be at least " + least + ", and is " + value);
        }
    }

    /**
     * How a client behaves.
     *
     * @param patient whether it rather waits than fails where the options do not say
     */
    ClientSettings settings(ComposioConfiguration configuration, boolean patient) {
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

    /** Which connection pool it uses. */
    TransportSettings transport(ComposioConfiguration configuration) {
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

    /** Whether they lead where the component's own options lead, with the same keys. */
    boolean areOfComponent(ClientSettings settings) {
        ComposioConfiguration own = component.getConfiguration();
        return own.getComposioClient() == null && settings.keys().equals(keys(own))
                && settings.baseUrl().toString().equals(baseUrl(own).trim());
    }
}
