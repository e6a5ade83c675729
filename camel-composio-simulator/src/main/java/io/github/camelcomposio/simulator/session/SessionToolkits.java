package io.github.camelcomposio.simulator.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.authconfig.AuthConfig;
import io.github.camelcomposio.simulator.model.AuthScheme;
import io.github.camelcomposio.simulator.model.Timestamps;
import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.toolkit.Toolkit;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Page;

/**
 * The toolkits of a session with their connections.
 *
 * <p>
 * Source: Composio reference, sessions, toolkits. OURS: {@code is_connected=true} leaves toolkits without
 * authentication out; asked for by slug, a toolkit that the session does not have comes with {@code enabled: false},
 * and an unknown one not at all.
 */
final class SessionToolkits {

    private static final int MOST = 50;

    private final Catalogue toolkits;
    private final SessionAccounts accounts;
    private final int pageSize;

    SessionToolkits(Catalogue toolkits, SessionAccounts accounts, int pageSize) {
        this.toolkits = toolkits;
        this.accounts = accounts;
        this.pageSize = pageSize;
    }

    Answer list(Session session, ApiRequest request) {
        SessionConfig config = session.config();
        List<String> asked = request.queryList("toolkits");
        boolean connected = request.queryFlag("is_connected").orElse(false);
        String search = request.query("search").orElse("").toLowerCase(Locale.ROOT);
        List<Toolkit> found = toolkits.all().stream()
                .filter(toolkit -> asked.isEmpty() ? config.allowsToolkit(toolkit.slug()) : asked.contains(toolkit.slug()))
                .filter(toolkit -> (toolkit.slug() + " " + toolkit.name() + " " + toolkit.description())
                        .toLowerCase(Locale.ROOT).contains(search))
                .filter(toolkit -> !connected
                        || !toolkit.noAuth() && !accounts.usable(config, toolkit.slug()).isEmpty())
                .toList();
        return Answer.json(200, Page.of(request, pageSize, MOST).cut(found, toolkit -> view(config, toolkit)));
    }

    private Map<String, Object> view(SessionConfig config, Toolkit toolkit) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", toolkit.name());
        view.put("slug", toolkit.slug());
        view.put("enabled", config.allowsToolkit(toolkit.slug()));
        view.put("is_no_auth", toolkit.noAuth());
        view.put("composio_managed_auth_schemes", toolkit.managed().stream().map(AuthScheme::name).toList());
        view.put("meta", Map.of("logo", toolkit.logo(), "description", toolkit.description()));
        view.put("connected_account", toolkit.noAuth()
                ? null : accounts.preferred(config, toolkit.slug()).map(SessionToolkits::view).orElse(null));
        return view;
    }

    private static Map<String, Object> view(ConnectedAccount account) {
        AuthConfig config = account.authConfig();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", account.id());
        view.put("user_id", account.userId());
        view.put("status", account.status().name());
        view.put("created_at", Timestamps.of(account.createdAt()));
        view.put("auth_config", Map.of("id", config.id(), "auth_scheme", config.scheme().name(), "is_composio_managed",
                config.managed()));
        return view;
    }
}
