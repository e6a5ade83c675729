package io.github.camelcomposio.simulator.toolkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.wire.Maps;

/**
 * Something that a toolkit can do.
 *
 * @param slug       upper case, such as {@code GITHUB_CREATE_ISSUE}
 * @param toolkit    slug of its toolkit
 * @param important  among the toolkit's featured tools
 * @param deprecated still there, but not to be used any more
 * @param since      the first dated version that has it; null for all of them
 * @param tags       hints such as {@code readOnlyHint}
 * @param scopes     OAuth scopes that let it work
 * @param anyScope   one of these scopes is enough; empty when all of {@code scopes} are needed
 * @param input      JSON schema of the arguments
 * @param output     JSON schema of the result
 * @param result     what it gives back, a {@link Template} over the arguments
 * @param fails      the error with which it always fails, a template; null when it works
 * @param file       name, mimetype and text of the file it produces, as templates; empty when it produces none
 */
public record Tool(
        String slug, String toolkit, String name, String description, boolean important, boolean deprecated, String since,
        List<String> tags, List<String> scopes, List<String> anyScope, Map<String, Object> input,
        Map<String, Object> output, Map<String, Object> result, String fails, Map<String, Object> file) {

    static Tool of(Map<String, Object> json) {
        return new Tool(
                (String) json.get("slug"), (String) json.get("toolkit"), (String) json.get("name"),
                (String) json.get("description"), (Boolean) json.get("important"), (Boolean) json.get("deprecated"),
                (String) json.get("since"), Maps.texts(json, "tags"), Maps.texts(json, "scopes"),
                Maps.texts(json, "any_of"), Maps.object(json, "input"), Maps.object(json, "output"),
                Maps.object(json, "result"), (String) json.get("fails"), Maps.object(json, "file"));
    }

    /** The versions that have it, the newest first. */
    public List<String> versions() {
        return since == null
                ? Versions.ALL : Versions.ALL.stream().filter(version -> version.compareTo(since) >= 0).toList();
    }

    /** The names of the arguments that must be given. */
    public List<String> required() {
        return Maps.texts(input, "required");
    }

    /** {@code scope_requirements} as the wire has it; null when it needs no scope. */
    public Map<String, Object> scopeRequirements() {
        if (scopes.isEmpty()) {
            return null;
        }
        return Map.of("all_of", anyScope.isEmpty() ? scopes : List.of(Map.of("any_of", anyScope)));
    }

    /** As the wire has it. Source: Composio reference, sessions, tools. */
    public Map<String, Object> view(Toolkit owner, String version) {
        Map<String, Object> view = new LinkedHashMap<>();
        List<String> labels = new ArrayList<>(tags);
        if (important) {
            labels.add(0, "important");
        }
        view.put("slug", slug);
        view.put("name", name);
        view.put("description", description);
        view.put("toolkit", Map.of("slug", owner.slug(), "name", owner.name(), "logo", owner.logo()));
        view.put("input_parameters", input);
        view.put("no_auth", owner.noAuth());
        view.put("available_versions", versions());
        view.put("version", version);
        view.put("output_parameters", output);
        view.put("scopes", scopes);
        view.put("scope_requirements", scopeRequirements());
        view.put("tags", labels);
        view.put("human_description", description);
        view.put("is_deprecated", deprecated);
        view.put("deprecated", Map.of("displayName", name, "version", version, "available_versions", versions(),
                "is_deprecated", deprecated, "toolkit", Map.of("logo", owner.logo())));
        return view;
    }
}
