package io.github.camelcomposio.simulator.mcp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.camelcomposio.simulator.mcp.McpServer.McpInstance;
import io.github.camelcomposio.simulator.model.Timestamps;
import io.github.camelcomposio.simulator.toolkit.Catalogue;

/**
 * MCP servers as the wire has them. Source: Composio reference, MCP servers. OURS: addresses are below the simulator's
 * {@code /v3/mcp}, and nothing answers there.
 */
final class McpView {

    private final McpStore servers;
    private final Catalogue catalogue;
    private final Supplier<String> origin;

    McpView(McpStore servers, Catalogue catalogue, Supplier<String> origin) {
        this.servers = servers;
        this.catalogue = catalogue;
        this.origin = origin;
    }

    Map<String, Object> full(McpServer server) {
        Map<String, Object> view = head(server);
        view.put("toolkits", servers.toolkits(server));
        view.put("toolkit_icons", servers.toolkits(server).stream()
                .collect(Collectors.toMap(slug -> slug, slug -> catalogue.findOrAdd(slug).logo())));
        view.put("created_at", Timestamps.of(server.createdAt()));
        view.put("updated_at", Timestamps.of(server.updatedAt()));
        view.put("server_instance_count", server.instances().size());
        view.put("managed_auth_via_composio", server.managedAuth());
        return view;
    }

    /** As get and update give it. */
    Map<String, Object> present(McpServer server) {
        Map<String, Object> view = full(server);
        view.put("deleted", false);
        return view;
    }

    /** What creating a custom server answers. */
    Map<String, Object> head(McpServer server) {
        String url = url(server);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", server.id());
        view.put("name", server.name());
        view.put("auth_config_ids", server.authConfigs());
        view.put("allowed_tools", server.tools());
        view.put("mcp_url", url);
        view.put("commands", Map.of("cursor", command(url, "cursor"), "claude", command(url, "claude"), "windsurf",
                command(url, "windsurf")));
        return view;
    }

    String url(McpServer server) {
        return origin.get() + "/v3/mcp/" + server.id();
    }

    Map<String, Object> instance(McpServer server, McpInstance instance) {
        return Map.of("id", instance.id(), "instance_id", instance.user(), "mcp_server_id", server.id(), "created_at",
                Timestamps.of(instance.createdAt()), "updated_at", Timestamps.of(instance.createdAt()));
    }

    private static String command(String url, String client) {
        return "npx @composio/mcp@latest setup \"" + url + "\" --client " + client;
    }
}
