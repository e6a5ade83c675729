package io.github.camelcomposio.simulator.toolkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The toolkits that the simulator knows: ten of Composio's and those that tests make up. */
public final class Catalogue {

    private final Map<String, Toolkit> toolkits = new LinkedHashMap<>();

    public Catalogue() {
        try (InputStream source = Catalogue.class.getResourceAsStream("toolkits.json")) {
            JsonArray rows = new JsonArray(new String(source.readAllBytes(), StandardCharsets.UTF_8));
            rows.stream().map(JsonObject.class::cast).map(Toolkit::of)
                    .forEach(toolkit -> toolkits.put(toolkit.slug(), toolkit));
        } catch (IOException e) {
            throw new UncheckedIOException("The built-in catalogue of toolkits can't be read", e);
        }
    }

    /** Slugs are lower case. */
    public Optional<Toolkit> find(String slug) {
        return Optional.ofNullable(toolkits.get(slug));
    }

    /** The toolkit; one that is not in the catalogue is added as a custom toolkit. */
    public Toolkit findOrAdd(String slug) {
        return toolkits.computeIfAbsent(slug, Toolkit::unlisted);
    }

    /** All, in the order of the catalogue. */
    public Collection<Toolkit> all() {
        return Collections.unmodifiableCollection(toolkits.values());
    }
}
