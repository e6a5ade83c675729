package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.ARRAY;
import static io.github.camelcomposio.operation.Parameter.Type.FLAG;
import static io.github.camelcomposio.operation.Parameter.Type.FLAG_OR_OBJECT;
import static io.github.camelcomposio.operation.Parameter.Type.LIST;
import static io.github.camelcomposio.operation.Parameter.Type.LIST_OR_OBJECT;
import static io.github.camelcomposio.operation.Parameter.Type.OBJECT;
import static io.github.camelcomposio.operation.Parameter.Type.SLUG;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT;

import java.util.List;

/** The operations on sessions: a user, a choice of toolkits and accounts, and the tools that come of it. */
final class Sessions {

    private static final String ALL = "/tool_router/session";
    private static final String ONE = ALL + "/{sessionId}";
    private static final String SESSION = "session_id, mcp, tool_router_tools, config, config_version";
    private static final Parameter ID = Parameter.path("sessionId", "The session, trs_….");
    private static final Parameter TOOLKITS = Parameter.body("toolkits", LIST_OR_OBJECT,
            "The toolkits to allow, as a list; or an object with enable or disable.");
    private static final Parameter MANAGE_CONNECTIONS = Parameter.body("manageConnections", FLAG_OR_OBJECT,
            "Whether users may connect accounts in the chat; or an object with enable, callbackUrl, waitForConnections.");
    private static final Parameter AUTH_CONFIGS = Parameter.body("authConfigs", OBJECT,
            "The auth config of each toolkit; the endpoint's authConfig.<toolkit> are added.");
    private static final Parameter ACCOUNTS = Parameter.body("connectedAccounts", OBJECT,
            "The account, or a list of them, of each toolkit; the endpoint's account.<toolkit> are added.");
    private static final Parameter TOOLS = Parameter.body("tools", OBJECT,
            "For each toolkit a list of tools, or an object with one of enable, disable, tags.");
    private static final Parameter TAGS = Parameter.body("tags", LIST_OR_OBJECT,
            "The kinds of tools to allow, such as readOnlyHint, as a list; or an object with enable and disable.");
    private static final Parameter SANDBOX = Parameter.body("sandbox", OBJECT, "workbench",
            "The code sandbox, also called workbench: enable, enableProxyExecution, autoOffloadThreshold, sandboxSize.");
    private static final Parameter MULTI_ACCOUNT = Parameter.body("multiAccount", OBJECT,
            "Several accounts of one toolkit: enable, maxAccountsPerToolkit, requireExplicitSelection.");
    private static final Parameter PRELOAD
            = Parameter.body("preload", OBJECT, "tools: those to expose without a search, or \"all\".");
    private static final Parameter SEARCH = Parameter.body("search", OBJECT, "enable: whether tools can be searched.");
    private static final Parameter EXECUTE = Parameter.body("execute", OBJECT,
            "enableMultiExecute: whether several tools can be run at once.");
    private static final Parameter EXPERIMENTAL
            = Parameter.body("experimental", OBJECT, "What Composio calls experimental, as the wire has it.");
    private static final Parameter TOOLKIT = Parameter.body("toolkit", SLUG, "The toolkit's slug.").asRequired();
    private static final Parameter ALIAS
            = Parameter.body("alias", TEXT, "A name for the account, unique per user and toolkit.");
    private static final Parameter CALLBACK
            = Parameter.body("callbackUrl", TEXT, "Where the browser goes afterwards.");

    /** The rows, in the order of the documentation. */
    static final List<Operation> ROWS = List.of(
            Operation.named("sessions/create").once("POST", ALL)
                    .describedAs("Opens a session for a user.")
                    .parameters(Parameter.body("userId", TEXT, "Whose: your own id of the user.").asIdentity()
                            .asRequired(), TOOLKITS, MANAGE_CONNECTIONS, AUTH_CONFIGS, ACCOUNTS, TOOLS, TAGS, SANDBOX,
                            MULTI_ACCOUNT, PRELOAD, SEARCH, EXECUTE,
                            Parameter.own("sessionPreset", TEXT,
                                    "direct_tools: expose all allowed tools at once, without the meta tools.")
                                    .oneOf("direct_tools"),
                            EXPERIMENTAL)
                    .answers(SESSION + ", warnings").errors(400, 403)
                    .replies(ReplyHeaders.SESSION).handledBy(new SessionConfigHandler(true)).build(),
            Operation.named("sessions/get").repeatable("GET", ONE)
                    .describedAs("Reads a session.")
                    .parameters(ID).answers(SESSION).errors(404).replies(ReplyHeaders.SESSION).build(),
            Operation.named("sessions/attach").repeatable("POST", ONE + "/attach").onlyIn("v3.1")
                    .describedAs("Binds custom tools to a session: v3.1 does not store them with it.")
                    .parameters(ID, Parameter.body("experimental", OBJECT, "custom_toolkits and custom_tools."))
                    .completingBody(body -> body)
                    .answers(SESSION + ", experimental").errors(400, 404).replies(ReplyHeaders.SESSION).build(),
            Operation.named("sessions/update").repeatable("PATCH", ONE).since("2026-05-08")
                    .describedAs("Changes a session: what is left out stays, null goes back to Composio's default.")
                    .parameters(ID, TOOLKITS, MANAGE_CONNECTIONS, AUTH_CONFIGS, ACCOUNTS, TOOLS, TAGS, SANDBOX,
                            MULTI_ACCOUNT, PRELOAD, SEARCH, EXECUTE, EXPERIMENTAL)
                    .nullRemoves().answers(SESSION).errors(400, 404)
                    .replies(ReplyHeaders.SESSION).handledBy(new SessionConfigHandler(false)).build(),
            Operation.named("sessions/delete").repeatable("DELETE", ONE).onlyIn("v3.1")
                    .describedAs("Ends a session.")
                    .parameters(ID).answers("session_id, deleted").errors(404).replies(ReplyHeaders.SESSION).build(),
            Operation.named("sessions/configHistory").repeatable("GET", ONE + "/config_history").onlyIn("v3.1").paged()
                    .describedAs("Lists the versions of a session's configuration.")
                    .parameters(ID, Listing.LIMIT, Listing.CURSOR, Listing.FETCH_ALL)
                    .answers("items of version, created_at, config, is_current").errors(404)
                    .replies(ReplyHeaders.PAGE).build(),
            Operation.named("sessions/authorize").repeatable("POST", ONE + "/link")
                    .describedAs("Creates a Connect Link for a toolkit of a session.")
                    .parameters(ID, TOOLKIT, CALLBACK, ALIAS,
                            Parameter.body("experimental", OBJECT, "Sharing: account_type and its ACL."))
                    .answers("link_token, redirect_url, connected_account_id").errors(400, 404)
                    .replies(ReplyHeaders.LINK).build(),
            Operation.named("sessions/ensureConnected").repeatable("POST", ONE + "/link")
                    .source("Composio reference, GET /tool_router/session/{session_id}/toolkits, POST …/link and GET"
                            + " /connected_accounts/{nanoid}; the order is the official SDK's. Read 2026-11.")
                    .describedAs("Makes sure that a toolkit is connected: at once where it is or needs no account; else it"
                                 + " creates a Connect Link, hands it to onLink and waits until the user has followed it.")
                    .parameters(ID, TOOLKIT, CALLBACK, ALIAS,
                            Parameter.body("experimental", OBJECT, "Sharing: account_type and its ACL."),
                            Parameter.policy("onLink", TEXT,
                                    "The endpoint that gets the Connect Link while the message waits, such as"
                                                             + " direct:send-link: headers as in the reply of sessions/authorize."),
                            ConnectedAccounts.TIMEOUT, ConnectedAccounts.POLL_INTERVAL)
                    .answers("toolkit, was_connected, connected_account").errors(400, 404)
                    .replies(ReplyHeaders.CONNECTED).handledBy(new EnsureConnectedHandler()).build(),
            Operation.named("sessions/toolkits").repeatable("GET", ONE + "/toolkits").paged()
                    .lists("toolkit", "slug")
                    .describedAs("Lists a session's toolkits and whether they are connected: connection.is_active; there is no"
                                 + " connection where a toolkit needs none.")
                    .parameters(ID,
                            Parameter.query("toolkits", LIST, "Only these; they replace the session's own list."),
                            Parameter.query("isConnected", FLAG, "true: only connected ones."),
                            Parameter.query("search", TEXT, "Only those with this text in name, slug or description."),
                            Listing.LIMIT, Listing.CURSOR, Listing.FETCH_ALL)
                    .answers("items of slug, name, is_no_auth, connected_account, connection").errors(400, 404)
                    .replies(ReplyHeaders.PAGE).handledBy(new SessionToolkitsHandler()).build(),
            Operation.named("sessions/tools").repeatable("GET", ONE + "/tools").paged()
                    .lists("toolSlug", "slug")
                    .describedAs("Lists the tools that a session exposes: meta tools and preloaded ones.")
                    .parameters(ID, Listing.LIMIT, Listing.CURSOR, Listing.FETCH_ALL)
                    .answers("items of slug, name, description, input_parameters, …").errors(404)
                    .replies(ReplyHeaders.PAGE).build(),
            Operation.named("sessions/search").repeatable("POST", ONE + "/search")
                    .describedAs("Searches the tools that fit what is to be done.")
                    .parameters(ID,
                            Parameter.own("query", TEXT, "What is to be done, in words; or give queries."),
                            Parameter.body("queries", ARRAY, "Several: a list of use_case and known_fields."),
                            Parameter.body("toolkits", LIST,
                                    "Only in these toolkits: the official client sends it; Composio's schema does not have it."),
                            Parameter.body("model", TEXT, "The language model that is to use the tools."), EXPERIMENTAL)
                    .answers("success, results, toolkit_connection_statuses, tool_schemas, …").errors(400, 404)
                    .handledBy(new SessionSearchHandler()).build(),
            Operation.named("sessions/execute").neverRepeated("POST", ONE + "/execute").bodyIs("arguments")
                    .describedAs("Runs a tool in a session.")
                    .parameters(ID, Tools.SLUG_IN_BODY, Tools.ARGUMENTS,
                            Parameter.body("selectedAccount", TEXT, "account", "Which account: its id, word id or alias."),
                            Parameter.body("enableAutoWorkbenchOffload", FLAG, "Whether a large result goes to a file."),
                            EXPERIMENTAL, Tools.FAIL_ON_ERROR)
                    .completingBody(Tools::withArguments)
                    .answers("data, error, log_id").errors(400, 404)
                    .replies(ReplyHeaders.EXECUTED).handledBy(new ExecuteHandler()).build(),
            Operation.named("sessions/executeMeta").neverRepeated("POST", ONE + "/execute_meta").bodyIs("arguments")
                    .describedAs("Runs one of Composio's meta tools in a session.")
                    .parameters(ID,
                            Parameter.body("toolSlug", TEXT, "slug", "The meta tool.").asRequired().oneOf(
                                    "COMPOSIO_SEARCH_TOOLS", "COMPOSIO_GET_TOOL_SCHEMAS", "COMPOSIO_MULTI_EXECUTE_TOOL",
                                    "COMPOSIO_MANAGE_CONNECTIONS", "COMPOSIO_WAIT_FOR_CONNECTIONS",
                                    "COMPOSIO_REMOTE_WORKBENCH", "COMPOSIO_REMOTE_BASH_TOOL"),
                            Tools.ARGUMENTS, EXPERIMENTAL, Tools.FAIL_ON_ERROR)
                    .completingBody(Tools::withArguments)
                    .answers("data, error, log_id").errors(400, 404)
                    .replies(ReplyHeaders.EXECUTED).handledBy(new ExecuteHandler()).build(),
            Operation.named("sessions/proxyExecute").neverRepeated("POST", ONE + "/proxy_execute")
                    .describedAs("Calls the API behind a toolkit with the session's account.")
                    .parameters(ID,
                            Parameter.body("toolkit", SLUG, "toolkit_slug", "The toolkit's slug.").asRequired(),
                            Proxy.ENDPOINT, Proxy.METHOD, Proxy.BODY, Proxy.BINARY_BODY, Proxy.PARAMETERS,
                            Proxy.CUSTOM_CONNECTION_DATA)
                    .completingBody(Proxy::withParameters)
                    .answers("status, data, headers, binary_data").errors(400, 403, 404).build(),
            Operation.named("sessions/mcp").repeatable("GET", ONE)
                    .describedAs("Gives url and headers for an MCP client. The one reply that holds the API key.")
                    .parameters(ID).answers("type, url, headers").errors(404)
                    .replies(ReplyHeaders.SESSION).handledBy(new SessionMcpHandler()).build());

    private Sessions() {
    }
}
