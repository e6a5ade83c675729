package io.github.camelcomposio.simulator.mcp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcomposio.simulator.account.AccountStore;
import io.github.camelcomposio.simulator.mcp.McpServer.McpInstance;
import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * Addresses of MCP servers for users, and users' instances.
 *
 * <p>
 * Source: Composio reference, MCP servers. OURS: an instance's {@code instance_id} is its user; {@code search} looks
 * for a part of it; the query parameters of generated addresses; deleting an instance deletes the user's accounts of
 * the server's auth configs.
 */
final class McpAccess {

    private static final int USUAL = 20;
    private static final Shape TEXTS = Shape.listOf(Shape.string(), Integer.MAX_VALUE);

    private static final ObjectShape GENERATE = Shape.object()
            .required("mcp_server_id", Shape.string())
            .optional("user_ids", TEXTS)
            .optional("connected_account_ids", TEXTS)
            .optional("managed_auth_by_composio", Shape.bool());

    private static final ObjectShape CREATE
            = Shape.object().required("user_id", Shape.string(1, Integer.MAX_VALUE));

    private final McpStore servers;
    private final McpView view;
    private final AccountStore accounts;
    private final Ids ids;
    private final Clock clock;

    McpAccess(McpStore servers, McpView view, AccountStore accounts, Ids ids, Clock clock) {
        this.servers = servers;
        this.view = view;
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
    }

    Answer generate(ApiRequest request) {
        Map<String, Object> body = request.json(GENERATE);
        McpServer server = servers.require(Maps.text(body, "mcp_server_id").orElseThrow());
        String helper = Boolean.TRUE.equals(body.get("managed_auth_by_composio"))
                ? "&include_composio_helper_actions=true" : "";
        return Answer.json(200, Map.of("mcp_url", view.url(server),
                "connected_account_urls", urls(server, "connected_account_id", body, "connected_account_ids", helper),
                "user_ids_url", urls(server, "user_id", body, "user_ids", helper)));
    }

    private List<String> urls(McpServer server, String parameter, Map<String, Object> body, String list, String more) {
        return Maps.texts(body, list).stream().map(value -> view.url(server) + "?" + parameter + "="
                                                            + URLEncoder.encode(value, StandardCharsets.UTF_8) + more)
                .toList();
    }

    Answer list(ApiRequest request) {
        McpServer server = servers.require(request.path().get("serverId"));
        NumberedPage page = NumberedPage.of(request, USUAL);
        String search = request.query("search").orElse("");
        Stream<McpInstance> all = server.instances().values().stream()
                .filter(instance -> instance.user().contains(search));
        List<McpInstance> found
                = McpOperations.ordered(request, all, McpInstance::createdAt, McpInstance::createdAt).toList();
        Map<String, Object> answer = page.cut("instances", found, instance -> view.instance(server, instance));
        answer.put("server_id", server.id());
        answer.put("server_name", server.name());
        return Answer.json(200, answer);
    }

    Answer create(ApiRequest request) {
        McpServer server = servers.require(request.path().get("serverId"));
        String user = Maps.text(request.json(CREATE), "user_id").orElseThrow();
        if (server.instances().containsKey(user)) {
            throw new ApiError(
                    409, 409, "MCP_InstanceExists", "The user has an instance of this server already",
                    "Use the instance that is there.");
        }
        McpInstance instance = new McpInstance(ids.uuid(), user, clock.instant());
        server.instances().put(user, instance);
        return Answer.json(201, view.instance(server, instance));
    }

    Answer delete(ApiRequest request) {
        McpServer server = servers.require(request.path().get("serverId"));
        String id = request.path().get("instanceId");
        McpInstance instance = server.instances().remove(id);
        if (instance == null) {
            throw new ApiError(
                    404, 1152, "MCP_InstanceNotFound", "MCP instance \"" + id + "\" not found",
                    "Check the instance's id.");
        }
        int before = accounts.ofUser(instance.user()).size();
        accounts.removeOf(instance.user(), server.authConfigs());
        return Answer.json(200, Map.of("message", "MCP instance deleted", "deleted_connected_accounts",
                before - accounts.ofUser(instance.user()).size()));
    }
}
