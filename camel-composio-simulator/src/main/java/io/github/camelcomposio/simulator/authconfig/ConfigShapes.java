package io.github.camelcomposio.simulator.authconfig;

import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Shape;

/** The shapes that creating and updating an auth config have in common. */
final class ConfigShapes {

    private static final Shape TEXTS = Shape.listOf(Shape.string(), Integer.MAX_VALUE);

    static final Shape SCOPES = Shape.anyOf(Shape.string(), TEXTS);

    static final Shape CREDENTIALS = Shape.object()
            .optional("scopes", Shape.nullable(SCOPES)).optional("user_scopes", Shape.nullable(SCOPES));

    static final Shape PROXY = Shape.nullable(
            Shape.object().required("proxy_url", Shape.string()).optional("proxy_auth_key", Shape.string()));

    static final ObjectShape COMMON = Shape.object()
            .optional("name", Shape.string())
            .optional("tool_access_config", Shape.object()
                    .optional("tools_for_connected_account_creation", TEXTS)
                    .optional("tools_available_for_execution", TEXTS))
            .optional("shared_credentials", Shape.nullable(Shape.map()))
            .optional("is_enabled_for_tool_router", Shape.bool())
            .optional("restrict_to_following_tools", TEXTS);

    private ConfigShapes() {
    }
}
