package io.github.camelcomposio.simulator.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.execution.Execution;
import io.github.camelcomposio.simulator.tool.ToolProxy;
import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.toolkit.Tool;
import io.github.camelcomposio.simulator.toolkit.ToolCatalogue;
import io.github.camelcomposio.simulator.toolkit.Toolkit;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Shape;
import io.vertx.core.json.JsonObject;

/**
 * Execute, execute meta and proxy execute of a session.
 *
 * <p>
 * Source: Composio reference, sessions, execute. OURS: a result that is moved to the workbench leaves
 * {@code remote_file_info} and the first 200 characters; what the workbench may send has no effect on proxy execution,
 * which then needs no workbench.
 */
final class SessionRuns {

    private static final int PREVIEW = 200;

    private static final ObjectShape EXECUTE = Shape.object()
            .required("tool_slug", Shape.string(1, 200))
            .optional("arguments", Shape.map())
            .optional("account", Shape.string())
            .optional("enable_auto_workbench_offload", Shape.bool())
            .optional("experimental", SessionShapes.CUSTOM);

    private static final ObjectShape META = Shape.object()
            .required("slug", Shape.oneOf(ToolCatalogue.META.all().stream().map(Tool::slug).toList()))
            .optional("arguments", Shape.map())
            .optional("experimental", SessionShapes.CUSTOM);

    private static final ObjectShape PROXY = ToolProxy.BODY.required("toolkit_slug", Shape.string(1, 200));

    private final SessionExecute execute;
    private final SessionMounts mounts;
    private final SessionAccounts accounts;
    private final Catalogue toolkits;
    private final ToolProxy proxy;

    SessionRuns(
                SessionExecute execute, SessionMounts mounts, SessionAccounts accounts, Catalogue toolkits,
                ToolProxy proxy) {
        this.execute = execute;
        this.mounts = mounts;
        this.accounts = accounts;
        this.toolkits = toolkits;
        this.proxy = proxy;
    }

    Answer execute(Session session, ApiRequest request) {
        Map<String, Object> body = request.json(EXECUTE);
        Execution run = execute.run(session, (String) body.get("tool_slug"), Maps.object(body, "arguments"),
                (String) body.get("account"), null);
        boolean offload = Boolean.TRUE.equals(body.get("enable_auto_workbench_offload")) && session.config().workbench();
        return answer(run, offload ? offloaded(session, run) : run.data());
    }

    Answer executeMeta(Session session, ApiRequest request) {
        Map<String, Object> body = request.json(META);
        Execution run
                = execute.run(session, (String) body.get("slug"), Maps.object(body, "arguments"), null, null);
        return answer(run, run.data());
    }

    Answer proxy(Session session, ApiRequest request) {
        Map<String, Object> body = request.json(PROXY);
        String slug = (String) body.get("toolkit_slug");
        Toolkit toolkit = toolkits.find(slug).orElseThrow(() -> SessionErrors.unknownToolkits(List.of(slug)));
        if (!session.config().allowsToolkit(slug)) {
            throw SessionErrors.bad("Toolkit " + slug + " is not enabled in this session");
        }
        boolean bringsOwn = body.containsKey("custom_connection_data");
        ConnectedAccount account
                = toolkit.noAuth() || bringsOwn ? null : accounts.choose(session.config(), slug, null);
        return Answer.json(200, proxy.answer(toolkit, account, body));
    }

    private Map<String, Object> offloaded(Session session, Execution run) {
        String text = new JsonObject(run.data()).encode();
        if (text.length() <= session.config().offloadThreshold()) {
            return run.data();
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("remote_file_info", mounts.write(session, "tool_outputs/" + run.id() + ".json", text));
        data.put("data_preview", text.substring(0, Math.min(PREVIEW, text.length())));
        return data;
    }

    private static Answer answer(Execution run, Map<String, Object> data) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("data", data);
        answer.put("error", run.error());
        answer.put("log_id", run.id());
        return Answer.json(200, answer);
    }
}
