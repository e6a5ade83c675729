package io.github.camelcomposio.simulator.mcp;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelcomposio.simulator.authconfig.AuthConfigStore;
import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.wire.ApiError;

/** The MCP servers that are not deleted. */
final class McpStore {

    private final Map<String, McpServer> servers = new LinkedHashMap<>();
    private final AuthConfigStore configs;
    private final Ids ids;
    private final Clock clock;

    McpStore(AuthConfigStore configs, Ids ids, Clock clock) {
        this.configs = configs;
        this.ids = ids;
        this.clock = clock;
    }

    McpServer add(String name) {
        McpServer server = new McpServer(ids.uuid(), name, clock.instant());
        servers.put(server.id(), server);
        return server;
    }

    /** The server, or 404 with a number of ours. */
    McpServer require(String id) {
        return Optional.ofNullable(servers.get(id)).orElseThrow(() -> new ApiError(
                404, 1151, "MCP_ServerNotFound", "MCP server \"" + id + "\" not found", "Check the id of the server."));
    }

    /** The oldest first. */
    Collection<McpServer> all() {
        return servers.values();
    }

    void remove(McpServer server) {
        servers.remove(server.id());
    }

    /** The toolkits that a server names and those of its auth configs. */
    List<String> toolkits(McpServer server) {
        Set<String> slugs = new LinkedHashSet<>(server.toolkits());
        server.authConfigs().stream().map(configs::find).flatMap(Optional::stream)
                .forEach(config -> slugs.add(config.toolkit().slug()));
        return List.copyOf(slugs);
    }
}
