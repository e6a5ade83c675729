package io.github.camelcomposio.simulator.authconfig;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

import io.github.camelcomposio.simulator.model.Masking;
import io.github.camelcomposio.simulator.model.Timestamps;
import io.github.camelcomposio.simulator.toolkit.InputField;
import io.github.camelcomposio.simulator.toolkit.Toolkit;
import io.github.camelcomposio.simulator.wire.Maps;

/** An auth config as the wire has it, its credentials masked. Source: Composio reference, auth configs. */
final class AuthConfigView {

    private final Masking masking;
    private final ToLongFunction<AuthConfig> activeAccounts;

    AuthConfigView(Masking masking, ToLongFunction<AuthConfig> activeAccounts) {
        this.masking = masking;
        this.activeAccounts = activeAccounts;
    }

    Map<String, Object> full(AuthConfig config) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", config.id());
        view.put("uuid", config.uuid());
        view.put("type", config.managed() ? "default" : "custom");
        view.put("toolkit", toolkit(config.toolkit()));
        view.put("name", config.name());
        view.put("auth_scheme", config.scheme().name());
        view.put("is_composio_managed", config.managed());
        view.put("credentials",
                masking.authConfig(Maps.object(config.settings(), "credentials"), config.managed()));
        copy(config, view, "proxy_config");
        view.put("status", config.disabled() ? "DISABLED" : "ENABLED");
        view.put("created_by", "simulator@example.com");
        view.put("created_at", Timestamps.of(config.createdAt()));
        view.put("last_updated_at", Timestamps.of(config.updatedAt()));
        view.put("no_of_connections", activeAccounts.applyAsLong(config));
        view.put("expected_input_fields",
                config.toolkit().inputs(config.scheme()).stream().map(InputField::view).toList());
        copy(config, view, "restrict_to_following_tools");
        view.put("tool_access_config", Maps.object(config.settings(), "tool_access_config"));
        if (config.settings().containsKey("shared_credentials")) {
            view.put("shared_credentials",
                    masking.authConfig(Maps.object(config.settings(), "shared_credentials"), true));
        }
        view.put("is_enabled_for_tool_router",
                config.settings().getOrDefault("is_enabled_for_tool_router", true));
        return view;
    }

    static Map<String, Object> created(AuthConfig config) {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("id", config.id());
        inner.put("auth_scheme", config.scheme().name());
        inner.put("is_composio_managed", config.managed());
        copy(config, inner, "restrict_to_following_tools");
        return Map.of("toolkit", Map.of("slug", config.toolkit().slug()), "auth_config", inner);
    }

    private static Map<String, Object> toolkit(Toolkit toolkit) {
        return Map.of("slug", toolkit.slug(), "logo", toolkit.logo());
    }

    private static void copy(AuthConfig config, Map<String, Object> view, String name) {
        if (config.settings().containsKey(name)) {
            view.put(name, config.settings().get(name));
        }
    }
}
