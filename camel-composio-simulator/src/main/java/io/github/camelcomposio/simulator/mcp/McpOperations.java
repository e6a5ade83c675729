package io.github.camelcomposio.simulator.mcp;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.camelcomposio.simulator.account.AccountStore;
import io.github.camelcomposio.simulator.authconfig.AuthConfigStore;
import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Route;

/**
 * The operations on MCP servers; listing, reading and deleting them is here.
 *
 * <p>
 * Source: Composio reference, MCP servers. OURS: {@code name} looks for a part of it, whatever the case; of several
 * toolkits or auth configs one is enough.
 */
public final class McpOperations {

    private static final int USUAL = 10;

    private final McpStore servers;
    private final McpView view;
    private final McpChanges changes;
    private final McpAccess access;

    /** @param origin scheme, host and port of the servers' addresses */
    public McpOperations(
                         Catalogue catalogue, AuthConfigStore configs, AccountStore accounts, Ids ids, Clock clock,
                         Supplier<String> origin) {
        this.servers = new McpStore(configs, ids, clock);
        this.view = new McpView(servers, catalogue, origin);
        this.changes = new McpChanges(servers, view, catalogue, configs, clock);
        this.access = new McpAccess(servers, view, accounts, ids, clock);
    }

    public List<Route> routes() {
        return List.of(Route.of("GET", "/mcp/servers", request -> list(request, null)),
                Route.of("POST", "/mcp/servers", changes::create),
                Route.of("POST", "/mcp/servers/custom", changes::createCustom),
                Route.of("POST", "/mcp/servers/generate", access::generate),
                Route.of("GET", "/mcp/servers/{serverId}/instances", access::list),
                Route.of("POST", "/mcp/servers/{serverId}/instances", access::create),
                Route.of("DELETE", "/mcp/servers/{serverId}/instances/{instanceId}", access::delete),
                Route.of("GET", "/mcp/app/{appKey}", request -> list(request, request.path().get("appKey"))),
                Route.of("GET", "/mcp/{id}", this::get),
                Route.of("PATCH", "/mcp/{id}", changes::update),
                Route.of("DELETE", "/mcp/{id}", this::delete));
    }

    private Answer list(ApiRequest request, String toolkit) {
        NumberedPage page = NumberedPage.of(request, USUAL);
        String name = request.query("name").orElse("").toLowerCase(Locale.ROOT);
        List<String> toolkits = request.queryList("toolkits");
        List<String> configs = request.queryList("auth_config_ids");
        List<McpServer> found = ordered(request, servers.all().stream(), McpServer::createdAt, McpServer::updatedAt)
                .filter(server -> server.name().toLowerCase(Locale.ROOT).contains(name))
                .filter(server -> toolkit == null || servers.toolkits(server).contains(toolkit))
                .filter(server -> toolkits.isEmpty() || servers.toolkits(server).stream().anyMatch(toolkits::contains))
                .filter(server -> configs.isEmpty() || server.authConfigs().stream().anyMatch(configs::contains))
                .toList();
        return Answer.json(200, page.cut("items", found, view::full));
    }

    private Answer get(ApiRequest request) {
        return Answer.json(200, view.present(servers.require(request.path().get("id"))));
    }

    private Answer delete(ApiRequest request) {
        McpServer server = servers.require(request.path().get("id"));
        servers.remove(server);
        return Answer.json(200, Map.of("id", server.id(), "deleted", true));
    }

    /** In the order that the request asks for: by {@code updated_at}, the latest first, unless it says. */
    static <T> Stream<T> ordered(
            ApiRequest request, Stream<T> all, Function<T, Instant> created, Function<T, Instant> updated) {
        String by = request.queryWord("order_by", "updated_at", List.of("created_at", "updated_at"));
        String direction = request.queryWord("order_direction", "desc", List.of("asc", "desc"));
        Comparator<T> order = Comparator.comparing(by.equals("created_at") ? created : updated);
        List<T> oldestFirst = all.toList();
        Comparator<T> stable = order.thenComparing(Comparator.comparingInt(oldestFirst::indexOf));
        return oldestFirst.stream().sorted(direction.equals("asc") ? stable : stable.reversed());
    }
}
