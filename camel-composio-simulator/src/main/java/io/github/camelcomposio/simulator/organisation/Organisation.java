package io.github.camelcomposio.simulator.organisation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.model.Timestamps;

/**
 * Who owns projects. The first project is there from the start and holds all that the simulator holds; its key is the
 * simulator's.
 */
public final class Organisation {

    static final String NAME = "Simulated organisation";
    static final String EMAIL = "simulator@example.com";

    private final Map<String, ProjectRecord> projects = new LinkedHashMap<>();
    private final Ids ids;
    private final Clock clock;
    private final String id;
    private final String memberId;
    private final Instant createdAt;
    private final ProjectRecord first;
    private String firstKey;

    /** @param maskSecrets whether the first project masks secrets of connected accounts */
    public Organisation(Ids ids, Clock clock, String apiKey, boolean maskSecrets) {
        this.ids = ids;
        this.clock = clock;
        this.id = ids.next("ok_");
        this.memberId = ids.uuid();
        this.createdAt = clock.instant();
        this.first = add("simulated-project", Map.of("mask_secret_keys_in_connected_account", maskSecrets));
        firstKey(apiKey);
    }

    /** {@code ok_…} */
    public String id() {
        return id;
    }

    String memberId() {
        return memberId;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** The project that the simulator's state belongs to. */
    public ProjectRecord first() {
        return first;
    }

    /** The first project's key, the newest one if it was revoked. */
    public String firstKey() {
        return firstKey;
    }

    /** From now on the first project takes this key alone. */
    public void firstKey(String key) {
        first.replaceKeys(new ApiKey(ids.uuid(), "simulator", key, clock.instant()));
        firstKey = key;
    }

    ProjectRecord add(String name, Map<String, Object> config) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("is_2FA_enabled", false);
        all.put("mask_secret_keys_in_connected_account", true);
        all.put("log_visibility_setting", "show_all");
        all.put("require_mcp_api_key", false);
        all.putAll(config);
        ProjectRecord project = new ProjectRecord(ids.next("pr_"), name, all, clock.instant());
        projects.put(project.id(), project);
        return project;
    }

    /** A new key, which takes the place of all others of its project. */
    ApiKey newKey(ProjectRecord project) {
        ApiKey key = new ApiKey(
                ids.uuid(), "key-" + ids.next("").substring(0, 4), ids.next("ak_") + ids.next(""), clock.instant());
        project.replaceKeys(key);
        if (project == first) {
            firstKey = key.key();
        }
        return key;
    }

    Optional<ProjectRecord> find(String projectId) {
        return Optional.ofNullable(projects.get(projectId));
    }

    List<ProjectRecord> newestFirst() {
        List<ProjectRecord> all = new ArrayList<>(projects.values());
        Collections.reverse(all);
        return all;
    }

    void remove(ProjectRecord project) {
        project.delete();
        projects.remove(project.id());
    }

    /** A leaked key is accepted no more, wherever it belongs. */
    void revoke(String key) {
        projects.values().forEach(project -> project.revoke(key));
    }

    Map<String, Object> view() {
        return Map.of("id", id, "name", NAME, "created_at", Timestamps.of(createdAt), "updated_at",
                Timestamps.of(createdAt));
    }
}
