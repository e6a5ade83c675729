package io.github.camelcomposio.simulator.authconfig;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelcomposio.simulator.model.AuthScheme;
import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.toolkit.Toolkit;
import io.github.camelcomposio.simulator.wire.ApiError;

/** The auth configs that are not deleted. */
public final class AuthConfigStore {

    private final Map<String, AuthConfig> configs = new LinkedHashMap<>();
    private final Ids ids;
    private final Clock clock;

    public AuthConfigStore(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** Adds a config with an id of the simulator's choice. */
    public AuthConfig add(Toolkit toolkit, AuthScheme scheme, boolean managed) {
        return add(ids.next("ac_"), toolkit, scheme, managed);
    }

    /**
     * Adds a config with a chosen id.
     *
     * @throws IllegalArgumentException when the id is taken
     */
    public AuthConfig add(String id, Toolkit toolkit, AuthScheme scheme, boolean managed) {
        if (configs.containsKey(id)) {
            throw new IllegalArgumentException("There is an auth config " + id + " already");
        }
        AuthConfig config = new AuthConfig(id, ids.uuid(), toolkit, scheme, managed, clock.instant());
        config.change(Map.of("name", toolkit.slug() + "-" + id.substring(Math.max(0, id.length() - 6))),
                clock.instant());
        configs.put(id, config);
        return config;
    }

    public Optional<AuthConfig> find(String id) {
        return Optional.ofNullable(configs.get(id));
    }

    /** The config, or 404. The error's number is ours: Composio's is not known. */
    public AuthConfig require(String id) {
        return find(id).orElseThrow(() -> new ApiError(
                404, 607, "AuthConfig_ResourceNotFound", "Auth config \"" + id + "\" not found",
                "Check the auth config id and the project of the API key."));
    }

    /** The config if new connections may use it; else 404 or, when it is disabled, 400 with a number of ours. */
    public AuthConfig requireEnabled(String id) {
        AuthConfig config = require(id);
        if (config.disabled()) {
            throw new ApiError(
                    400, 308, "AuthConfig_BadRequest", "Auth config \"" + id + "\" is disabled",
                    "Enable the auth config or use another one.");
        }
        return config;
    }

    /** The newest first. */
    public List<AuthConfig> newestFirst() {
        List<AuthConfig> all = new ArrayList<>(configs.values());
        Collections.reverse(all);
        return all;
    }

    void remove(AuthConfig config) {
        configs.remove(config.id());
        config.delete();
    }
}
