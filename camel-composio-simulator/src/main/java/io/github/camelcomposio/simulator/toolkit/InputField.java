package io.github.camelcomposio.simulator.toolkit;

import java.util.LinkedHashMap;
import java.util.Map;

import io.vertx.core.json.JsonObject;

/**
 * One value that a toolkit asks for.
 *
 * @param name         the key in {@code val} or in an auth config's credentials
 * @param displayName  what a person reads
 * @param description  one sentence
 * @param required     nothing works without it
 * @param secret       masked in answers
 * @param defaultValue what the field starts with; null for nothing
 */
public record InputField(
        String name, String displayName, String description, boolean required, boolean secret, String defaultValue) {

    /** A required field of which only the name is known. */
    static InputField named(String name) {
        return new InputField(name, name, name, true, !name.equals("username"), null);
    }

    static InputField of(JsonObject json) {
        return new InputField(
                json.getString("name"), json.getString("displayName"), json.getString("description"),
                json.getBoolean("required"), json.getBoolean("is_secret"), json.getString("default"));
    }

    /** The field as the wire has it. */
    public Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", name);
        view.put("displayName", displayName);
        view.put("type", "string");
        view.put("description", description);
        view.put("required", required);
        view.put("is_secret", secret);
        view.put("default", defaultValue);
        return view;
    }
}
