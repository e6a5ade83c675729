package io.github.camelcomposio.simulator.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.execution.Execution;
import io.github.camelcomposio.simulator.execution.ExecutionStore;
import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.toolkit.Tool;
import io.github.camelcomposio.simulator.toolkit.ToolCatalogue;
import io.github.camelcomposio.simulator.toolkit.Versions;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * {@code POST /tools/execute/{tool_slug}} and its {@code /input}.
 *
 * <p>
 * Source: Composio reference, tools, execute. OURS: {@code text} is understood as {@code name: value} pairs, separated
 * by commas; with {@code custom_auth_params} or {@code custom_connection_data} no account is looked for.
 */
final class ToolExecute {

    private static final ObjectShape BODY = Shape.object()
            .optional("user_id", Shape.string())
            .optional("entity_id", Shape.string())
            .optional("connected_account_id", Shape.string())
            .optional("arguments", Shape.map())
            .optional("text", Shape.string())
            .optional("version", Shape.string())
            .optional("allow_tracing", Shape.nullable(Shape.bool()))
            .optional("custom_auth_params", Shape.object()
                    .optional("base_url", Shape.string())
                    .optional("parameters", Shape.listOf(Shape.object()
                            .required("name", Shape.string())
                            .required("in", Shape.oneOf(List.of("query", "header")))
                            .required("value", Shape.anyOf(Shape.string(), Shape.number(Long.MIN_VALUE, Long.MAX_VALUE))),
                            1000))
                    .optional("body", Shape.map()))
            .optional("custom_connection_data", ToolProxy.CONNECTION);

    private static final ObjectShape INPUT = Shape.object()
            .required("text", Shape.string())
            .optional("custom_description", Shape.string())
            .optional("system_prompt", Shape.string())
            .optional("version", Shape.string());

    private final Catalogue toolkits;
    private final ToolAccounts accounts;
    private final ToolRunner runner;
    private final ExecutionStore executions;

    ToolExecute(Catalogue toolkits, ToolAccounts accounts, ToolRunner runner, ExecutionStore executions) {
        this.toolkits = toolkits;
        this.accounts = accounts;
        this.runner = runner;
        this.executions = executions;
    }

    Answer execute(ApiRequest request) {
        Map<String, Object> body = request.json(BODY);
        if (body.containsKey("text") && body.containsKey("arguments")) {
            throw ApiError.invalid("Error in payload: Only one of 'text' or 'arguments' may be given");
        }
        String version = Versions.of((String) body.get("version"), request.version());
        Tool tool = ToolCatalogue.BUILT_IN.require(request.path().get("tool_slug"), version);
        String userId = Maps.text(body, "user_id").or(() -> Maps.text(body, "entity_id")).orElse(null);
        ConnectedAccount account = account(tool, userId, body);
        Map<String, Object> arguments = body.containsKey("text")
                ? ToolRunner.read(tool, (String) body.get("text")) : Maps.object(body, "arguments");
        String runsFor = userId == null && account != null ? account.userId() : userId;
        Execution done = executions.add(executions
                .begin(tool.slug(), tool.toolkit(), version, runsFor, arguments).as(account)
                .with(runner.run(tool, arguments)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("data", done.data());
        answer.put("error", done.error());
        answer.put("successful", done.successful());
        answer.put("session_info", null);
        answer.put("log_id", done.id());
        return Answer.json(200, answer);
    }

    Answer input(ApiRequest request) {
        Map<String, Object> body = request.json(INPUT);
        Tool tool = ToolCatalogue.BUILT_IN.require(request.path().get("tool_slug"),
                Versions.of((String) body.get("version"), request.version()));
        return Answer.json(200, Map.of("arguments", ToolRunner.read(tool, (String) body.get("text"))));
    }

    private ConnectedAccount account(Tool tool, String userId, Map<String, Object> body) {
        Map<String, Object> inline = Maps.object(body, "custom_connection_data");
        if (!inline.isEmpty() && !tool.toolkit().equals(inline.get("toolkitSlug"))) {
            throw ApiError.invalid("Error in payload.custom_connection_data.toolkitSlug: Expected " + tool.toolkit());
        }
        boolean bringsOwn = !inline.isEmpty() || body.containsKey("custom_auth_params");
        boolean open = toolkits.findOrAdd(tool.toolkit()).noAuth();
        return bringsOwn || open
                ? null : accounts.choose(tool.toolkit(), userId, Maps.text(body, "connected_account_id").orElse(null));
    }
}
