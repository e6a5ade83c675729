package io.github.camelcomposio.simulator.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.wire.Maps;

/**
 * The effective configuration as the wire has it, which is not the request echoed: {@code enable} becomes
 * {@code enabled} in some places and stays in others. Source: Composio reference, sessions, create.
 */
final class SessionConfigView {

    private SessionConfigView() {
    }

    static Map<String, Object> of(SessionConfig config) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("user_id", config.userId());
        if (!config.section("toolkits").isEmpty()) {
            view.put("toolkits", enabled(config.section("toolkits")));
        }
        view.put("auth_configs", config.section("auth_configs"));
        Map<String, Object> pins = new LinkedHashMap<>();
        config.section("connected_accounts").keySet().forEach(toolkit -> pins.put(toolkit, config.pins(toolkit)));
        if (!pins.isEmpty()) {
            view.put("connected_accounts", pins);
        }
        view.put("manage_connections", manageConnections(config));
        if (!config.section("tools").isEmpty()) {
            view.put("tools", tools(config.section("tools")));
        }
        if (config.given().containsKey("tags")) {
            view.put("tags", enabled(SessionConfig.tags(config.given().get("tags"))));
        }
        view.put("workbench", workbench(config));
        if (!config.section("multi_account").isEmpty()) {
            view.put("multi_account", Map.of("enable", config.multiAccount(), "max_accounts_per_toolkit",
                    config.maxAccounts(), "require_explicit_selection", config.explicitSelection()));
        }
        view.put("preload", Map.of("tools", config.section("preload").getOrDefault("tools", List.of())));
        view.put("search", Map.of("enable", config.on("search", "enable", true)));
        view.put("execute", Map.of("enable_multi_execute", config.on("execute", "enable_multi_execute", true)));
        return view;
    }

    private static Map<String, Object> manageConnections(SessionConfig config) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("enabled", config.manageConnections());
        config.callbackUrl().ifPresent(url -> view.put("callback_url", url));
        view.put("enable_wait_for_connections", config.on("manage_connections", "enable_wait_for_connections", false));
        view.put("enable_connection_removal", config.on("manage_connections", "enable_connection_removal", true));
        return view;
    }

    private static Map<String, Object> workbench(SessionConfig config) {
        return Map.of("enable", config.workbench(), "proxy_execution_enabled",
                config.on("workbench", "enable_proxy_execution", true), "auto_offload_threshold",
                config.offloadThreshold(), "sandbox_size",
                config.section("workbench").getOrDefault("sandbox_size", "standard"));
    }

    private static Map<String, Object> tools(Map<String, Object> given) {
        Map<String, Object> view = new LinkedHashMap<>();
        given.keySet().forEach(toolkit -> {
            Map<String, Object> own = Maps.object(given, toolkit);
            view.put(toolkit, own.containsKey("tags")
                    ? Map.of("tags", enabled(SessionConfig.tags(own.get("tags")))) : enabled(own));
        });
        return view;
    }

    private static Map<String, Object> enabled(Map<String, Object> given) {
        Map<String, Object> view = new LinkedHashMap<>();
        given.forEach((name, value) -> view.put(name + "d", value));
        return view;
    }
}
