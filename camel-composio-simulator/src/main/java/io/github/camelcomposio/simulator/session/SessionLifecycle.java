package io.github.camelcomposio.simulator.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.camelcomposio.simulator.toolkit.Tool;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Page;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * Create, get, attach, update and delete of sessions, and the history of their configurations.
 *
 * <p>
 * Source: Composio reference, sessions. OURS: {@code config_version} begins with 1 and grows with every update,
 * whatever it holds; {@code tool_router_tools} names the meta tools alone; more than 20 preloaded tools bring the
 * warning; the assistive prompt is one sentence.
 */
final class SessionLifecycle {

    private static final int MANY_TOOLS = 20;
    private static final int MOST = 100;

    private static final ObjectShape ATTACH = Shape.object().optional("experimental", SessionShapes.CUSTOM);

    private final SessionStore sessions;
    private final SessionCheck check;
    private final Supplier<String> origin;
    private final int pageSize;

    SessionLifecycle(SessionStore sessions, SessionCheck check, Supplier<String> origin, int pageSize) {
        this.sessions = sessions;
        this.check = check;
        this.origin = origin;
        this.pageSize = pageSize;
    }

    Answer create(ApiRequest request) {
        Map<String, Object> body = request.json(SessionShapes.create(request.version()));
        Map<String, Object> given = Maps.object(body, "experimental");
        Map<String, Object> experimental = CustomTools.resolve(given);
        if (given.containsKey("assistive_prompt_config")) {
            String zone = Maps.text(Maps.object(given, "assistive_prompt_config"), "user_timezone").orElse("UTC");
            experimental.put("assistive_prompt", "The user's time zone is " + zone + ".");
        }
        Session session = sessions.add(check.check(SessionConfig.of(body)));
        return Answer.json(201, view(session, experimental));
    }

    Answer get(ApiRequest request) {
        return Answer.json(200, view(session(request), Map.of()));
    }

    Answer attach(ApiRequest request) {
        Session session = session(request);
        Map<String, Object> body = request.json(ATTACH);
        return Answer.json(200, view(session, CustomTools.resolve(Maps.object(body, "experimental"))));
    }

    Answer update(ApiRequest request) {
        Session session = session(request);
        Map<String, Object> body = request.json(SessionShapes.update(request.version()));
        sessions.change(session, check.check(session.config().changed(body)));
        return Answer.json(200, view(session, Map.of()));
    }

    Answer delete(ApiRequest request) {
        Session session = session(request);
        sessions.remove(session);
        return Answer.json(200, Map.of("session_id", session.id(), "deleted", true));
    }

    Answer history(ApiRequest request) {
        return Answer.json(200, Page.of(request, pageSize, MOST).cut(session(request).history(), version -> version));
    }

    private Session session(ApiRequest request) {
        return sessions.require(request.path().get("session_id"));
    }

    private Map<String, Object> view(Session session, Map<String, Object> experimental) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("session_id", session.id());
        view.put("mcp", Map.of("type", "http", "url", origin.get() + "/tool_router/" + session.id() + "/mcp"));
        view.put("tool_router_tools", SessionTools.meta(session.config()).stream().map(Tool::slug).toList());
        view.put("config", session.configView());
        view.put("config_version", session.version());
        if (!experimental.isEmpty()) {
            view.put("experimental", experimental);
        }
        int preloaded = SessionTools.preloaded(session.config()).size();
        if (preloaded > MANY_TOOLS) {
            view.put("warnings", List.of(Map.of("code", "PRELOAD_TOOLS_HIGH_CONTEXT_USAGE", "message",
                    preloaded + " tools are preloaded")));
        }
        return view;
    }
}
