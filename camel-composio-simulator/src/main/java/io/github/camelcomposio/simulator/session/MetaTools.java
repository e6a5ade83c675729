package io.github.camelcomposio.simulator.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.camelcomposio.simulator.execution.Execution;
import io.github.camelcomposio.simulator.execution.Outcome;
import io.github.camelcomposio.simulator.toolkit.Tool;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * What the meta tools do.
 *
 * <p>
 * Source: Composio reference, sessions, and what its official client reads of {@code COMPOSIO_MULTI_EXECUTE_TOOL}.
 * OURS: all other members of {@code data}; the workbench runs nothing and tells the length of what it was given.
 */
final class MetaTools {

    private static final Shape SLUGS = Shape.listOf(Shape.string(), 1000);

    private static final Map<String, ObjectShape> ARGUMENTS = Map.of(
            "COMPOSIO_SEARCH_TOOLS", Shape.object().required("queries",
                    Shape.listOf(Shape.object().required("use_case", Shape.string(1, 1024)), 100)),
            "COMPOSIO_GET_TOOL_SCHEMAS", Shape.object().required("tool_slugs", SLUGS),
            "COMPOSIO_MULTI_EXECUTE_TOOL", Shape.object().required("tools", Shape.listOf(Shape.object()
                    .required("tool_slug", Shape.string()).optional("arguments", Shape.map())
                    .optional("account", Shape.string()), 100)),
            "COMPOSIO_MANAGE_CONNECTIONS", Shape.object().required("toolkits", SLUGS)
                    .optional("reinitiate_all", Shape.bool()).optional("remove_accounts", SLUGS),
            "COMPOSIO_WAIT_FOR_CONNECTIONS", Shape.object().required("toolkits", SLUGS),
            "COMPOSIO_REMOTE_WORKBENCH", Shape.object().required("code_to_execute", Shape.string()),
            "COMPOSIO_REMOTE_BASH_TOOL", Shape.object().required("command", Shape.string()));

    private final SessionExecute execute;
    private final SessionSearch search;
    private final Connections connections;

    MetaTools(SessionExecute execute, SessionSearch search, Connections connections) {
        this.execute = execute;
        this.search = search;
        this.connections = connections;
    }

    Outcome run(Session session, Tool tool, Map<String, Object> arguments, Execution self) {
        List<String> errors = new ArrayList<>();
        ARGUMENTS.get(tool.slug()).check(arguments, "arguments", errors);
        if (!errors.isEmpty()) {
            return Outcome.failed("Invalid request data provided\n- " + String.join("\n- ", errors));
        }
        return switch (tool.slug()) {
            case "COMPOSIO_SEARCH_TOOLS" -> Outcome.of(search.search(session,
                    objects(arguments, "queries").stream().map(query -> (String) query.get("use_case")).toList(),
                    List.of()));
            case "COMPOSIO_GET_TOOL_SCHEMAS" -> Outcome.of(schemas(session, Maps.texts(arguments, "tool_slugs")));
            case "COMPOSIO_MULTI_EXECUTE_TOOL" -> several(session, objects(arguments, "tools"), self);
            case "COMPOSIO_MANAGE_CONNECTIONS" -> connections.manage(session.config(), arguments);
            case "COMPOSIO_WAIT_FOR_CONNECTIONS" ->
                Outcome.of(connections.look(session.config(), Maps.texts(arguments, "toolkits")));
            default -> Outcome.of(idle(arguments));
        };
    }

    private static Map<String, Object> idle(Map<String, Object> arguments) {
        int given = String.valueOf(arguments.getOrDefault("code_to_execute", arguments.get("command"))).length();
        return Map.of("stdout", "", "stderr", "", "exit_code", 0, "message",
                "The simulator runs nothing: " + given + " characters given");
    }

    private static Map<String, Object> schemas(Session session, List<String> slugs) {
        Map<String, Object> schemas = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String slug : slugs) {
            Optional<Tool> tool = SessionTools.allowed(session.config()).stream()
                    .filter(allowed -> allowed.slug().equals(slug.toUpperCase(Locale.ROOT))).findFirst();
            tool.ifPresentOrElse(found -> schemas.put(found.slug(), SessionSearch.schema(found)), () -> missing.add(slug));
        }
        return Map.of("success", missing.isEmpty(), "tool_schemas", schemas, "not_found", missing);
    }

    private Outcome several(Session session, List<Map<String, Object>> calls, Execution self) {
        List<Map<String, Object>> results = new ArrayList<>();
        for (Map<String, Object> call : calls) {
            results.add(result(results.size(), (String) call.get("tool_slug"), one(session, call, self)));
        }
        long failed = results.stream().filter(result -> result.containsKey("error")).count();
        Map<String, Object> data = Map.of("results", results, "total_count", results.size(), "success_count",
                results.size() - failed, "error_count", failed);
        return new Outcome(data, failed == 0 ? null : failed + " out of " + results.size() + " tools failed");
    }

    private Outcome one(Session session, Map<String, Object> call, Execution self) {
        String slug = (String) call.get("tool_slug");
        if (slug.toUpperCase(Locale.ROOT).startsWith("COMPOSIO_")) {
            return Outcome.failed("Tool " + slug + " can't be run by COMPOSIO_MULTI_EXECUTE_TOOL");
        }
        try {
            Execution run = execute.run(session, slug, Maps.object(call, "arguments"), (String) call.get("account"), self);
            return new Outcome(run.data(), run.error());
        } catch (ApiError e) {
            return Outcome.failed(e.getMessage());
        }
    }

    private static Map<String, Object> result(int index, String slug, Outcome outcome) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("successful", outcome.error() == null);
        response.put("data", outcome.data());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("response", response);
        result.put("tool_slug", slug);
        result.put("index", index);
        if (outcome.error() != null) {
            response.put("error", outcome.error());
            result.put("error", outcome.error());
        }
        return result;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Map<String, Object> arguments, String name) {
        return ((List<?>) arguments.get(name)).stream().map(element -> (Map<String, Object>) element).toList();
    }
}
