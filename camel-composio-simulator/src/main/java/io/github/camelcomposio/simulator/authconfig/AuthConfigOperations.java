package io.github.camelcomposio.simulator.authconfig;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.model.Masking;
import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Page;
import io.github.camelcomposio.simulator.wire.Route;

/**
 * The operations on auth configs; reading them is here.
 *
 * <p>
 * Source: Composio reference, auth configs. OURS: lists give the newest first, and {@code search} looks for a part of
 * the name or the id, whatever the case.
 */
public final class AuthConfigOperations {

    private static final int MOST = 200;

    private final AuthConfigStore store;
    private final AuthConfigView view;
    private final int pageSize;
    private final AuthConfigCreate create;
    private final AuthConfigChanges changes;

    /**
     * @param activeAccounts counts a config's active accounts
     * @param whenDeleted    told of each config that was deleted
     */
    public AuthConfigOperations(
                                Catalogue catalogue, AuthConfigStore store, Masking masking, Clock clock, Ids ids,
                                int pageSize, ToLongFunction<AuthConfig> activeAccounts,
                                Consumer<AuthConfig> whenDeleted) {
        this.store = store;
        this.view = new AuthConfigView(masking, activeAccounts);
        this.pageSize = pageSize;
        this.create = new AuthConfigCreate(catalogue, store, clock);
        this.changes = new AuthConfigChanges(store, clock, ids, whenDeleted);
    }

    public List<Route> routes() {
        return List.of(Route.of("GET", "/auth_configs", this::list).orUser(),
                Route.of("POST", "/auth_configs", create::create).orUser(),
                Route.of("GET", "/auth_configs/{nanoid}", this::get).orUser(),
                Route.of("PATCH", "/auth_configs/{nanoid}", changes::update).orUser(),
                Route.of("PATCH", "/auth_configs/{nanoid}/{status}", changes::status),
                Route.of("DELETE", "/auth_configs/{nanoid}", changes::delete).orUser());
    }

    private Answer get(ApiRequest request) {
        return Answer.json(200, view.full(store.require(request.path().get("nanoid"))));
    }

    private Answer list(ApiRequest request) {
        List<String> toolkits = request.queryList("toolkit_slug");
        Optional<Boolean> managed = request.queryFlag("is_composio_managed");
        boolean showDisabled = request.queryFlag("show_disabled").orElse(false);
        String search = request.query("search").orElse("").toLowerCase(Locale.ROOT);
        List<AuthConfig> found = store.newestFirst().stream()
                .filter(config -> toolkits.isEmpty() || toolkits.contains(config.toolkit().slug()))
                .filter(config -> managed.isEmpty() || managed.get() == config.managed())
                .filter(config -> showDisabled || !config.disabled())
                .filter(config -> (config.name() + " " + config.id()).toLowerCase(Locale.ROOT).contains(search))
                .toList();
        return Answer.json(200, Page.of(request, pageSize, MOST).cut(found, view::full));
    }
}
