package io.github.camelcomposio.simulator.toolkit;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.model.AuthScheme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * One way to authenticate at a toolkit, an element of {@code auth_config_details}.
 *
 * @param mode    the scheme
 * @param name    what a person reads
 * @param config  what an auth config is created with
 * @param account what a user is asked for; the names are the keys of {@code val}
 */
record ToolkitScheme(AuthScheme mode, String name, List<InputField> config, List<InputField> account) {

    static ToolkitScheme of(JsonObject json) {
        return new ToolkitScheme(
                AuthScheme.valueOf(json.getString("mode")), json.getString("name"),
                fields(json.getJsonArray("auth_config_creation")),
                fields(json.getJsonArray("connected_account_initiation")));
    }

    private static List<InputField> fields(JsonArray fields) {
        return fields.stream().map(JsonObject.class::cast).map(InputField::of).toList();
    }

    Map<String, Object> view() {
        return Map.of("mode", mode.name(), "name", name, "fields",
                Map.of("auth_config_creation", stage(config), "connected_account_initiation", stage(account)));
    }

    private static Map<String, Object> stage(List<InputField> fields) {
        return Map.of("required", fields.stream().filter(InputField::required).map(InputField::view).toList(),
                "optional", fields.stream().filter(field -> !field.required()).map(InputField::view).toList());
    }
}
