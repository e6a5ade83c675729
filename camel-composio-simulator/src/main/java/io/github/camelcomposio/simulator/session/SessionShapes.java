package io.github.camelcomposio.simulator.session;

import java.util.List;

import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Shape;

/** What the bodies of session requests must look like. Source: Composio reference, sessions. */
final class SessionShapes {

    private static final Shape TEXTS = Shape.listOf(Shape.string(), Integer.MAX_VALUE);
    private static final Shape FLAG = Shape.nullable(Shape.bool());

    private static final Shape HINTS = Shape.listOf(
            Shape.oneOf(List.of("readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint")), 100);

    private static final Shape TAGS
            = Shape.anyOf(Shape.object().optional("enable", HINTS).optional("disable", HINTS).closed(), HINTS);

    private static final Shape CHOICE = Shape.object().optional("enable", TEXTS).optional("disable", TEXTS).closed();

    private static final ObjectShape CUSTOM_TOOL = Shape.object()
            .required("slug", Shape.string(1, 60))
            .required("name", Shape.string())
            .required("description", Shape.string())
            .required("input_schema", Shape.map())
            .optional("output_schema", Shape.map())
            .optional("extends_toolkit", Shape.string())
            .optional("preload", Shape.bool());

    /** {@code experimental} of requests that may bring custom tools. */
    static final ObjectShape CUSTOM = Shape.object()
            .optional("custom_tools", Shape.listOf(CUSTOM_TOOL, 1000))
            .optional("custom_toolkits", Shape.listOf(Shape.object()
                    .required("slug", Shape.string(1, 60))
                    .required("name", Shape.string())
                    .required("description", Shape.string())
                    .optional("preload", Shape.bool())
                    .required("tools", Shape.listOf(CUSTOM_TOOL, 1000)), 1000));

    private static final ObjectShape LASTING = Shape.object()
            .optional("permissions", Shape.object()
                    .required("default", Shape.oneOf(List.of("allow_all", "ask_every_call", "ask_once_per_session")))
                    .optional("overrides", Shape.mapOf(
                            Shape.oneOf(List.of("always_allow", "always_deny", "ask_once", "ask_always")))))
            .optional("link_url_overwrite", Shape.string());

    private static final ObjectShape COMMON = Shape.object()
            .optional("toolkits", CHOICE)
            .optional("auth_configs", Shape.mapOf(Shape.string()))
            .optional("tools", Shape.mapOf(Shape.object().optional("enable", TEXTS).optional("disable", TEXTS)
                    .optional("tags", TAGS).closed()))
            .optional("tags", TAGS)
            .optional("preload", Shape.object().optional("tools", Shape.anyOf(TEXTS, Shape.oneOf(List.of("all")))))
            .optional("search", Shape.object().optional("enable", Shape.bool()))
            .optional("execute", Shape.object().optional("enable_multi_execute", Shape.bool()));

    private static final Shape MANAGE = Shape.object()
            .optional("enable", FLAG)
            .optional("callback_url", Shape.string())
            .optional("enable_wait_for_connections", FLAG)
            .optional("enable_connection_removal", FLAG);

    private static final Shape WORKBENCH = Shape.object()
            .optional("enable", Shape.bool())
            .optional("enable_proxy_execution", Shape.bool())
            .optional("auto_offload_threshold", Shape.number(0, Integer.MAX_VALUE))
            .optional("sandbox_size", Shape.oneOf(List.of("standard", "medium", "large", "xlarge")));

    private static final Shape MULTI = Shape.object()
            .optional("enable", Shape.bool())
            .optional("max_accounts_per_toolkit", Shape.number(2, 10))
            .optional("require_explicit_selection", Shape.bool());

    private static final Shape ASSISTIVE = Shape.object().optional("user_timezone", Shape.string());

    private SessionShapes() {
    }

    /** POST; only v3 takes a pinned account as a text alone. */
    static ObjectShape create(String version) {
        return COMMON.required("user_id", Shape.string(1, Integer.MAX_VALUE))
                .optional("connected_accounts", pins(version))
                .optional("manage_connections", MANAGE)
                .optional("workbench", WORKBENCH)
                .optional("multi_account", MULTI)
                .optional("experimental", and(and(CUSTOM, LASTING),
                        Shape.object().optional("assistive_prompt_config", ASSISTIVE)));
    }

    /** PATCH. */
    static ObjectShape update(String version) {
        return COMMON.optional("connected_accounts", Shape.nullable(pins(version)))
                .optional("manage_connections", Shape.nullable(MANAGE))
                .optional("workbench", Shape.nullable(WORKBENCH))
                .optional("multi_account", Shape.nullable(MULTI))
                .optional("experimental", Shape.nullable(LASTING));
    }

    private static Shape pins(String version) {
        return Shape.mapOf(version.equals("v3") ? Shape.anyOf(TEXTS, Shape.string()) : TEXTS);
    }

    private static Shape and(Shape first, Shape second) {
        return (value, path, errors) -> {
            int before = errors.size();
            first.check(value, path, errors);
            if (errors.size() == before) {
                second.check(value, path, errors);
            }
        };
    }
}
