package io.github.camelcomposio;

import org.apache.camel.spi.Metadata;

/** The names of the headers. */
public final class ComposioConstants {

    @Metadata(label = "producer", description = "Whose account: your own id of the user.", javaType = "String")
    public static final String USER_ID = "CamelComposioUserId";
    @Metadata(label = "producer", description = "The auth config, ac_....", javaType = "String")
    public static final String AUTH_CONFIG_ID = "CamelComposioAuthConfigId";
    @Metadata(label = "producer", description = "The scheme of the credentials, such as API_KEY.", javaType = "String")
    public static final String AUTH_SCHEME = "CamelComposioAuthScheme";
    @Metadata(label = "producer", description = "The connected account, ca_.... Replies set it too.", javaType = "String")
    public static final String CONNECTED_ACCOUNT_ID = "CamelComposioConnectedAccountId";
    @Metadata(label = "producer", description = "A name for an account, unique per user and toolkit.", javaType = "String")
    public static final String ALIAS = "CamelComposioAlias";
    @Metadata(label = "producer", description = "Where the browser goes after a flow.", javaType = "String")
    public static final String CALLBACK_URL = "CamelComposioCallbackUrl";
    @Metadata(label = "producer", description = "The toolkit's slug.", javaType = "String")
    public static final String TOOLKIT = "CamelComposioToolkit";
    @Metadata(label = "producer", description = "Only accounts of these users.", javaType = "List<String>")
    public static final String USER_IDS = "CamelComposioUserIds";
    @Metadata(label = "producer", description = "Only accounts of these auth configs.", javaType = "List<String>")
    public static final String AUTH_CONFIG_IDS = "CamelComposioAuthConfigIds";
    @Metadata(label = "producer", description = "Only accounts of these toolkits.", javaType = "List<String>")
    public static final String TOOLKIT_SLUGS = "CamelComposioToolkitSlugs";
    @Metadata(label = "producer", description = "Only accounts in these states.", javaType = "List<String>")
    public static final String STATUSES = "CamelComposioStatuses";
    @Metadata(label = "producer", description = "Only these accounts.", javaType = "List<String>")
    public static final String CONNECTED_ACCOUNT_IDS = "CamelComposioConnectedAccountIds";
    @Metadata(label = "producer", description = "PRIVATE, SHARED or ALL.", javaType = "String")
    public static final String ACCOUNT_TYPE = "CamelComposioAccountType";
    @Metadata(label = "producer", description = "created_at or updated_at.", javaType = "String")
    public static final String ORDER_BY = "CamelComposioOrderBy";
    @Metadata(label = "producer", description = "asc or desc.", javaType = "String")
    public static final String ORDER_DIRECTION = "CamelComposioOrderDirection";
    @Metadata(label = "producer", description = "Items a page.", javaType = "Integer")
    public static final String LIMIT = "CamelComposioLimit";
    @Metadata(label = "producer", description = "The page of a list, from the reply before.", javaType = "String")
    public static final String CURSOR = "CamelComposioCursor";
    @Metadata(label = "producer", description = "Whether an account is to be usable.", javaType = "Boolean")
    public static final String ENABLED = "CamelComposioEnabled";
    @Metadata(label = "producer", description = "Whether everybody may use a shared account.", javaType = "Boolean")
    public static final String ALLOW_ALL_USERS = "CamelComposioAllowAllUsers";
    @Metadata(label = "producer", description = "Who may use a shared account.", javaType = "List<String>")
    public static final String ALLOWED_USER_IDS = "CamelComposioAllowedUserIds";
    @Metadata(label = "producer", description = "Who may not use a shared account.", javaType = "List<String>")
    public static final String NOT_ALLOWED_USER_IDS = "CamelComposioNotAllowedUserIds";
    @Metadata(label = "producer", description = "Whether deleting revokes the provider's tokens too.", javaType = "Boolean")
    public static final String REVOKE_ON_DELETE = "CamelComposioRevokeOnDelete";
    @Metadata(label = "producer", description = "Experimental flag of refresh.", javaType = "Boolean")
    public static final String VALIDATE_CREDENTIALS = "CamelComposioValidateCredentials";
    @Metadata(label = "producer", description = "How long waitForConnection waits.", javaType = "java.time.Duration")
    public static final String TIMEOUT = "CamelComposioTimeout";
    @Metadata(label = "producer", description = "How often waitForConnection looks.", javaType = "java.time.Duration")
    public static final String POLL_INTERVAL = "CamelComposioPollInterval";
    @Metadata(label = "producer", description = "The type of an auth config.", javaType = "String")
    public static final String TYPE = "CamelComposioType";
    @Metadata(label = "producer", description = "The name of an auth config, for people.", javaType = "String")
    public static final String NAME = "CamelComposioName";
    @Metadata(label = "producer", description = "Whether sessions may pick an auth config.", javaType = "Boolean")
    public static final String IS_ENABLED_FOR_TOOL_ROUTER = "CamelComposioIsEnabledForToolRouter";
    @Metadata(label = "producer", description = "Only auth configs with, or without, Composio's OAuth app.",
              javaType = "Boolean")
    public static final String IS_COMPOSIO_MANAGED = "CamelComposioIsComposioManaged";
    @Metadata(label = "producer", description = "Also disabled auth configs.", javaType = "Boolean")
    public static final String SHOW_DISABLED = "CamelComposioShowDisabled";
    @Metadata(label = "producer", description = "Only auth configs with this text in name or id.", javaType = "String")
    public static final String SEARCH = "CamelComposioSearch";
    @Metadata(label = "producer", description = "The scopes of an auth config of type default.", javaType = "String")
    public static final String SCOPES = "CamelComposioScopes";
    @Metadata(label = "producer", description = "The user scopes of an auth config of type default.", javaType = "String")
    public static final String USER_SCOPES = "CamelComposioUserScopes";

    @Metadata(label = "producer", description = "In replies: the account's state, such as ACTIVE.", javaType = "String")
    public static final String CONNECTION_STATUS = "CamelComposioConnectionStatus";
    @Metadata(label = "producer", description = "In replies: the page on which the user goes on.", javaType = "String")
    public static final String REDIRECT_URL = "CamelComposioRedirectUrl";
    @Metadata(label = "producer", description = "In replies: the next page of a list; missing on the last one.",
              javaType = "String")
    public static final String NEXT_CURSOR = "CamelComposioNextCursor";
    @Metadata(label = "producer", description = "In replies: Composio's id of the request, for its support.",
              javaType = "String")
    public static final String REQUEST_ID = "CamelComposioRequestId";
    @Metadata(label = "producer", description = "In replies: the HTTP status.", javaType = "Integer")
    public static final String RESPONSE_CODE = "CamelComposioResponseCode";
    @Metadata(label = "producer", description = "In replies: what is left of the organisation's budget of requests.",
              javaType = "Long")
    public static final String RATE_LIMIT_REMAINING = "CamelComposioRateLimitRemaining";

    private ComposioConstants() {
    }
}
