package io.github.camelcomposio.simulator.tool;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.camelcomposio.simulator.authconfig.AuthConfigStore;
import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.toolkit.Tool;
import io.github.camelcomposio.simulator.toolkit.ToolCatalogue;
import io.github.camelcomposio.simulator.toolkit.Versions;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Page;

/**
 * {@code GET /tools}.
 *
 * <p>
 * Source: Composio reference, tools, list: {@code tool_slugs} overrides the other filters, which combine with AND.
 * OURS: of several tags or scopes one is enough; {@code important=false} filters nothing; every word of a query must
 * occur in slug, name or description; tools that the chosen version does not have are left out.
 */
final class ToolList {

    private static final int MOST = 1000;

    private final Catalogue toolkits;
    private final AuthConfigStore configs;
    private final int pageSize;

    ToolList(Catalogue toolkits, AuthConfigStore configs, int pageSize) {
        this.toolkits = toolkits;
        this.configs = configs;
        this.pageSize = pageSize;
    }

    Answer list(ApiRequest request) {
        List<String> slugs = request.queryList("tool_slugs").stream().map(slug -> slug.toUpperCase(Locale.ROOT)).toList();
        boolean deprecated = request.queryFlag("include_deprecated").orElse(true);
        boolean important = request.queryFlag("important").orElse(false);
        Set<String> ofToolkits = new HashSet<>(request.queryList("toolkit_slug"));
        List<String> configIds = request.queryList("auth_config_ids");
        Set<String> ofConfigs = configIds.stream().map(configs::require).map(config -> config.toolkit().slug())
                .collect(Collectors.toSet());
        List<String> tags = request.queryList("tags");
        List<String> scopes = request.queryList("scopes");
        List<String> words = words(request.query("query").or(() -> request.query("search")).orElse(""));

        List<Tool> found = ToolCatalogue.BUILT_IN.all().stream()
                .filter(tool -> tool.versions().contains(version(request, tool)))
                .filter(tool -> slugs.isEmpty()
                        ? (deprecated || !tool.deprecated())
                                && (!important || tool.important())
                                && (ofToolkits.isEmpty() || ofToolkits.contains(tool.toolkit()))
                                && (configIds.isEmpty() || ofConfigs.contains(tool.toolkit()))
                                && meets(tags, tag -> tool.tags().contains(tag) || tag.equals("important") && tool.important())
                                && meets(scopes, scope -> tool.scopes().contains(scope))
                                && matches(tool, words)
                        : slugs.contains(tool.slug()))
                .toList();
        Function<Tool, Map<String, Object>> view
                = tool -> tool.view(toolkits.findOrAdd(tool.toolkit()), version(request, tool));
        return Answer.json(200, Page.of(request, pageSize, MOST).cut(found, view));
    }

    /** The version that the request chooses for a tool's toolkit. */
    static String version(ApiRequest request, Tool tool) {
        String asked = request.query("toolkit_versions[" + tool.toolkit() + "]")
                .or(() -> request.query("toolkit_versions")).orElse(null);
        return Versions.of(asked, request.version());
    }

    /** The words of a text, in lower case. */
    static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")).filter(word -> !word.isEmpty()).toList();
    }

    private static boolean meets(Collection<String> wanted, Predicate<String> has) {
        return wanted.isEmpty() || wanted.stream().anyMatch(has);
    }

    private static boolean matches(Tool tool, List<String> words) {
        String text = (tool.slug() + " " + tool.name() + " " + tool.description()).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
