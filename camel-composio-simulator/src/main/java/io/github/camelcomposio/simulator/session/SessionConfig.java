package io.github.camelcomposio.simulator.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelcomposio.simulator.toolkit.Tool;
import io.github.camelcomposio.simulator.wire.Maps;

/**
 * What a session was asked to be, and what follows from it. Immutable.
 *
 * <p>
 * Source: Composio reference, sessions, create and update. OURS: multi-account mode is off unless asked for; on update
 * the members of manage_connections, workbench, multi_account, search, execute and preload change one by one, while the
 * others replace what was there.
 *
 * @param userId whose session it is
 * @param given  the members of the requests, as they came
 */
record SessionConfig(String userId, Map<String, Object> given) {

    private static final List<String> MERGED
            = List.of("manage_connections", "workbench", "multi_account", "search", "execute", "preload");

    static SessionConfig of(Map<String, Object> body) {
        return new SessionConfig((String) body.get("user_id"), Map.of()).changed(body);
    }

    /** With the members that are given; null takes one back to its default. */
    SessionConfig changed(Map<String, Object> changes) {
        Map<String, Object> next = new LinkedHashMap<>(given);
        changes.forEach((name, value) -> {
            if (value == null) {
                next.remove(name);
            } else if (MERGED.contains(name)) {
                Map<String, Object> merged = new LinkedHashMap<>(Maps.object(given, name));
                merged.putAll(Maps.object(changes, name));
                next.put(name, merged);
            } else if (!name.equals("user_id")) {
                next.put(name, value);
            }
        });
        return new SessionConfig(userId, next);
    }

    Map<String, Object> section(String name) {
        return Maps.object(given, name);
    }

    /** A switch of a section. */
    boolean on(String section, String name, boolean absent) {
        return section(section).get(name) instanceof Boolean flag ? flag : absent;
    }

    boolean manageConnections() {
        return on("manage_connections", "enable", true);
    }

    boolean multiAccount() {
        return on("multi_account", "enable", false);
    }

    int maxAccounts() {
        return section("multi_account").get("max_accounts_per_toolkit") instanceof Number most ? most.intValue() : 5;
    }

    boolean explicitSelection() {
        return multiAccount() && on("multi_account", "require_explicit_selection", false);
    }

    boolean workbench() {
        return on("workbench", "enable", true);
    }

    int offloadThreshold() {
        return section("workbench").get("auto_offload_threshold") instanceof Number most ? most.intValue() : 20_000;
    }

    Optional<String> callbackUrl() {
        return Maps.text(section("manage_connections"), "callback_url");
    }

    /** Where links begin, when not at the simulator. */
    Optional<String> linkUrl() {
        return Maps.text(section("experimental"), "link_url_overwrite");
    }

    Optional<String> authConfig(String toolkit) {
        return Maps.text(section("auth_configs"), toolkit);
    }

    /** The pinned accounts of a toolkit. */
    List<String> pins(String toolkit) {
        return pins(section("connected_accounts").get(toolkit));
    }

    /** The ids of pins, which v3 may give as one text. */
    static List<String> pins(Object given) {
        return given instanceof List<?> list
                ? list.stream().map(String::valueOf).toList() : given == null ? List.of() : List.of((String) given);
    }

    boolean allowsToolkit(String slug) {
        Map<String, Object> toolkits = section("toolkits");
        return toolkits.containsKey("enable")
                ? Maps.texts(toolkits, "enable").contains(slug) : !Maps.texts(toolkits, "disable").contains(slug);
    }

    /** Whether the filters by toolkit, slug and tag let a tool through. */
    boolean allows(Tool tool) {
        Map<String, Object> own = Maps.object(section("tools"), tool.toolkit());
        if (!allowsToolkit(tool.toolkit())) {
            return false;
        } else if (own.containsKey("enable")) {
            return Maps.texts(own, "enable").contains(tool.slug());
        } else if (own.containsKey("disable")) {
            return !Maps.texts(own, "disable").contains(tool.slug());
        }
        Map<String, Object> tags = tags(own.containsKey("tags") ? own.get("tags") : given.get("tags"));
        List<String> wanted = Maps.texts(tags, "enable");
        return (wanted.isEmpty() || wanted.stream().anyMatch(tool.tags()::contains))
                && Maps.texts(tags, "disable").stream().noneMatch(tool.tags()::contains);
    }

    /** The tools that are shown without a search. */
    boolean preloads(Tool tool) {
        Object preload = section("preload").get("tools");
        return allows(tool) && ("all".equals(preload)
                ? !tool.deprecated() : preload instanceof List<?> slugs && slugs.contains(tool.slug()));
    }

    /** {@code enable} and {@code disable} of tags, which may be given as a list alone. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> tags(Object given) {
        if (given instanceof List<?> list) {
            return Map.of("enable", list);
        }
        return given == null ? Map.of() : (Map<String, Object>) given;
    }

    /** Without the request, which may hold anything. */
    @Override
    public String toString() {
        return "SessionConfig[user=" + userId + ", given=" + given.keySet() + "]";
    }
}
