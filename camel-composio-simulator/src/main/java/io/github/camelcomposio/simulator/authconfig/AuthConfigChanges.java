package io.github.camelcomposio.simulator.authconfig;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * PATCH, status and DELETE of an auth config.
 *
 * <p>
 * Source: Composio reference, auth configs. OURS: a {@code type} that is not the config's is 400; accounts of a
 * disabled config keep their status and show {@code auth_config.is_disabled}.
 */
final class AuthConfigChanges {

    private static final ObjectShape BODY = ConfigShapes.COMMON
            .required("type", Shape.oneOf(List.of("custom", "default")))
            .optional("credentials", ConfigShapes.CREDENTIALS)
            .optional("proxy_config", ConfigShapes.PROXY)
            .optional("scopes", ConfigShapes.SCOPES)
            .optional("user_scopes", ConfigShapes.SCOPES);

    private final AuthConfigStore store;
    private final Clock clock;
    private final Ids ids;
    private final Consumer<AuthConfig> whenDeleted;

    AuthConfigChanges(AuthConfigStore store, Clock clock, Ids ids, Consumer<AuthConfig> whenDeleted) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.whenDeleted = whenDeleted;
    }

    Answer update(ApiRequest request) {
        Map<String, Object> body = request.json(BODY);
        AuthConfig config = store.require(request.path().get("nanoid"));
        if (config.managed() != body.get("type").equals("default")) {
            throw new ApiError(
                    400, 308, "AuthConfig_BadRequest",
                    "Auth config \"" + config.id() + "\" is of type " + (config.managed() ? "default" : "custom"),
                    "Send the type that the auth config has.");
        }
        Map<String, Object> changes = new LinkedHashMap<>(body);
        changes.remove("type");
        changes.remove("scopes");
        changes.remove("user_scopes");
        Map<String, Object> credentials = new LinkedHashMap<>(Maps.object(config.settings(), "credentials"));
        merge(credentials, config.managed() ? scopes(body) : Maps.object(body, "credentials"));
        changes.put("credentials", credentials);
        config.change(changes, clock.instant());
        return Answer.json(200, Map.of());
    }

    Answer status(ApiRequest request) {
        String status = request.path().get("status");
        if (!List.of("ENABLED", "DISABLED").contains(status)) {
            throw ApiError.invalid(Shape.notOneOf(List.of("ENABLED", "DISABLED"), "params.status"));
        }
        store.require(request.path().get("nanoid")).enable(status.equals("ENABLED"), clock.instant());
        return Answer.json(200, Map.of());
    }

    Answer delete(ApiRequest request) {
        boolean revoke = request.queryFlag("revoke_on_delete").orElse(false);
        AuthConfig config = store.require(request.path().get("nanoid"));
        store.remove(config);
        whenDeleted.accept(config);
        return Answer.json(200, revoke ? Map.of("revoke_job_id", ids.uuid()) : Map.of());
    }

    private static Map<String, Object> scopes(Map<String, Object> body) {
        Map<String, Object> scopes = new LinkedHashMap<>(body);
        scopes.keySet().retainAll(List.of("scopes", "user_scopes"));
        return scopes;
    }

    private static void merge(Map<String, Object> into, Map<String, Object> changes) {
        changes.forEach((name, value) -> {
            if (value == null) {
                into.remove(name);
            } else {
                into.put(name, value);
            }
        });
    }
}
