package io.github.camelcomposio.simulator.session;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.toolkit.Tool;
import io.github.camelcomposio.simulator.toolkit.ToolCatalogue;
import io.github.camelcomposio.simulator.toolkit.Toolkit;
import io.github.camelcomposio.simulator.toolkit.Versions;

/**
 * The tools of a session. Source: Composio reference, sessions: meta tools follow from the configuration. OURS:
 * {@code COMPOSIO_GET_TOOL_SCHEMAS} comes and goes with the search; {@code preload.tools: "all"} leaves deprecated
 * tools out.
 */
final class SessionTools {

    private static final int MOST_PRELOADED = 1000;

    private final Catalogue toolkits;

    SessionTools(Catalogue toolkits) {
        this.toolkits = toolkits;
    }

    /** The tools that manage the session itself. */
    static List<Tool> meta(SessionConfig config) {
        return ToolCatalogue.META.all().stream().filter(tool -> has(config, tool.slug())).toList();
    }

    /** The tools that need not be searched for. */
    static List<Tool> preloaded(SessionConfig config) {
        return ToolCatalogue.BUILT_IN.all().stream().filter(config::preloads).limit(MOST_PRELOADED).toList();
    }

    /** What the session shows: both of these. */
    static List<Tool> shown(SessionConfig config) {
        return Stream.concat(meta(config).stream(), preloaded(config).stream()).toList();
    }

    /** Everything that can be found and run in the session, but for meta tools. */
    static List<Tool> allowed(SessionConfig config) {
        return ToolCatalogue.BUILT_IN.all().stream().filter(config::allows).toList();
    }

    /** As the wire has it. */
    Map<String, Object> view(Tool tool) {
        Toolkit owner = tool.toolkit().equals(Toolkit.META.slug()) ? Toolkit.META : toolkits.findOrAdd(tool.toolkit());
        return tool.view(owner, Versions.LATEST);
    }

    private static boolean has(SessionConfig config, String slug) {
        return switch (slug) {
            case "COMPOSIO_SEARCH_TOOLS", "COMPOSIO_GET_TOOL_SCHEMAS" -> config.on("search", "enable", true);
            case "COMPOSIO_MULTI_EXECUTE_TOOL" -> config.on("execute", "enable_multi_execute", true);
            case "COMPOSIO_MANAGE_CONNECTIONS" -> config.manageConnections();
            case "COMPOSIO_WAIT_FOR_CONNECTIONS" -> config.manageConnections()
                    && config.on("manage_connections", "enable_wait_for_connections", false);
            default -> config.workbench();
        };
    }
}
