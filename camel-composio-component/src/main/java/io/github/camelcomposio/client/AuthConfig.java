package io.github.camelcomposio.client;

import java.util.List;
import java.util.Map;

/**
 * What an import needs to know of an auth config.
 *
 * @param id             its id
 * @param toolkit        the toolkit's slug
 * @param scheme         the scheme's name; null where Composio does not say
 * @param expectedFields the fields that a user must supply; empty where Composio does not say
 * @param enabled        whether accounts can be made with it
 */
public record AuthConfig(String id, String toolkit, String scheme, List<String> expectedFields, boolean enabled) {

    static AuthConfig of(Map<String, Object> wire) {
        return new AuthConfig(
                Json.text(wire, "id"), Json.text(Json.object(wire, "toolkit"), "slug"), Json.text(wire, "auth_scheme"),
                fieldNames(wire.get("expected_input_fields")), !"DISABLED".equals(Json.text(wire, "status")));
    }

    /** The names in a list of field objects. */
    static List<String> fieldNames(Object fields) {
        if (!(fields instanceof List<?> list)) {
            return List.of();
        }
        return list.stream()
                .filter(Map.class::isInstance)
                .map(field -> ((Map<?, ?>) field).get("name"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }
}
