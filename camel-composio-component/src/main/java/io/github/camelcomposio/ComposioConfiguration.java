package io.github.camelcomposio;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.github.camelcomposio.client.ComposioClient;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * Every option of an endpoint, once. The component's values are the defaults of its endpoints. Durations are
 * milliseconds here, and may be written {@code 1500}, {@code 10s} or {@code PT10S} in URIs and properties. Its text
 * shows no value.
 */
@Configurer(extended = true)
@UriParams
public class ComposioConfiguration implements Cloneable {

    @UriParam(label = "security", secret = true)
    private String apiKey;
    @UriParam(label = "security")
    private Supplier<String> apiKeySource;
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
    @UriParam(label = "advanced")
    private ComposioClient composioClient;
    @UriParam(defaultValue = "2")
    private int maxRetries = 2;
    @UriParam(defaultValue = "500", javaType = "java.time.Duration", label = "advanced")
    private long retryInitialDelay = 500;
    @UriParam(defaultValue = "8000", javaType = "java.time.Duration", label = "advanced")
    private long retryMaxDelay = 8000;
    @UriParam(defaultValue = "60000", javaType = "java.time.Duration")
    private long maxRateLimitWait = 60000;
    @UriParam(defaultValue = "30000", javaType = "java.time.Duration", label = "advanced")
    private long lateCommitWait = 30000;
    @UriParam(defaultValue = "*", label = "security")
    private String headerArguments = "*";
    @UriParam
    private String userId;
    @UriParam
    private String authConfigId;
    @UriParam(enums = "API_KEY,BEARER_TOKEN,BASIC,BASIC_WITH_JWT,GOOGLE_SERVICE_ACCOUNT,SERVICE_ACCOUNT,NO_AUTH,BILLCOM_AUTH,CALCOM_AUTH,OAUTH2,OAUTH1,DCR_OAUTH,S2S_OAUTH2,SAML")
    private String authScheme;
    @UriParam
    private String connectedAccountId;
    @UriParam
    private String alias;
    @UriParam
    private String callbackUrl;
    @UriParam
    private String toolkit;
    @UriParam(defaultValue = "false")
    private boolean allowMultiple;
    @UriParam(prefix = "field.", multiValue = true)
    private Map<String, Object> field = new HashMap<>();
    @UriParam(prefix = "authConfig.", multiValue = true)
    private Map<String, Object> authConfig = new HashMap<>();
    @UriParam
    private String userIds;
    @UriParam
    private String authConfigIds;
    @UriParam
    private String toolkitSlugs;
    @UriParam
    private String statuses;
    @UriParam
    private String connectedAccountIds;
    @UriParam(enums = "PRIVATE,SHARED,ALL")
    private String accountType;
    @UriParam(enums = "created_at,updated_at")
    private String orderBy;
    @UriParam(enums = "asc,desc")
    private String orderDirection;
    @UriParam
    private Integer limit;
    @UriParam
    private String cursor;
    @UriParam(defaultValue = "false")
    private boolean fetchAll;
    @UriParam(defaultValue = "60000", javaType = "java.time.Duration")
    private long timeout = 60000;
    @UriParam(defaultValue = "1000", javaType = "java.time.Duration")
    private long pollInterval = 1000;
    @UriParam
    private Boolean enabled;
    @UriParam
    private Boolean allowAllUsers;
    @UriParam
    private String allowedUserIds;
    @UriParam
    private String notAllowedUserIds;
    @UriParam
    private Boolean revokeOnDelete;
    @UriParam
    private Boolean validateCredentials;
    @UriParam(enums = "use_custom_auth,use_composio_managed_auth,custom,default")
    private String type;
    @UriParam
    private String name;
    @UriParam
    private Boolean isEnabledForToolRouter;
    @UriParam
    private Boolean isComposioManaged;
    @UriParam
    private Boolean showDisabled;
    @UriParam
    private String search;
    @UriParam
    private String scopes;
    @UriParam
    private String userScopes;

    /** The same values in another object. */
    public ComposioConfiguration copy() {
        try {
            ComposioConfiguration copy = (ComposioConfiguration) clone();
            copy.field = new HashMap<>(field);
            copy.authConfig = new HashMap<>(authConfig);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

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

    public ComposioClient getComposioClient() {
        return composioClient;
    }

    /**
     * A ready client to use instead of one made from these options. It is not closed with the component.
     */
    public void setComposioClient(ComposioClient composioClient) {
        this.composioClient = composioClient;
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

    public long getMaxRateLimitWait() {
        return maxRateLimitWait;
    }

    /**
     * How long one request may wait for the rate limit, all in all, before it fails.
     */
    public void setMaxRateLimitWait(long maxRateLimitWait) {
        this.maxRateLimitWait = maxRateLimitWait;
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

    public String getHeaderArguments() {
        return headerArguments;
    }

    /**
     * Which arguments headers may give: an asterisk (all), none, or a list of names separated by commas, such as
     * userId,cursor.
     */
    public void setHeaderArguments(String headerArguments) {
        this.headerArguments = headerArguments;
    }

    public String getUserId() {
        return userId;
    }

    /**
     * Whose account: your own id of the user.
     */
    public void setUserId(String userId) {
        this.userId = userId;
    }

    public String getAuthConfigId() {
        return authConfigId;
    }

    /**
     * The auth config, ac_....
     */
    public void setAuthConfigId(String authConfigId) {
        this.authConfigId = authConfigId;
    }

    public String getAuthScheme() {
        return authScheme;
    }

    /**
     * The scheme of the credentials. Defaults to the auth config's.
     */
    public void setAuthScheme(String authScheme) {
        this.authScheme = authScheme;
    }

    public String getConnectedAccountId() {
        return connectedAccountId;
    }

    /**
     * The connected account, ca_....
     */
    public void setConnectedAccountId(String connectedAccountId) {
        this.connectedAccountId = connectedAccountId;
    }

    public String getAlias() {
        return alias;
    }

    /**
     * A name for the account, unique per user and toolkit.
     */
    public void setAlias(String alias) {
        this.alias = alias;
    }

    public String getCallbackUrl() {
        return callbackUrl;
    }

    /**
     * Where the browser goes after a flow.
     */
    public void setCallbackUrl(String callbackUrl) {
        this.callbackUrl = callbackUrl;
    }

    public String getToolkit() {
        return toolkit;
    }

    /**
     * The toolkit's slug, such as gmail.
     */
    public void setToolkit(String toolkit) {
        this.toolkit = toolkit;
    }

    public boolean isAllowMultiple() {
        return allowMultiple;
    }

    /**
     * Whether a user may get a further active account of the same auth config. True also saves the look-up before each
     * create, unless an alias is given.
     */
    public void setAllowMultiple(boolean allowMultiple) {
        this.allowMultiple = allowMultiple;
    }

    public Map<String, Object> getField() {
        return field;
    }

    /**
     * Says which column of a flat record holds which credential field: field.api_key=SENDGRID_KEY. Once used, it is the
     * complete list: columns that are not named are not sent.
     */
    public void setField(Map<String, Object> field) {
        this.field = field;
    }

    public Map<String, Object> getAuthConfig() {
        return authConfig;
    }

    /**
     * Says which auth config to use for a toolkit: authConfig.sendgrid=ac_....
     */
    public void setAuthConfig(Map<String, Object> authConfig) {
        this.authConfig = authConfig;
    }

    public String getUserIds() {
        return userIds;
    }

    /**
     * Only accounts of these users, separated by commas.
     */
    public void setUserIds(String userIds) {
        this.userIds = userIds;
    }

    public String getAuthConfigIds() {
        return authConfigIds;
    }

    /**
     * Only accounts of these auth configs, separated by commas.
     */
    public void setAuthConfigIds(String authConfigIds) {
        this.authConfigIds = authConfigIds;
    }

    public String getToolkitSlugs() {
        return toolkitSlugs;
    }

    /**
     * Only accounts of these toolkits, separated by commas.
     */
    public void setToolkitSlugs(String toolkitSlugs) {
        this.toolkitSlugs = toolkitSlugs;
    }

    public String getStatuses() {
        return statuses;
    }

    /**
     * Only accounts in these states, separated by commas: INITIALIZING, INITIATED, ACTIVE, FAILED, EXPIRED, INACTIVE,
     * REVOKED.
     */
    public void setStatuses(String statuses) {
        this.statuses = statuses;
    }

    public String getConnectedAccountIds() {
        return connectedAccountIds;
    }

    /**
     * Only these accounts, separated by commas.
     */
    public void setConnectedAccountIds(String connectedAccountIds) {
        this.connectedAccountIds = connectedAccountIds;
    }

    public String getAccountType() {
        return accountType;
    }

    /**
     * Only accounts of this type. Composio's default is PRIVATE.
     */
    public void setAccountType(String accountType) {
        this.accountType = accountType;
    }

    public String getOrderBy() {
        return orderBy;
    }

    /**
     * What a list is sorted by. Composio's default is created_at.
     */
    public void setOrderBy(String orderBy) {
        this.orderBy = orderBy;
    }

    public String getOrderDirection() {
        return orderDirection;
    }

    /**
     * Which end of a list comes first. Composio's default is desc.
     */
    public void setOrderDirection(String orderDirection) {
        this.orderDirection = orderDirection;
    }

    public Integer getLimit() {
        return limit;
    }

    /**
     * Items a page. Composio's default is not documented.
     */
    public void setLimit(Integer limit) {
        this.limit = limit;
    }

    public String getCursor() {
        return cursor;
    }

    /**
     * The page of a list, from the reply before. The first one if absent.
     */
    public void setCursor(String cursor) {
        this.cursor = cursor;
    }

    public boolean isFetchAll() {
        return fetchAll;
    }

    /**
     * Whether a list's reply is an iterator over all items, which fetches pages as it is read, instead of one page.
     */
    public void setFetchAll(boolean fetchAll) {
        this.fetchAll = fetchAll;
    }

    public long getTimeout() {
        return timeout;
    }

    /**
     * How long waitForConnection waits.
     */
    public void setTimeout(long timeout) {
        this.timeout = timeout;
    }

    public long getPollInterval() {
        return pollInterval;
    }

    /**
     * How often waitForConnection looks.
     */
    public void setPollInterval(long pollInterval) {
        this.pollInterval = pollInterval;
    }

    public Boolean getEnabled() {
        return enabled;
    }

    /**
     * Whether an account is to be usable (updateStatus).
     */
    public void setEnabled(Boolean enabled) {
        this.enabled = enabled;
    }

    public Boolean getAllowAllUsers() {
        return allowAllUsers;
    }

    /**
     * Whether everybody may use a shared account.
     */
    public void setAllowAllUsers(Boolean allowAllUsers) {
        this.allowAllUsers = allowAllUsers;
    }

    public String getAllowedUserIds() {
        return allowedUserIds;
    }

    /**
     * Who may use a shared account, separated by commas.
     */
    public void setAllowedUserIds(String allowedUserIds) {
        this.allowedUserIds = allowedUserIds;
    }

    public String getNotAllowedUserIds() {
        return notAllowedUserIds;
    }

    /**
     * Who may not use a shared account, whatever else is said, separated by commas.
     */
    public void setNotAllowedUserIds(String notAllowedUserIds) {
        this.notAllowedUserIds = notAllowedUserIds;
    }

    public Boolean getRevokeOnDelete() {
        return revokeOnDelete;
    }

    /**
     * Whether deleting revokes the provider's tokens too. Composio's default is no.
     */
    public void setRevokeOnDelete(Boolean revokeOnDelete) {
        this.revokeOnDelete = revokeOnDelete;
    }

    public Boolean getValidateCredentials() {
        return validateCredentials;
    }

    /**
     * Composio's experimental flag of refresh.
     */
    public void setValidateCredentials(Boolean validateCredentials) {
        this.validateCredentials = validateCredentials;
    }

    public String getType() {
        return type;
    }

    /**
     * The type of an auth config: use_custom_auth or use_composio_managed_auth on create, custom or default on update.
     */
    public void setType(String type) {
        this.type = type;
    }

    public String getName() {
        return name;
    }

    /**
     * The name of an auth config, for people.
     */
    public void setName(String name) {
        this.name = name;
    }

    public Boolean getIsEnabledForToolRouter() {
        return isEnabledForToolRouter;
    }

    /**
     * Whether sessions may pick an auth config.
     */
    public void setIsEnabledForToolRouter(Boolean isEnabledForToolRouter) {
        this.isEnabledForToolRouter = isEnabledForToolRouter;
    }

    public Boolean getIsComposioManaged() {
        return isComposioManaged;
    }

    /**
     * Only auth configs with (true) or without (false) Composio's OAuth app.
     */
    public void setIsComposioManaged(Boolean isComposioManaged) {
        this.isComposioManaged = isComposioManaged;
    }

    public Boolean getShowDisabled() {
        return showDisabled;
    }

    /**
     * Whether a list of auth configs has disabled ones too. Composio's default is no.
     */
    public void setShowDisabled(Boolean showDisabled) {
        this.showDisabled = showDisabled;
    }

    public String getSearch() {
        return search;
    }

    /**
     * Only auth configs with this text in name or id.
     */
    public void setSearch(String search) {
        this.search = search;
    }

    public String getScopes() {
        return scopes;
    }

    /**
     * The scopes of an auth config of type default.
     */
    public void setScopes(String scopes) {
        this.scopes = scopes;
    }

    public String getUserScopes() {
        return userScopes;
    }

    /**
     * The user scopes of an auth config of type default.
     */
    public void setUserScopes(String userScopes) {
        this.userScopes = userScopes;
    }

    @Override
    public String toString() {
        return "ComposioConfiguration";
    }
}
