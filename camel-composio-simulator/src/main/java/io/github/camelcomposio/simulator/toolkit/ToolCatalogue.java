package io.github.camelcomposio.simulator.toolkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.camelcomposio.simulator.wire.ApiError;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Tools that the simulator knows. Immutable. */
public final class ToolCatalogue {

    /** Some tools for each of the built-in toolkits. */
    public static final ToolCatalogue BUILT_IN = new ToolCatalogue("tools.json");

    /** The tools of sessions themselves, which belong to {@link Toolkit#META}. */
    public static final ToolCatalogue META = new ToolCatalogue("meta-tools.json");

    private final Map<String, Tool> tools = new LinkedHashMap<>();

    private ToolCatalogue(String resource) {
        try (InputStream source = ToolCatalogue.class.getResourceAsStream(resource)) {
            JsonArray rows = new JsonArray(new String(source.readAllBytes(), StandardCharsets.UTF_8));
            rows.stream().map(JsonObject.class::cast).map(JsonObject::getMap).map(Tool::of)
                    .forEach(tool -> tools.put(tool.slug(), tool));
        } catch (IOException e) {
            throw new UncheckedIOException("The built-in catalogue of tools can't be read", e);
        }
    }

    /** All, in the order of the catalogue. */
    public Collection<Tool> all() {
        return Collections.unmodifiableCollection(tools.values());
    }

    /** A toolkit's tools. */
    public List<Tool> of(String toolkit) {
        return tools.values().stream().filter(tool -> tool.toolkit().equals(toolkit)).toList();
    }

    /** The tool, whatever the case of the slug. */
    public Optional<Tool> find(String slug) {
        return Optional.ofNullable(tools.get(slug.toUpperCase(Locale.ROOT)));
    }

    /** The tool in that version, or 404 with code 2401. */
    public Tool require(String slug, String version) {
        return find(slug).filter(tool -> tool.versions().contains(version)).orElseThrow(() -> unknown(slug));
    }

    /** 404, code 2401. */
    public static ApiError unknown(String slug) {
        return new ApiError(
                404, 2401, "Tool_ToolNotFound", "Tool " + slug + " not found",
                "Check the slug of the tool and the toolkit's version.");
    }
}
