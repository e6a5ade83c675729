package io.github.camelcomposio.simulator.account;

import java.util.List;

import io.github.camelcomposio.simulator.authconfig.AuthConfigStore;
import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.model.Masking;
import io.github.camelcomposio.simulator.model.Settings;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Route;

/** The operations on connected accounts. Source: Composio reference, connected accounts. */
public final class AccountOperations {

    private final AccountStore accounts;
    private final AccountView view;
    private final AccountCreate create;
    private final AccountLink link;
    private final AccountList list;
    private final AccountPatch patch;
    private final AccountLifecycle lifecycle;
    private final CompleteAuth completeAuth;

    public AccountOperations(
                             AccountStore accounts, AuthConfigStore configs, Links links, Masking masking, Ids ids,
                             Settings settings) {
        this.accounts = accounts;
        this.view = new AccountView(masking);
        this.create = new AccountCreate(accounts, configs, links, view, settings);
        this.link = new AccountLink(accounts, configs, links);
        this.list = new AccountList(accounts, view, settings.pageSize());
        this.patch = new AccountPatch(accounts, settings);
        this.lifecycle = new AccountLifecycle(accounts, links, ids, settings.clock());
        this.completeAuth = new CompleteAuth(links, settings.clock());
    }

    public List<Route> routes() {
        return List.of(Route.of("GET", "/connected_accounts", list::list).orUser(),
                Route.of("POST", "/connected_accounts", create::create),
                Route.of("POST", "/connected_accounts/link", link::link).orUser(),
                Route.newest("POST", "/connected_accounts/complete_auth", completeAuth::complete),
                Route.of("GET", "/connected_accounts/{nanoid}", this::get).orUser(),
                Route.of("PATCH", "/connected_accounts/{nanoid}", patch::patch),
                Route.of("DELETE", "/connected_accounts/{nanoid}", lifecycle::delete).orUser(),
                Route.of("PATCH", "/connected_accounts/{nanoId}/status", lifecycle::status),
                Route.of("POST", "/connected_accounts/{nanoid}/refresh", lifecycle::refresh),
                Route.newest("POST", "/connected_accounts/{nanoid}/revoke", lifecycle::revoke));
    }

    private Answer get(ApiRequest request) {
        return Answer.json(200, view.full(accounts.require(request.path().get("nanoid"))));
    }
}
