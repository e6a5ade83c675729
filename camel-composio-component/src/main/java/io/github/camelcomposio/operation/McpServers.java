package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.FLAG;
import static io.github.camelcomposio.operation.Parameter.Type.LIST;
import static io.github.camelcomposio.operation.Parameter.Type.SLUG;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT;

import java.util.List;
import java.util.stream.Stream;

import io.github.camelcomposio.client.Paging;

/** The operations on MCP servers of the older kind; a session has its own endpoint. */
final class McpServers {

    private static final String ALL = "/mcp/servers";
    private static final String ONE = "/mcp/{mcpServerId}";
    private static final String INSTANCES = ALL + "/{mcpServerId}/instances";
    private static final String SERVER = "id, name, auth_config_ids, allowed_tools, toolkits, …";
    private static final Parameter ID = Parameter.path("mcpServerId", "The server, a UUID.");
    private static final Parameter NAME
            = Parameter.body("name", TEXT, "Its name: 4 to 30 letters, digits, spaces and hyphens.");
    private static final Parameter AUTH_CONFIGS = Parameter.body("authConfigIds", LIST, "Its auth configs, ac_….");
    private static final Parameter TOOLKITS = Parameter.body("toolkits", LIST, "Its toolkits, by slug.");
    private static final Parameter ALLOWED_TOOLS = Parameter.body("allowedTools", LIST, "Its tools; else all.");
    private static final Parameter MANAGED = Parameter.body("managedAuthViaComposio", FLAG,
            "Whether users connect accounts in the chat; mcp/create: true if you do not say.");
    private static final Parameter[] FILTERS = {
            Parameter.query("name", TEXT, "Only those with this text in the name."),
            Parameter.query("toolkits", LIST, "Only those of these toolkits."),
            Parameter.query("authConfigIds", LIST, "Only those of these auth configs."), Listing.ORDER_BY,
            Listing.ORDER_DIRECTION, Listing.PAGE_NO, Listing.LIMIT, Listing.FETCH_ALL };

    /** The rows, in the order of the documentation. */
    static final List<Operation> ROWS = List.of(
            Operation.named("mcp/create").once("POST", ALL + "/custom")
                    .describedAs("Creates an MCP server of toolkits and auth configs.")
                    .parameters(NAME.asRequired(), TOOLKITS.otherwise(List.of()), AUTH_CONFIGS.otherwise(List.of()),
                            ALLOWED_TOOLS.otherwise(List.of(), "customTools"),
                            Parameter.body("customTools", LIST, "The old name of allowedTools."),
                            MANAGED.otherwise(true))
                    .answers("id, name, auth_config_ids, allowed_tools, mcp_url, commands").errors(400).build(),
            Operation.named("mcp/createForAuthConfigs").once("POST", ALL)
                    .describedAs("Creates an MCP server of auth configs.")
                    .parameters(NAME.asRequired(), AUTH_CONFIGS.asRequired(),
                            Parameter.body("noAuthApps", LIST, "Toolkits that need no account."), ALLOWED_TOOLS, MANAGED)
                    .answers(SERVER).errors(400).build(),
            Operation.named("mcp/list").repeatable("GET", ALL).paged(new Paging("items", Paging.Next.NUMBER))
                    .lists("mcpServerId", "id")
                    .describedAs("Lists MCP servers, page by page or all of them.")
                    .parameters(FILTERS).answers("items of " + SERVER).build(),
            Operation.named("mcp/listForToolkit").repeatable("GET", "/mcp/app/{toolkit}")
                    .lists("mcpServerId", "id")
                    .paged(new Paging("items", Paging.Next.NUMBER))
                    .describedAs("Lists the MCP servers of a toolkit.")
                    .parameters(forToolkit()).answers("items of " + SERVER).errors(404).build(),
            Operation.named("mcp/get").repeatable("GET", ONE)
                    .describedAs("Reads an MCP server.")
                    .parameters(ID).answers(SERVER).errors(404).build(),
            Operation.named("mcp/update").repeatable("PATCH", ONE)
                    .describedAs("Changes an MCP server: what is left out stays.")
                    .parameters(ID, NAME, TOOLKITS, AUTH_CONFIGS, ALLOWED_TOOLS, MANAGED)
                    .answers(SERVER).errors(400, 404).build(),
            Operation.named("mcp/delete").repeatable("DELETE", ONE)
                    .describedAs("Deletes an MCP server.")
                    .parameters(ID).answers("id, deleted").errors(404).build(),
            Operation.named("mcp/generate").repeatable("POST", ALL + "/generate")
                    .describedAs("Gives the addresses of an MCP server for users or accounts.")
                    .parameters(
                            Parameter.body("mcpServerId", TEXT, "The server, a UUID.").asIdentity().asRequired(),
                            Parameter.body("userIds", LIST, "For these users."),
                            Parameter.body("connectedAccountIds", LIST, "For these accounts."),
                            Parameter
                                    .body("managedAuthByComposio", FLAG,
                                            "Whether users connect accounts in the chat; true if you do not say.")
                                    .otherwise(true))
                    .answers("mcp_url, connected_account_urls, user_ids_url").errors(400, 404).build(),
            Operation.named("mcp/listInstances").repeatable("GET", INSTANCES)
                    .lists("instanceId", "instance_id")
                    .paged(new Paging("instances", Paging.Next.NUMBER))
                    .describedAs("Lists the instances of an MCP server: one a user.")
                    .parameters(ID, Parameter.query("search", TEXT, "Only those with this text."), Listing.ORDER_BY,
                            Listing.ORDER_DIRECTION, Listing.PAGE_NO, Listing.LIMIT, Listing.FETCH_ALL)
                    .answers("instances of id, instance_id, mcp_server_id, …").errors(404).build(),
            Operation.named("mcp/createInstance").once("POST", INSTANCES)
                    .describedAs("Creates the instance of an MCP server for a user.")
                    .parameters(ID,
                            Parameter.body("userId", TEXT, "Whose: your own id of the user.").asIdentity().asRequired())
                    .answers("id, instance_id, mcp_server_id").errors(400, 404, 409).build(),
            Operation.named("mcp/deleteInstance").repeatable("DELETE", INSTANCES + "/{instanceId}")
                    .describedAs("Deletes the instance of an MCP server, and the accounts that were made for it.")
                    .parameters(ID, Parameter.path("instanceId", "The instance."))
                    .answers("message, deleted_connected_accounts").errors(404).build());

    private static Parameter[] forToolkit() {
        return Stream.concat(Stream.of(Parameter.path("toolkit", SLUG, "The toolkit's slug.")), Stream.of(FILTERS))
                .toArray(Parameter[]::new);
    }

    private McpServers() {
    }
}
