package io.github.camelcomposio;

import java.util.function.Supplier;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** How Composio is reached: keys, address, TLS, proxy, patience. */
@UriParams
public abstract class ComposioConnectionOptions extends ComposioArgumentOptions {

    @UriParam(label = "security", secret = true)
    private String apiKey;
    @UriParam(label = "security")
    private Supplier<String> apiKeySource;
    @UriParam(label = "security", secret = true)
    private String orgApiKey;
    @UriParam(label = "security", secret = true)
    private String userApiKey;
    @UriParam
    private String baseUrl;
    @UriParam(defaultValue = "false", label = "security")
    private boolean allowInsecureBaseUrl;
    @UriParam(defaultValue = "v3.1", enums = "v3.1,v3")
    private String apiVersion = "v3.1";
    @UriParam(defaultValue = "10000", javaType = "java.time.Duration", label = "advanced")
    private long connectTimeout = 10000;
    @UriParam(defaultValue = "60000", javaType = "java.time.Duration")
    private long responseTimeout = 60000;
    @UriParam(label = "security")
    private SSLContextParameters sslContextParameters;
    @UriParam(label = "proxy")
    private String proxyHost;
    @UriParam(label = "proxy")
    private int proxyPort;
    @UriParam(defaultValue = "2")
    private int maxRetries = 2;
    @UriParam(defaultValue = "500", javaType = "java.time.Duration", label = "advanced")
    private long retryInitialDelay = 500;
    @UriParam(defaultValue = "8000", javaType = "java.time.Duration", label = "advanced")
    private long retryMaxDelay = 8000;
    @UriParam(javaType = "java.time.Duration")
    private Long maxRateLimitWait;
    @UriParam(javaType = "java.time.Duration")
    private Long maxOutageWait;
    @UriParam(defaultValue = "30000", javaType = "java.time.Duration", label = "advanced")
    private long lateCommitWait = 30000;

    public String getApiKey() {
        return apiKey;
    }

    /**
     * The project's API key, ak_.... Defaults to the environment variable COMPOSIO_API_KEY. Set it on the component,
     * for Camel shows URIs in places that no component controls.
     */
    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public Supplier<String> getApiKeySource() {
        return apiKeySource;
    }

    /**
     * Gives the API key at every request, and once more when Composio does not accept it: for keys that rotate. Wins
     * over apiKey.
     */
    public void setApiKeySource(Supplier<String> apiKeySource) {
        this.apiKeySource = apiKeySource;
    }

    public String getOrgApiKey() {
        return orgApiKey;
    }

    /**
     * The organisation's API key, oak_..., for the operations on the organisation and its projects. Defaults to the
     * environment variable COMPOSIO_ORG_API_KEY. Set it on the component.
     */
    public void setOrgApiKey(String orgApiKey) {
        this.orgApiKey = orgApiKey;
    }

    public String getUserApiKey() {
        return userApiKey;
    }

    /**
     * A person's API key, uak_..., for the operations on what is that person's. Defaults to the environment variable
     * COMPOSIO_USER_API_KEY. Set it on the component.
     */
    public void setUserApiKey(String userApiKey) {
        this.userApiKey = userApiKey;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    /**
     * Where Composio is. Defaults to the environment variable COMPOSIO_BASE_URL, else https://backend.composio.dev.
     * Must be https, but for loopback addresses.
     */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public boolean isAllowInsecureBaseUrl() {
        return allowInsecureBaseUrl;
    }

    /**
     * Whether baseUrl may be plain http on another machine. Then the API key and every credential cross the network in
     * clear.
     */
    public void setAllowInsecureBaseUrl(boolean allowInsecureBaseUrl) {
        this.allowInsecureBaseUrl = allowInsecureBaseUrl;
    }

    public String getApiVersion() {
        return apiVersion;
    }

    /**
     * The version of Composio's API.
     */
    public void setApiVersion(String apiVersion) {
        this.apiVersion = apiVersion;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    /**
     * How long a connection may take to come up.
     */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    /**
     * How long an answer may be silent.
     */
    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /**
     * TLS settings: trusted certificates, client certificates, protocols. Defaults to the platform's own.
     */
    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    /**
     * The HTTP proxy's host. None if absent.
     */
    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public int getProxyPort() {
        return proxyPort;
    }

    /**
     * The HTTP proxy's port.
     */
    public void setProxyPort(int proxyPort) {
        this.proxyPort = proxyPort;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    /**
     * How often a request is repeated after its first attempt: on 408, 409, 5xx and connection errors. 0 turns
     * repeating off.
     */
    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public long getRetryInitialDelay() {
        return retryInitialDelay;
    }

    /**
     * The delay before the first repeat, where the server names none; it doubles from repeat to repeat, with jitter.
     */
    public void setRetryInitialDelay(long retryInitialDelay) {
        this.retryInitialDelay = retryInitialDelay;
    }

    public long getRetryMaxDelay() {
        return retryMaxDelay;
    }

    /**
     * The longest delay before a repeat that is not the server's word.
     */
    public void setRetryMaxDelay(long retryMaxDelay) {
        this.retryMaxDelay = retryMaxDelay;
    }

    public Long getMaxRateLimitWait() {
        return maxRateLimitWait;
    }

    /**
     * How long one request may wait for the rate limit, all in all, before it fails. Defaults to 60 seconds, and to 1
     * hour for connectedAccounts/import.
     */
    public void setMaxRateLimitWait(Long maxRateLimitWait) {
        this.maxRateLimitWait = maxRateLimitWait;
    }

    public Long getMaxOutageWait() {
        return maxOutageWait;
    }

    /**
     * How long a request waits for the end of an outage of Composio before it fails. 0 means: no request waits, each
     * fails after its retries. Defaults to 0, and to 1 hour for connectedAccounts/import.
     */
    public void setMaxOutageWait(Long maxOutageWait) {
        this.maxOutageWait = maxOutageWait;
    }

    public long getLateCommitWait() {
        return lateCommitWait;
    }

    /**
     * How long after responseTimeout a create whose answer was lost may still be carried out by Composio. Only when
     * this is over and the account is not there is the create sent again.
     */
    public void setLateCommitWait(long lateCommitWait) {
        this.lateCommitWait = lateCommitWait;
    }
}
