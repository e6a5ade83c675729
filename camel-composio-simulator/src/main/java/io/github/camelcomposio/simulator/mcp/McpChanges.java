package io.github.camelcomposio.simulator.mcp;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.camelcomposio.simulator.authconfig.AuthConfigStore;
import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.toolkit.ToolkitOperations;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * Creates and updates MCP servers.
 *
 * <p>
 * Source: Composio reference, MCP servers; lists that are given take the old ones' place. OURS: auth configs and
 * toolkits must be there, else 404; names of tools are not checked; {@code managed_auth_via_composio} is false unless
 * it is said; {@code no_auth_apps} are toolkits like others; two servers may have the same name.
 */
final class McpChanges {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9 -]+");
    private static final Shape TEXTS = Shape.listOf(Shape.string(), Integer.MAX_VALUE);

    private static final ObjectShape CHANGES = Shape.object()
            .optional("name", Shape.string(4, 30))
            .optional("auth_config_ids", TEXTS)
            .optional("toolkits", TEXTS)
            .optional("no_auth_apps", TEXTS)
            .optional("allowed_tools", TEXTS)
            .optional("custom_tools", TEXTS)
            .optional("managed_auth_via_composio", Shape.bool());

    private static final ObjectShape CUSTOM = CHANGES.required("name", Shape.string(4, 30));

    private static final ObjectShape CREATE = CUSTOM.required("auth_config_ids", TEXTS);

    private final McpStore servers;
    private final McpView view;
    private final Catalogue catalogue;
    private final AuthConfigStore configs;
    private final Clock clock;

    McpChanges(McpStore servers, McpView view, Catalogue catalogue, AuthConfigStore configs, Clock clock) {
        this.servers = servers;
        this.view = view;
        this.catalogue = catalogue;
        this.configs = configs;
        this.clock = clock;
    }

    Answer create(ApiRequest request) {
        return Answer.json(201, view.full(add(checked(request, CREATE), "no_auth_apps", "allowed_tools")));
    }

    Answer createCustom(ApiRequest request) {
        Map<String, Object> body = checked(request, CUSTOM);
        String tools = body.containsKey("allowed_tools") ? "allowed_tools" : "custom_tools";
        return Answer.json(201, view.head(add(body, "toolkits", tools)));
    }

    Answer update(ApiRequest request) {
        McpServer server = servers.require(request.path().get("id"));
        Map<String, Object> body = checked(request, CHANGES);
        apply(server, body, "toolkits", "allowed_tools");
        server.touch(clock.instant());
        return Answer.json(200, view.present(server));
    }

    private McpServer add(Map<String, Object> body, String toolkits, String tools) {
        McpServer server = servers.add(Maps.text(body, "name").orElseThrow());
        apply(server, body, toolkits, tools);
        return server;
    }

    private static void apply(McpServer server, Map<String, Object> body, String toolkits, String tools) {
        Maps.text(body, "name").ifPresent(server::name);
        if (body.containsKey("auth_config_ids")) {
            server.authConfigs(Maps.texts(body, "auth_config_ids"));
        }
        if (body.containsKey(toolkits)) {
            server.toolkits(Maps.texts(body, toolkits));
        }
        if (body.containsKey(tools)) {
            server.tools(Maps.texts(body, tools));
        }
        if (body.containsKey("managed_auth_via_composio")) {
            server.managedAuth((Boolean) body.get("managed_auth_via_composio"));
        }
    }

    private Map<String, Object> checked(ApiRequest request, ObjectShape shape) {
        Map<String, Object> body = request.json(shape);
        if (Maps.text(body, "name").filter(name -> !NAME.matcher(name).matches()).isPresent()) {
            throw ApiError.invalid("Error in payload.name: Only letters, digits, spaces and hyphens are allowed");
        }
        Maps.texts(body, "auth_config_ids").forEach(configs::require);
        for (String list : List.of("toolkits", "no_auth_apps")) {
            Maps.texts(body, list).forEach(
                    slug -> catalogue.find(slug).orElseThrow(() -> ToolkitOperations.unknown(slug)));
        }
        return body;
    }
}
