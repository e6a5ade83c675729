package io.github.camelcomposio.simulator.session;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names the custom tools that a request brings: {@code LOCAL_<TOOL>} or {@code LOCAL_<TOOLKIT>_<TOOL>}. Nothing of them
 * is kept. Source: Composio reference, sessions, create. OURS: names that are too long or not unique are 400, code
 * 4300.
 */
final class CustomTools {

    private static final int LONGEST = 60;

    private final Set<String> slugs = new LinkedHashSet<>();

    private CustomTools() {
    }

    /** The members of {@code experimental} in an answer; empty when the request brings none. */
    static Map<String, Object> resolve(Map<String, Object> experimental) {
        CustomTools names = new CustomTools();
        Map<String, Object> view = new LinkedHashMap<>();
        if (experimental.containsKey("custom_toolkits")) {
            view.put("custom_toolkits", objects(experimental, "custom_toolkits").map(names::toolkit).toList());
        }
        if (experimental.containsKey("custom_tools")) {
            view.put("custom_tools", objects(experimental, "custom_tools")
                    .map(tool -> names.tool(tool, (String) tool.get("extends_toolkit"))).toList());
        }
        return view;
    }

    private Map<String, Object> toolkit(Map<String, Object> given) {
        Map<String, Object> view = new LinkedHashMap<>();
        List.of("slug", "name", "description").forEach(name -> view.put(name, given.get(name)));
        view.put("tools", objects(given, "tools").map(tool -> tool(tool, (String) given.get("slug"))).toList());
        return view;
    }

    private Map<String, Object> tool(Map<String, Object> given, String toolkit) {
        String original = ((String) given.get("slug")).toUpperCase(Locale.ROOT);
        String slug = "LOCAL_" + (toolkit == null ? "" : toolkit.toUpperCase(Locale.ROOT) + "_") + original;
        if (slug.length() > LONGEST || !slugs.add(slug)) {
            throw SessionErrors.bad("Custom tool " + slug + " is not unique, or longer than " + LONGEST + " characters");
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("slug", slug);
        List.of("name", "description", "input_schema", "output_schema", "extends_toolkit").forEach(name -> {
            if (given.get(name) != null) {
                view.put(name, given.get(name));
            }
        });
        view.put("original_slug", original);
        return view;
    }

    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> objects(Map<String, Object> map, String name) {
        return ((List<?>) map.get(name)).stream().map(element -> (Map<String, Object>) element);
    }
}
