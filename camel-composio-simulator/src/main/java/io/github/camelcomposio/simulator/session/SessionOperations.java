package io.github.camelcomposio.simulator.session;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.camelcomposio.simulator.account.AccountLink;
import io.github.camelcomposio.simulator.account.AccountStore;
import io.github.camelcomposio.simulator.account.Link;
import io.github.camelcomposio.simulator.account.Sharing;
import io.github.camelcomposio.simulator.authconfig.AuthConfigStore;
import io.github.camelcomposio.simulator.execution.ExecutionStore;
import io.github.camelcomposio.simulator.file.Storage;
import io.github.camelcomposio.simulator.tool.ToolProxy;
import io.github.camelcomposio.simulator.tool.ToolRunner;
import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Operation;
import io.github.camelcomposio.simulator.wire.Page;
import io.github.camelcomposio.simulator.wire.Route;
import io.github.camelcomposio.simulator.wire.Shape;

/** The operations on sessions. Source: Composio reference, sessions. */
public final class SessionOperations {

    private static final String BASE = "/tool_router/session";
    private static final String ONE = BASE + "/{session_id}";
    private static final String MOUNT = ONE + "/mounts/{mount_id}";
    private static final int MOST_TOOLS = 500;

    private static final ObjectShape LINK = Shape.object()
            .required("toolkit", Shape.string(1, 200))
            .optional("callback_url", Shape.string())
            .optional("alias", Shape.string())
            .optional("experimental", Sharing.SHAPE);

    private static final ObjectShape SEARCH = Shape.object()
            .required("queries", Shape.listOf(Shape.object()
                    .required("use_case", Shape.string(1, 1024))
                    .optional("known_fields", Shape.string(0, 500)), 100))
            .optional("model", Shape.string())
            .optional("toolkits", Shape.listOf(Shape.string(), 1000))
            .optional("experimental", SessionShapes.CUSTOM);

    private final SessionStore sessions;
    private final SessionLinks links;
    private final SessionLifecycle lifecycle;
    private final SessionTools tools;
    private final SessionToolkits toolkits;
    private final SessionSearch search;
    private final SessionRuns runs;
    private final SessionMounts mounts;
    private final SessionMcp mcp;
    private final int pageSize;

    /**
     * @param origin   scheme, host and port of the sessions' MCP endpoints
     * @param checkKey throws when headers hold no valid key
     */
    public SessionOperations(
                             SessionStore sessions, Catalogue catalogue, AccountStore accounts, AuthConfigStore configs,
                             AccountLink accountLink, Storage storage, ExecutionStore executions, ToolProxy proxy,
                             Clock clock, int pageSize, Supplier<String> origin, Consumer<Map<String, String>> checkKey) {
        SessionAccounts chosen = new SessionAccounts(accounts);
        this.sessions = sessions;
        this.pageSize = pageSize;
        this.links = new SessionLinks(catalogue, configs, accountLink);
        this.lifecycle = new SessionLifecycle(sessions, new SessionCheck(catalogue, accounts, configs), origin, pageSize);
        this.tools = new SessionTools(catalogue);
        this.toolkits = new SessionToolkits(catalogue, chosen, pageSize);
        this.search = new SessionSearch(catalogue, chosen, clock);
        this.mounts = new SessionMounts(sessions, storage, pageSize);
        SessionExecute execute = new SessionExecute(
                catalogue, chosen, new ToolRunner(storage), executions, search,
                new Connections(catalogue, accounts, chosen, links));
        this.runs = new SessionRuns(execute, mounts, chosen, catalogue, proxy);
        this.mcp = new SessionMcp(sessions, execute, checkKey);
    }

    public List<Route> routes() {
        return List.of(Route.of("POST", BASE, lifecycle::create),
                Route.of("GET", ONE, lifecycle::get),
                Route.of("PATCH", ONE, lifecycle::update),
                Route.newest("DELETE", ONE, lifecycle::delete),
                Route.newest("POST", ONE + "/attach", lifecycle::attach),
                Route.newest("GET", ONE + "/config_history", lifecycle::history),
                Route.of("POST", ONE + "/link", in(this::link)),
                Route.of("GET", ONE + "/toolkits", in(toolkits::list)),
                Route.of("GET", ONE + "/tools", in(this::tools)),
                Route.of("POST", ONE + "/search", in(this::search)),
                Route.of("POST", ONE + "/execute", in(runs::execute)),
                Route.of("POST", ONE + "/execute_meta", in(runs::executeMeta)),
                Route.of("POST", ONE + "/proxy_execute", in(runs::proxy)).orUser(),
                Route.of("GET", MOUNT + "/items", mounts::list),
                Route.of("POST", MOUNT + "/upload_url", mounts::uploadUrl),
                Route.of("POST", MOUNT + "/download_url", mounts::downloadUrl),
                Route.of("POST", MOUNT + "/delete", mounts::delete));
    }

    /** The sessions' MCP endpoints, outside the API. */
    public List<Route> pages() {
        return mcp.pages();
    }

    private Operation in(BiFunction<Session, ApiRequest, Answer> operation) {
        return request -> operation.apply(sessions.require(request.path().get("session_id")), request);
    }

    private Answer link(Session session, ApiRequest request) {
        Map<String, Object> body = request.json(LINK);
        Link link = links.open(session.config(), (String) body.get("toolkit"), body);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("link_token", link.token());
        answer.put("redirect_url", SessionLinks.url(session.config(), link));
        answer.put("connected_account_id", link.account().id());
        answer.put("experimental", link.account().sharing().view());
        return Answer.json(201, answer);
    }

    private Answer tools(Session session, ApiRequest request) {
        return Answer.json(200,
                Page.of(request, pageSize, MOST_TOOLS).cut(SessionTools.shown(session.config()), tools::view));
    }

    private Answer search(Session session, ApiRequest request) {
        Map<String, Object> body = request.json(SEARCH);
        List<String> useCases = ((List<?>) body.get("queries")).stream()
                .map(query -> (String) ((Map<?, ?>) query).get("use_case")).toList();
        return Answer.json(200, search.search(session, useCases, Maps.texts(body, "toolkits")));
    }
}
