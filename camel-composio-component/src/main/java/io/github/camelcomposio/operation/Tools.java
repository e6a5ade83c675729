package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.FLAG;
import static io.github.camelcomposio.operation.Parameter.Type.LIST;
import static io.github.camelcomposio.operation.Parameter.Type.OBJECT;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT_OR_OBJECT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operations on tools: what can be done with a toolkit. */
final class Tools {

    static final Parameter ARGUMENTS = Parameter.body("arguments", OBJECT,
            "The tool's arguments. A body without it is the arguments as a whole.");
    static final Parameter SLUG_IN_BODY = Parameter.body("toolSlug", TEXT, "The tool, such as GITHUB_CREATE_ISSUE.")
            .asRequired();
    static final Parameter FAIL_ON_ERROR = Parameter.policy("failOnToolError", FLAG,
            "Whether a tool that failed is an exception; else the reply's header CamelComposioSuccessful says false.")
            .withDefault("false");
    private static final Parameter SLUG = Parameter.path("toolSlug", "The tool, such as GITHUB_CREATE_ISSUE.");
    private static final Parameter VERSIONS = Parameter.query("toolkitVersions", TEXT_OR_OBJECT,
            "latest (sent if you give none), a version, or in the body an object of toolkits and versions.")
            .otherwise("latest");
    private static final Parameter VERSION = Parameter.body("version", TEXT,
            "The toolkit's version. Sent always, latest if you give none: v3 and v3.1 have different defaults.")
            .otherwise("latest");

    /** The rows, in the order of the documentation. */
    static final List<Operation> ROWS = List.of(
            Operation.named("tools/list").repeatable("GET", "/tools").paged()
                    .lists("toolSlug", "slug")
                    .describedAs("Lists tools, page by page or all of them.")
                    .parameters(
                            Parameter.query("toolkits", LIST, "toolkit_slug", "Only those of these toolkits."),
                            Parameter.query("toolSlugs", LIST, "Only these; overrides the other filters."),
                            Parameter.query("authConfigIds", LIST, "Only those of these auth configs."),
                            Parameter.query("important", FLAG, "true: only the featured ones."),
                            Parameter.query("tags", LIST, "Only those with these tags."),
                            Parameter.query("scopes", LIST, "Only those that these scopes allow."),
                            Parameter.query("query", TEXT, "Only those that fit these words (v3.1)."),
                            Parameter.query("search", TEXT, "The older form of query; deprecated by Composio."),
                            Parameter.query("includeDeprecated", FLAG, "Also deprecated ones."),
                            VERSIONS, Listing.LIMIT, Listing.CURSOR, Listing.FETCH_ALL)
                    .answers("items of slug, name, description, toolkit, input_parameters, …").errors(400, 403)
                    .replies(ReplyHeaders.PAGE).build(),
            Operation.named("tools/get").repeatable("GET", "/tools/{toolSlug}")
                    .describedAs("Reads a tool: its arguments and results.")
                    .parameters(SLUG, Parameter.query("version", TEXT, "The toolkit's version."),
                            VERSIONS.otherwise("latest", "version"))
                    .answers("slug, name, description, input_parameters, output_parameters, …").errors(404).build(),
            Operation.named("tools/enum").repeatable("GET", "/tools/enum").answersList()
                    .lists("toolSlug", null)
                    .describedAs("Lists the slugs of all tools. The reply's body is a list.")
                    .answers("a list of slugs").build(),
            Operation.named("tools/execute").neverRepeated("POST", "/tools/execute/{toolSlug}").bodyIs("arguments")
                    .describedAs("Runs a tool with a user's account.")
                    .parameters(SLUG,
                            Parameter.body("userId", TEXT, "Whose: your own id of the user.").asIdentity(),
                            Parameter.body("connectedAccountId", TEXT, "The account, ca_….").asIdentity(), ARGUMENTS,
                            Parameter.body("text", TEXT, "What the tool is to do, in words, instead of arguments."),
                            VERSION,
                            Parameter.body("customAuthParams", OBJECT,
                                    "base_url, parameters, body: to run without an account."),
                            Parameter.body("customConnectionData", OBJECT,
                                    "Credentials to use instead of an account's; deprecated."),
                            Parameter.body("allowTracing", FLAG, "For debugging; deprecated."),
                            Parameter.header("llmGatewayHeaders", "x-llm-gateway-headers",
                                    "Headers for the gateway of the language model, as JSON text.").asSecret(),
                            FAIL_ON_ERROR)
                    .completingBody(body -> body.containsKey("text") ? body : withArguments(body))
                    .answers("data, error, successful, log_id").errors(400, 403, 404, 422)
                    .replies(ReplyHeaders.EXECUTED).handledBy(new ExecuteHandler()).build(),
            Operation.named("tools/input").repeatable("POST", "/tools/execute/{toolSlug}/input")
                    .describedAs("Makes a tool's arguments out of words.")
                    .parameters(SLUG,
                            Parameter.body("text", TEXT, "What the tool is to do.").asRequired(),
                            Parameter.body("customDescription", TEXT, "A description to use instead of the tool's."),
                            Parameter.body("systemPrompt", TEXT, "What the language model is told before."), VERSION)
                    .answers("arguments, error").errors(400, 404).build(),
            Operation.named("tools/proxyExecute").neverRepeated("POST", "/tools/execute/proxy").onlyIn("v3.1")
                    .describedAs("Calls the API behind a toolkit with an account. The key needs that capability.")
                    .parameters(
                            Parameter.body("connectedAccountId", TEXT, "The account, ca_….").asIdentity(), Proxy.ENDPOINT,
                            Proxy.METHOD, Proxy.BODY, Proxy.BINARY_BODY, Proxy.PARAMETERS.otherwise(List.of()),
                            Proxy.CUSTOM_CONNECTION_DATA)
                    .completingBody(Proxy::withParameters)
                    .answers("status, data, headers, binary_data").errors(400, 403, 404, 422).build(),
            Operation.named("tools/requiredScopes").repeatable("POST", "/tools/scopes/required")
                    .describedAs("Tells the OAuth scopes that tools of one toolkit need.")
                    .parameters(Parameter.body("tools", LIST, "The tools, all of one toolkit.").asRequired(), VERSION)
                    .answers("scopes_required, per_tool_requirements").errors(400, 404).build());

    /** The official client always sends arguments. */
    static Map<String, Object> withArguments(Map<String, Object> body) {
        Map<String, Object> complete = new LinkedHashMap<>(body);
        complete.putIfAbsent("arguments", Map.of());
        return complete;
    }

    private Tools() {
    }
}
