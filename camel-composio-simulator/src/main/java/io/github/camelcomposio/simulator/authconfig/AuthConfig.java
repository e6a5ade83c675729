package io.github.camelcomposio.simulator.authconfig;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.model.AuthScheme;
import io.github.camelcomposio.simulator.toolkit.Toolkit;
import io.github.camelcomposio.simulator.wire.Maps;

/** How the users of one toolkit authenticate. Mutable; guarded by the simulator's lock. */
public final class AuthConfig {

    private final String id;
    private final String uuid;
    private final Toolkit toolkit;
    private final AuthScheme scheme;
    private final boolean managed;
    private final Instant createdAt;
    /** Name, credentials, proxy_config, tool_access_config and the like, under the wire's names. */
    private final Map<String, Object> settings = new LinkedHashMap<>();

    private boolean enabled = true;
    private boolean deleted;
    private Instant updatedAt;

    AuthConfig(String id, String uuid, Toolkit toolkit, AuthScheme scheme, boolean managed, Instant now) {
        this.id = id;
        this.uuid = uuid;
        this.toolkit = toolkit;
        this.scheme = scheme;
        this.managed = managed;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public String id() {
        return id;
    }

    String uuid() {
        return uuid;
    }

    public Toolkit toolkit() {
        return toolkit;
    }

    public AuthScheme scheme() {
        return scheme;
    }

    /** Composio brings the OAuth app. */
    public boolean managed() {
        return managed;
    }

    /** Takes no new connections: disabled, or deleted. */
    public boolean disabled() {
        return !enabled || deleted;
    }

    void enable(boolean on, Instant now) {
        enabled = on;
        updatedAt = now;
    }

    void delete() {
        deleted = true;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** Sessions may choose it by themselves; true unless it was switched off. */
    public boolean enabledForSessions() {
        return !disabled() && !Boolean.FALSE.equals(settings.get("is_enabled_for_tool_router"));
    }

    String name() {
        return Maps.text(settings, "name").orElse("");
    }

    Map<String, Object> settings() {
        return settings;
    }

    /** Takes over the settings that are given and leaves the others. */
    void change(Map<String, Object> changes, Instant now) {
        changes.forEach((name, value) -> {
            if (value == null) {
                settings.remove(name);
            } else {
                settings.put(name, value);
            }
        });
        updatedAt = now;
    }

    /** The OAuth scopes that a connection asks for: the config's own, else the toolkit's. */
    public List<String> scopes() {
        Object own = Maps.object(settings, "credentials").get("scopes");
        if (own instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return own == null ? toolkit.scopes() : List.of(own.toString().split("[, ]+"));
    }

    /** Without settings: they hold the OAuth app's secret. */
    @Override
    public String toString() {
        return "AuthConfig[" + id + ", toolkit=" + toolkit.slug() + ", scheme=" + scheme + "]";
    }
}
