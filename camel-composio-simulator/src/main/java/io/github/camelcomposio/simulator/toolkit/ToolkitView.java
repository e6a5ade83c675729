package io.github.camelcomposio.simulator.toolkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelcomposio.simulator.model.AuthScheme;

/** A toolkit as the wire has it. Source: Composio reference, toolkits. */
final class ToolkitView {

    private static final String READ = "2026-10-01T00:00:00.000Z";

    private ToolkitView() {
    }

    static Map<String, Object> item(Toolkit toolkit) {
        Map<String, Object> view = head(toolkit);
        view.put("auth_schemes", toolkit.schemes().stream().map(scheme -> scheme.mode().name()).toList());
        view.put("no_auth", toolkit.noAuth());
        view.put("deprecated", Map.of("toolkitId", toolkit.slug()));
        view.put("meta", meta(toolkit, Map.of("id", categoryId(toolkit), "name", toolkit.category())));
        return view;
    }

    static Map<String, Object> details(Toolkit toolkit) {
        Map<String, Object> view = head(toolkit);
        view.put("enabled", true);
        view.put("composio_managed_auth", toolkit.managed().stream()
                .map(scheme -> Map.of("mode", scheme.name(), "scopes", Map.of("available", toolkit.scopes()))).toList());
        view.put("auth_config_details", toolkit.schemes().stream().map(ToolkitScheme::view).toList());
        if (toolkit.baseUrl() != null) {
            view.put("base_url", toolkit.baseUrl());
        }
        if (toolkit.currentUser() != null) {
            view.put("get_current_user_endpoint", toolkit.currentUser());
            view.put("get_current_user_endpoint_method", "GET");
        }
        view.put("deprecated", Map.of("toolkitId", toolkit.slug(), "rawProxyInfoByAuthSchemes", List.of()));
        Map<String, Object> meta = meta(toolkit, Map.of("slug", categoryId(toolkit), "name", toolkit.category()));
        meta.put("available_versions", Versions.ALL);
        view.put("meta", meta);
        return view;
    }

    /** An element of the changelog; the texts are ours. */
    static Map<String, Object> changes(Toolkit toolkit) {
        return Map.of("slug", toolkit.slug(), "name", toolkit.slug(), "display_name", toolkit.name(), "versions",
                Versions.ALL.stream().map(version -> Map.of("version", version, "changelog",
                        "Version " + version + " of " + toolkit.name()))
                        .toList());
    }

    static Map<String, Object> category(Toolkit toolkit) {
        return Map.of("id", categoryId(toolkit), "name", toolkit.category());
    }

    static String categoryId(Toolkit toolkit) {
        return toolkit.category().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static Map<String, Object> head(Toolkit toolkit) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("slug", toolkit.slug());
        view.put("name", toolkit.name());
        view.put("type", toolkit.custom() ? "custom" : "native");
        view.put("composio_managed_auth_schemes", toolkit.managed().stream().map(AuthScheme::name).toList());
        view.put("is_local_toolkit", false);
        view.put("auth_guide_url", null);
        return view;
    }

    private static Map<String, Object> meta(Toolkit toolkit, Map<String, Object> category) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("created_at", READ);
        meta.put("updated_at", READ);
        meta.put("description", toolkit.description());
        meta.put("logo", toolkit.logo());
        meta.put("app_url", null);
        meta.put("categories", List.of(category));
        meta.put("triggers_count", 0);
        meta.put("tools_count", ToolCatalogue.BUILT_IN.of(toolkit.slug()).size());
        meta.put("version", Versions.LATEST);
        return meta;
    }
}
