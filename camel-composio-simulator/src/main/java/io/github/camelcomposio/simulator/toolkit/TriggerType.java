package io.github.camelcomposio.simulator.toolkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Shape;
import io.vertx.core.json.JsonObject;

/**
 * A kind of event of a toolkit that can be listened to.
 *
 * @param slug          upper case, such as {@code GITHUB_COMMIT_EVENT}
 * @param toolkit       slug of the toolkit
 * @param type          {@code webhook} or {@code poll}
 * @param endpointSetup the provider must first be told the address of a webhook endpoint
 * @param config        JSON schema of what a trigger is set up with
 * @param payload       JSON schema of an event's data
 */
public record TriggerType(
        String slug, String toolkit, String name, String description, String instructions, String type,
        boolean endpointSetup, Map<String, Object> config, Map<String, Object> payload) {

    /** There is one version of everything. */
    public static final String VERSION = "20261001_00";

    static TriggerType of(JsonObject json) {
        return new TriggerType(
                json.getString("slug"), json.getString("toolkit"), json.getString("name"), json.getString("description"),
                json.getString("instructions"), json.getString("type"),
                json.getBoolean("requires_webhook_endpoint_setup"), json.getJsonObject("config").getMap(),
                json.getJsonObject("payload").getMap());
    }

    /** What a trigger's config must look like. Other members than those of the schema are ignored. */
    public Shape configShape() {
        List<String> required = Maps.texts(config, "required");
        ObjectShape shape = Shape.object();
        for (Map.Entry<String, Object> property : Maps.object(config, "properties").entrySet()) {
            Shape value = "number".equals(of(property, "type")) ? Shape.number() : Shape.string();
            shape = required.contains(property.getKey())
                    ? shape.required(property.getKey(), value) : shape.optional(property.getKey(), value);
        }
        return shape;
    }

    /** The config with the schema's defaults for what was not given. */
    public Map<String, Object> withDefaults(Map<String, Object> given) {
        Map<String, Object> full = new LinkedHashMap<>(Maps.copy(given));
        Maps.object(config, "properties").entrySet().stream().filter(property -> of(property, "default") != null)
                .forEach(property -> full.putIfAbsent(property.getKey(), of(property, "default")));
        return full;
    }

    private static Object of(Map.Entry<String, Object> property, String name) {
        return ((Map<?, ?>) property.getValue()).get(name);
    }

    /** As the wire has it. Source: Composio reference, triggers. */
    public Map<String, Object> view(Toolkit of) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("slug", slug);
        view.put("name", name);
        view.put("description", description);
        view.put("instructions", instructions);
        view.put("type", type);
        view.put("toolkit", Map.of("slug", toolkit, "name", of.name(), "logo", of.logo()));
        view.put("config", config);
        view.put("payload", payload);
        view.put("version", VERSION);
        view.put("requires_webhook_endpoint_setup", endpointSetup);
        return view;
    }
}
