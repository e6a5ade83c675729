package io.github.camelcomposio.simulator.organisation;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Route;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * {@code /org/project/config}, with a project's key, and {@code /api_key_revocation}, with none.
 *
 * <p>
 * Source: Composio reference, project, organisation, session info, keys. The masking of secrets and 2FA have effect.
 * OURS: 2FA is off at first; revoking ends project keys only.
 */
public final class ProjectOperations {

    static final List<String> LOGS = List.of("show_all", "dont_store_data");

    static final ObjectShape CONFIG = Shape.object()
            .optional("is_2FA_enabled", Shape.bool())
            .optional("logo_url", Shape.string())
            .optional("display_name", Shape.string())
            .optional("mask_secret_keys_in_connected_account", Shape.bool())
            .optional("log_visibility_setting", Shape.oneOf(LOGS))
            .optional("require_mcp_api_key", Shape.bool())
            .optional("is_composio_link_enabled_for_managed_auth", Shape.bool())
            .optional("signed_url_file_expiry_in_seconds", Shape.number());

    private static final List<String> TOLD = List.of("is_2FA_enabled", "logo_url", "display_name",
            "mask_secret_keys_in_connected_account", "log_visibility_setting", "require_mcp_api_key");

    private static final ObjectShape REVOCATION
            = Shape.object().required("api_keys", Shape.listOf(Shape.string(), 100));

    private final Organisation organisation;
    private final Clock clock;

    public ProjectOperations(Organisation organisation, Clock clock) {
        this.organisation = organisation;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(Route.oldest("GET", "/org/project/config", this::get),
                Route.oldest("PATCH", "/org/project/config", this::change),
                Route.newest("POST", "/api_key_revocation", this::revoke).takes());
    }

    private Answer get(ApiRequest request) {
        Map<String, Object> view = new LinkedHashMap<>(organisation.first().config());
        view.keySet().retainAll(TOLD);
        return Answer.json(200, view);
    }

    private Answer change(ApiRequest request) {
        Map<String, Object> changes = new LinkedHashMap<>(request.json(CONFIG));
        changes.keySet().retainAll(TOLD);
        organisation.first().configure(changes, clock.instant());
        return get(request);
    }

    private Answer revoke(ApiRequest request) {
        Maps.texts(request.json(REVOCATION), "api_keys").forEach(organisation::revoke);
        return Answer.json(200, Map.of("received", true));
    }
}
