package io.github.camelcomposio.simulator.toolkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The trigger types that the simulator knows: a few of Composio's. */
public final class TriggerTypes {

    private static final List<TriggerType> ALL = read();

    private TriggerTypes() {
    }

    /** All, in the order of the catalogue. */
    public static List<TriggerType> all() {
        return ALL;
    }

    /** A toolkit's. */
    public static List<TriggerType> of(String toolkit) {
        return ALL.stream().filter(type -> type.toolkit().equals(toolkit)).toList();
    }

    /** Whatever the case of the slug. */
    public static Optional<TriggerType> find(String slug) {
        return ALL.stream().filter(type -> type.slug().equals(slug.toUpperCase(Locale.ROOT))).findFirst();
    }

    private static List<TriggerType> read() {
        try (InputStream source = TriggerTypes.class.getResourceAsStream("trigger-types.json")) {
            JsonArray rows = new JsonArray(new String(source.readAllBytes(), StandardCharsets.UTF_8));
            return rows.stream().map(JsonObject.class::cast).map(TriggerType::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The built-in catalogue of trigger types can't be read", e);
        }
    }
}
