package io.github.camelcomposio.simulator.organisation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an organisation knows of one of its projects. Mutable; guarded by the simulator's lock. */
public final class ProjectRecord {

    private final String id;
    private final String name;
    private final Instant createdAt;
    private final List<ApiKey> keys = new ArrayList<>();
    /** Under the wire's names. */
    private final Map<String, Object> config = new LinkedHashMap<>();

    private Instant updatedAt;
    private boolean deleted;

    ProjectRecord(String id, String name, Map<String, Object> config, Instant now) {
        this.id = id;
        this.name = name;
        this.config.putAll(config);
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** {@code pr_…} */
    public String id() {
        return id;
    }

    String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** The keys that are accepted, the oldest first. */
    List<ApiKey> keys() {
        return List.copyOf(keys);
    }

    /** Whether this is one of the project's keys. */
    public boolean accepts(String key) {
        return key(key).isPresent();
    }

    Optional<ApiKey> key(String text) {
        return deleted ? Optional.empty() : keys.stream().filter(key -> key.key().equals(text)).findFirst();
    }

    /** From now on this key alone is accepted. */
    void replaceKeys(ApiKey key) {
        keys.clear();
        keys.add(key);
        updatedAt = key.createdAt();
    }

    void revoke(String text) {
        keys.removeIf(key -> key.key().equals(text));
    }

    /** How the project wants things to be, under the wire's names. */
    Map<String, Object> config() {
        return config;
    }

    /** Takes over what is given and leaves the rest. */
    void configure(Map<String, Object> changes, Instant now) {
        config.putAll(changes);
        updatedAt = now;
    }

    /** Whether secrets of connected accounts are masked in answers. */
    public boolean masksSecrets() {
        return Boolean.TRUE.equals(config.get("mask_secret_keys_in_connected_account"));
    }

    /** Whether a user who is named must own the account that is used. */
    public boolean twoFactor() {
        return Boolean.TRUE.equals(config.get("is_2FA_enabled"));
    }

    void delete() {
        deleted = true;
    }

    @Override
    public String toString() {
        return "ProjectRecord[" + id + ", " + name + "]";
    }
}
