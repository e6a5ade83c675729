package io.github.camelcomposio.simulator.authconfig;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.model.AuthScheme;
import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.toolkit.Toolkit;
import io.github.camelcomposio.simulator.toolkit.ToolkitOperations;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * {@code POST /auth_configs}.
 *
 * <p>
 * Source: Composio reference, auth configs, create. OURS: without {@code auth_config} a managed one is made; a managed
 * create makes a new config each time; {@code authScheme} beside the managed type is refused; a custom scheme that the
 * toolkit does not have is 400; nothing checks that an OAuth app's credentials are complete.
 */
final class AuthConfigCreate {

    private static final String MANAGED = "use_composio_managed_auth";

    private static final ObjectShape CONFIG = ConfigShapes.COMMON
            .required("type", Shape.oneOf(List.of(MANAGED, "use_custom_auth")))
            .optional("credentials", ConfigShapes.CREDENTIALS)
            .optional("authScheme", Shape.oneOf(AuthScheme.NAMES))
            .optional("proxy_config", ConfigShapes.PROXY);

    private static final ObjectShape BODY = Shape.object()
            .required("toolkit", Shape.object().required("slug", Shape.string(1, 200)))
            .optional("auth_config", CONFIG);

    private final Catalogue catalogue;
    private final AuthConfigStore store;
    private final Clock clock;

    AuthConfigCreate(Catalogue catalogue, AuthConfigStore store, Clock clock) {
        this.catalogue = catalogue;
        this.store = store;
        this.clock = clock;
    }

    Answer create(ApiRequest request) {
        Map<String, Object> body = request.json(BODY);
        String slug = Maps.text(Maps.object(body, "toolkit"), "slug").orElseThrow();
        Map<String, Object> given = Maps.object(body, "auth_config");
        boolean managed = Maps.text(given, "type").orElse(MANAGED).equals(MANAGED);
        checkScheme(given, managed);
        Toolkit toolkit = catalogue.find(slug).orElseThrow(() -> ToolkitOperations.unknown(slug));
        AuthConfig config = store.add(toolkit, managed ? managedScheme(toolkit) : customScheme(toolkit, given), managed);
        Map<String, Object> settings = new LinkedHashMap<>(given);
        settings.remove("type");
        settings.remove("authScheme");
        config.change(settings, clock.instant());
        return Answer.json(201, AuthConfigView.created(config));
    }

    private static void checkScheme(Map<String, Object> given, boolean managed) {
        if (managed && given.containsKey("authScheme")) {
            throw ApiError.invalid("Error in payload.auth_config.authScheme: Not allowed for " + MANAGED);
        } else if (!managed && !given.containsKey("authScheme")) {
            throw ApiError.invalid("Error in payload.auth_config.authScheme: Required");
        }
    }

    private static AuthScheme managedScheme(Toolkit toolkit) {
        return toolkit.managed().stream().findFirst().orElseThrow(() -> new ApiError(
                400, 306, "Auth_Config_DefaultAuthConfigNotFound",
                "Default auth config not found for toolkit \"" + toolkit.slug() + "\"",
                "Composio has no managed credentials for this toolkit. Use use_custom_auth."));
    }

    private static AuthScheme customScheme(Toolkit toolkit, Map<String, Object> given) {
        AuthScheme scheme = AuthScheme.valueOf(Maps.text(given, "authScheme").orElseThrow());
        if (!toolkit.takes(scheme)) {
            throw new ApiError(
                    400, 308, "AuthConfig_BadRequest",
                    "Toolkit \"" + toolkit.slug() + "\" does not support the auth scheme " + scheme,
                    "Use one of the toolkit's auth schemes.");
        }
        return scheme;
    }
}
