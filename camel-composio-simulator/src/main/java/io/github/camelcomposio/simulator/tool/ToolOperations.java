package io.github.camelcomposio.simulator.tool;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelcomposio.simulator.account.AccountStore;
import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.authconfig.AuthConfigStore;
import io.github.camelcomposio.simulator.execution.ExecutionStore;
import io.github.camelcomposio.simulator.file.Storage;
import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.toolkit.Tool;
import io.github.camelcomposio.simulator.toolkit.ToolCatalogue;
import io.github.camelcomposio.simulator.toolkit.Toolkit;
import io.github.camelcomposio.simulator.toolkit.ToolkitOperations;
import io.github.camelcomposio.simulator.toolkit.Versions;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Route;
import io.github.camelcomposio.simulator.wire.Shape;
import io.github.camelcomposio.simulator.wire.WordError;

/**
 * The operations on tools.
 *
 * <p>
 * Source: Composio reference, tools; proxy execution is disabled on v3. OURS: every key has the proxy capability;
 * required scopes are asked of tools of one toolkit only, else 400.
 */
public final class ToolOperations {

    private static final ObjectShape SCOPES = Shape.object()
            .required("tools", Shape.listOf(Shape.string(), 1000)).optional("version", Shape.string());

    private static final ObjectShape PROXY = ToolProxy.BODY.optional("connected_account_id", Shape.string());

    private final Catalogue toolkits;
    private final AccountStore accounts;
    private final ToolList list;
    private final ToolExecute execute;
    private final ToolProxy proxy;

    public ToolOperations(
                          Catalogue toolkits, AccountStore accounts, AuthConfigStore configs, Storage storage,
                          ExecutionStore executions, ToolProxy proxy, int pageSize) {
        this.toolkits = toolkits;
        this.accounts = accounts;
        this.list = new ToolList(toolkits, configs, pageSize);
        this.execute = new ToolExecute(toolkits, new ToolAccounts(accounts), new ToolRunner(storage), executions);
        this.proxy = proxy;
    }

    public List<Route> routes() {
        return List.of(Route.of("GET", "/tools", list::list).orUser(),
                Route.of("GET", "/tools/enum", request -> Answer.json(200, slugs())).orUser(),
                Route.of("GET", "/tools/{tool_slug}", this::get).orUser(),
                Route.newest("POST", "/tools/execute/proxy", this::proxy),
                Route.of("POST", "/tools/execute/{tool_slug}", execute::execute).orUser(),
                Route.of("POST", "/tools/execute/{tool_slug}/input", execute::input),
                Route.of("POST", "/tools/scopes/required", this::scopes));
    }

    private static List<String> slugs() {
        return ToolCatalogue.BUILT_IN.all().stream().map(Tool::slug).toList();
    }

    private Answer get(ApiRequest request) {
        String slug = request.path().get("tool_slug");
        Tool tool = ToolCatalogue.BUILT_IN.find(slug).orElseThrow(() -> ToolCatalogue.unknown(slug));
        String version = request.query("version").map(asked -> Versions.of(asked, request.version()))
                .orElseGet(() -> ToolList.version(request, tool));
        return Answer.json(200, ToolCatalogue.BUILT_IN.require(slug, version)
                .view(toolkits.findOrAdd(tool.toolkit()), version));
    }

    private Answer scopes(ApiRequest request) {
        Map<String, Object> body = request.json(SCOPES);
        String version = Versions.of((String) body.get("version"), request.version());
        List<Tool> tools = Maps.texts(body, "tools").stream()
                .map(slug -> ToolCatalogue.BUILT_IN.require(slug, version)).toList();
        if (tools.stream().map(Tool::toolkit).distinct().count() > 1) {
            throw ApiError.invalid("Error in payload.tools: All tools must belong to one toolkit");
        }
        Set<String> all = new LinkedHashSet<>();
        tools.forEach(tool -> all.addAll(tool.scopes()));
        return Answer.json(200, Map.of("scopes_required", List.copyOf(all), "per_tool_requirements",
                tools.stream().map(ToolOperations::requirement).toList()));
    }

    private static Map<String, Object> requirement(Tool tool) {
        Map<String, Object> requirement = new LinkedHashMap<>();
        requirement.put("tool", tool.slug());
        requirement.put("scope_requirements", tool.scopeRequirements());
        return requirement;
    }

    private Answer proxy(ApiRequest request) {
        Map<String, Object> body = request.json(PROXY);
        if (body.containsKey("connected_account_id")) {
            ConnectedAccount account
                    = ToolAccounts.requireUsable(accounts.require((String) body.get("connected_account_id")));
            return Answer.json(200, proxy.answer(account.authConfig().toolkit(), account, body));
        }
        Map<String, Object> inline = Maps.object(body, "custom_connection_data");
        if (inline.isEmpty()) {
            throw new WordError(
                    "MissingAuthContext", "Neither connected_account_id nor custom_connection_data was given",
                    "Send connected_account_id.");
        }
        String slug = (String) inline.get("toolkitSlug");
        Toolkit toolkit = toolkits.find(slug).orElseThrow(() -> ToolkitOperations.unknown(slug));
        return Answer.json(200, proxy.answer(toolkit, null, body));
    }
}
