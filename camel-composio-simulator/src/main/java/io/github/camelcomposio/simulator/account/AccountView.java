package io.github.camelcomposio.simulator.account;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcomposio.simulator.authconfig.AuthConfig;
import io.github.camelcomposio.simulator.model.AuthScheme;
import io.github.camelcomposio.simulator.model.Masking;
import io.github.camelcomposio.simulator.model.Status;
import io.github.camelcomposio.simulator.model.Timestamps;

/** A connected account as the wire has it, its secrets masked. Source: Composio reference, connected accounts. */
final class AccountView {

    private final Masking masking;

    AccountView(Masking masking) {
        this.masking = masking;
    }

    /** As a list gives it. */
    Map<String, Object> item(ConnectedAccount account) {
        Map<String, Object> view = new LinkedHashMap<>();
        AuthConfig config = account.authConfig();
        Map<String, Object> state = state(account);
        view.put("toolkit", Map.of("slug", config.toolkit().slug()));
        view.put("auth_config", Map.of("id", config.id(), "auth_scheme", account.scheme().name(),
                "is_composio_managed", config.managed(), "is_disabled", config.disabled()));
        view.put("id", account.id());
        view.put("word_id", account.wordId());
        view.put("alias", account.alias());
        view.put("user_id", account.userId());
        view.put("status", account.status().name());
        view.put("status_reason", account.statusReason());
        view.put("is_disabled", account.disabled());
        view.put("created_at", Timestamps.of(account.createdAt()));
        view.put("updated_at", Timestamps.of(account.updatedAt()));
        view.put("state", state);
        view.put("data", state.get("val"));
        view.put("experimental", account.sharing().view());
        if (config.toolkit().currentUser() != null) {
            view.put("test_request_endpoint", testEndpoint(account));
        }
        return view;
    }

    /** As get gives it. */
    Map<String, Object> full(ConnectedAccount account) {
        Map<String, Object> view = item(account);
        view.put("params", Map.of());
        if (account.scheme() == AuthScheme.OAUTH2) {
            view.put("requested_scopes", account.authConfig().scopes());
        }
        return view;
    }

    /** As create gives it. */
    Map<String, Object> created(ConnectedAccount account) {
        String redirect = redirect(account);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", account.id());
        view.put("connectionData", state(account));
        view.put("status", account.status().name());
        view.put("redirect_url", redirect);
        view.put("redirect_uri", redirect);
        view.put("experimental", account.sharing().view());
        return view;
    }

    private Map<String, Object> state(ConnectedAccount account) {
        Map<String, Object> val = new LinkedHashMap<>();
        val.put("status", account.status().name());
        val.putAll(masking.account(account.val(), account.authConfig().toolkit().secrets(account.scheme())));
        if (redirect(account) != null) {
            val.put("redirectUrl", redirect(account));
        }
        return Map.of("authScheme", account.scheme().name(), "val", val);
    }

    private static String redirect(ConnectedAccount account) {
        return account.status() == Status.INITIATED && account.link() != null ? account.link().url() : null;
    }

    private static String testEndpoint(ConnectedAccount account) {
        Object base = account.val().getOrDefault("base_url", account.authConfig().toolkit().baseUrl());
        Object subdomain = account.val().getOrDefault("subdomain", "{{subdomain}}");
        return String.valueOf(base).replace("{{subdomain}}", String.valueOf(subdomain))
               + account.authConfig().toolkit().currentUser();
    }
}
