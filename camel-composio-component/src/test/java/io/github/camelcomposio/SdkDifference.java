package io.github.camelcomposio;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What the component sends otherwise than the official client, on purpose. The documentation's table is made of it. */
public final class SdkDifference {

    /** All of them, in the order of the documentation. */
    public static final List<SdkDifference> ALL = List.of(
            difference("With `allowMultiple` no account is looked for first, unless there is an alias.", """
                    The SDK looks, and then only warns: a request that changes nothing.""")
                    .showsIn("connectedAccounts.initiate#allowMultiple").as(SdkDifference::withoutFirst),
            difference("""
                    `toolkits/authorize` creates a Connect Link. Where an auth config is named, that is the only request.""",
                    """
                            The SDK reads the toolkit, looks for an account, which changes nothing, and creates one without credentials: \
                            Composio has retired that for its own OAuth apps. A link works for all schemes.""")
                    .showsIn("toolkits.authorize", "toolkits.authorize#authConfigId").as(SdkDifference::linked),
            difference("`authConfigs/update` sends no `tool_access_config` unless you give one.", """
                    The SDK always sends one, empty if need be. What is left out is to stay as it is.""")
                    .showsIn("authConfigs.update#few")
                    .as(requests -> List.of(requests.get(0).withoutBody("tool_access_config"))),
            difference("`tools/list` filters only by what you give.",
                    """
                            The SDK adds `important=true` when you give toolkits and nothing else, and so leaves out tools without being \
                            asked to. Give `important=true` for the same.""")
                    .showsIn("tools.get#toolkits", "tools.getRawComposioTools")
                    .as(requests -> List.of(requests.get(0).withoutQuery("important"))),
            difference("A list is one page of Composio's size, or with `fetchAll=true` all of them.", """
                    The SDK asks for 9999 tools when you name some, for 500 tools of a session, and for the first 10 MCP \
                    servers. All lists of the component page alike. Give `limit` for another size.""")
                    .showsIn("tools.get#tools", "mcp.list", "session.tools", "tools.getRawToolRouterSessionTools")
                    .as(SdkDifference::withoutSize),
            difference("`tools/input` sends the version `latest` where you give none.", """
                    As `tools/execute` does: the API's default is another one in v3 than in v3.1.""")
                    .showsIn("tools.getInput").as(requests -> List.of(requests.get(0).withBody("version", "latest"))),
            difference("`tools/execute` runs the tool at once.", """
                    The SDK reads the tool first, for its modifiers and for its table of versions. This takes half of the \
                    requests.""")
                    .showsIn("tools.execute", "tools.execute#connectedAccountId", "tools.execute#latest",
                            "tools.execute#text", "tools.execute#customAuthParams")
                    .as(SdkDifference::withoutFirst),
            difference("`mcp/generate` asks for the addresses at once.",
                    """
                            The SDK reads the server first, to return its name and tools as well; `mcp/get` reads them. This takes half \
                            of the requests.""")
                    .showsIn("mcp.generate", "mcp.generate#manually", "mcp.create.generate")
                    .as(SdkDifference::withoutFirst));

    private final String what;
    private final String reason;
    private final List<String> calls;
    private final UnaryOperator<List<SdkRequest>> change;

    private SdkDifference(String what, String reason, List<String> calls, UnaryOperator<List<SdkRequest>> change) {
        this.what = what;
        this.reason = reason;
        this.calls = calls;
        this.change = change;
    }

    private static SdkDifference difference(String what, String reason) {
        return new SdkDifference(what, reason, List.of(), UnaryOperator.identity());
    }

    private SdkDifference showsIn(String... names) {
        return new SdkDifference(what, reason, List.of(names), change);
    }

    private SdkDifference as(UnaryOperator<List<SdkRequest>> rule) {
        return new SdkDifference(what, reason, calls, rule);
    }

    /** The calls of the official client in which it shows. */
    List<String> calls() {
        return calls;
    }

    /** The methods of the official client in which it shows. */
    public List<String> methods() {
        return calls.stream().map(call -> call.replaceAll("#.*", "")).distinct().toList();
    }

    /** What the component does. */
    public String what() {
        return what;
    }

    /** What the official client does, and why the component does not. */
    public String reason() {
        return reason;
    }

    /** What the component sends, given what the official client does. */
    List<SdkRequest> apply(List<SdkRequest> requests) {
        List<SdkRequest> changed = change.apply(requests);
        if (changed.equals(requests)) {
            throw new AssertionError("no difference any more: " + what);
        }
        return changed;
    }

    private static List<SdkRequest> withoutFirst(List<SdkRequest> requests) {
        return requests.subList(1, requests.size());
    }

    private static List<SdkRequest> withoutSize(List<SdkRequest> requests) {
        SdkRequest all = requests.get(0).withoutQuery("limit");
        return List.of(all.query().containsKey("page_no") ? all.withoutQuery("page_no") : all);
    }

    private static List<SdkRequest> linked(List<SdkRequest> requests) {
        SdkRequest create = requests.get(requests.size() - 1);
        SdkRequest link = new SdkRequest(
                create.method(), create.path() + "/link", create.query(), create.contentType(),
                Map.of("auth_config_id", "ac_*", "user_id", "user_*"));
        boolean found = requests.stream().anyMatch(request -> request.path().endsWith("/auth_configs"));
        return found ? Stream.concat(requests.stream().limit(2), Stream.of(link)).toList() : List.of(link);
    }
}
