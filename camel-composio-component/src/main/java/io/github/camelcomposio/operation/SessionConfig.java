package io.github.camelcomposio.operation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.error.ComposioInvalidRequestException;

/**
 * A session's configuration on its way from the official client's shapes, which are convenient, to the wire's: lists
 * become objects with {@code enable}, a flag or an account of its own the object or the list around it, and members in
 * camelCase get the wire's names. What is in the wire's shape already stays as it is.
 */
final class SessionConfig {

    private static final List<String> OBJECTS
            = List.of("manage_connections", "workbench", "multi_account", "preload", "search", "execute");

    private final String operation;
    private final Map<String, Object> body;

    SessionConfig(String operation, Map<String, Object> body) {
        this.operation = operation;
        this.body = new LinkedHashMap<>(body);
    }

    Map<String, Object> body() {
        return body;
    }

    /**
     * Adds the endpoint's values for toolkits; a toolkit in the message keeps the message's.
     *
     * @param always whether they are added even where the message says nothing of them: a change leaves those alone
     */
    void addAll(String member, Map<String, String> ofToolkits, boolean always) {
        boolean given = body.get(member) != null;
        if (!ofToolkits.isEmpty() && (given || always && !body.containsKey(member))) {
            Map<String, Object> all = new LinkedHashMap<>(ofToolkits);
            all.putAll(Json.object(body, member));
            body.put(member, all);
        }
    }

    void toWire() {
        body.computeIfPresent("toolkits", (name, value) -> enabling(value));
        body.computeIfPresent("tags", (name, value) -> enabling(value));
        body.computeIfPresent("tools", (name, value) -> toolsOf(Json.asObject(value)));
        body.computeIfPresent("connected_accounts", (name, value) -> accountsOf(Json.asObject(value)));
        for (String member : OBJECTS) {
            body.computeIfPresent(member,
                    (name, value) -> value instanceof Boolean ? Map.of("enable", value) : wireNames(value));
        }
    }

    /** What the official client sends when its user says nothing. */
    void addDefaults(String preset) {
        boolean direct = preset != null;
        if (direct && !preset.equals("direct_tools")) {
            throw new ComposioInvalidRequestException(operation, "argument sessionPreset can only be direct_tools");
        }
        if (direct) {
            body.putIfAbsent("search", Map.of("enable", false));
            body.putIfAbsent("execute", Map.of("enable_multi_execute", false));
            body.putIfAbsent("workbench", Map.of("enable", false));
            body.putIfAbsent("preload", Map.of("tools", "all"));
        }
        body.putIfAbsent("manage_connections", Map.of("enable", !direct));
        addTo("manage_connections", "enable", true);
        if (body.get("workbench") != null) {
            addTo("workbench", "enable", true);
        }
        if (Boolean.TRUE.equals(Json.object(body, "multi_account").get("enable"))) {
            addTo("multi_account", "require_explicit_selection", true);
        }
    }

    private void addTo(String member, String name, Object value) {
        Map<String, Object> object = new LinkedHashMap<>(Json.object(body, member));
        object.putIfAbsent(name, value);
        body.put(member, object);
    }

    private static Object enabling(Object value) {
        return value instanceof Collection ? Map.of("enable", value) : value;
    }

    private static Map<String, Object> toolsOf(Map<String, Object> ofToolkits) {
        Map<String, Object> tools = new LinkedHashMap<>();
        ofToolkits.forEach((toolkit, value) -> {
            if (value instanceof Map<?, ?> rule && rule.get("tags") instanceof Collection) {
                tools.put(toolkit, Map.of("tags", enabling(rule.get("tags"))));
            } else {
                tools.put(toolkit, value instanceof String ? Map.of("enable", List.of(value)) : enabling(value));
            }
        });
        return tools;
    }

    private static Map<String, Object> accountsOf(Map<String, Object> ofToolkits) {
        Map<String, Object> accounts = new LinkedHashMap<>();
        ofToolkits.forEach((toolkit, ids) -> accounts.put(toolkit, ids instanceof String ? List.of(ids) : ids));
        return accounts;
    }

    private static Object wireNames(Object value) {
        if (!(value instanceof Map)) {
            return value;
        }
        Map<String, Object> renamed = new LinkedHashMap<>();
        Json.asObject(value).forEach((name, member) -> renamed.put(
                name.equals("waitForConnections") || name.equals("wait_for_connections")
                        ? "enable_wait_for_connections" : Names.snakeCase(name),
                member));
        return renamed;
    }
}
