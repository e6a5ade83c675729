package io.github.camelcomposio.simulator.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelcomposio.simulator.model.Status;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Page;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * {@code GET /connected_accounts}. Looks only at the accounts of the users, ids or auth configs that are asked for.
 *
 * <p>
 * Source: Composio reference, connected accounts, list: filters combine with AND, the values of one with OR, and SHARED
 * accounts appear only when asked for. OURS: at most 1,000 items a page; equal times are ordered by creation.
 */
final class AccountList {

    private static final int MOST = 1000;

    private final AccountStore accounts;
    private final AccountView view;
    private final int pageSize;

    AccountList(AccountStore accounts, AccountView view, int pageSize) {
        this.accounts = accounts;
        this.view = view;
        this.pageSize = pageSize;
    }

    Answer list(ApiRequest request) {
        Set<String> users = set(request, "user_ids");
        Set<String> authConfigs = set(request, "auth_config_ids");
        Set<String> ids = set(request, "connected_account_ids");
        Set<String> toolkits = set(request, "toolkit_slugs");
        Set<String> statuses = set(request, "statuses");
        if (!Status.NAMES.containsAll(statuses)) {
            throw ApiError.invalid(Shape.notOneOf(Status.NAMES, "query.statuses"));
        }
        String type = request.queryWord("account_type", "PRIVATE", List.of("PRIVATE", "SHARED", "ALL"));
        Comparator<ConnectedAccount> order = order(request);
        Page page = Page.of(request, pageSize, MOST);

        List<ConnectedAccount> found = new ArrayList<>(
                candidates(ids, users, authConfigs)
                        .filter(account -> ids.isEmpty() || ids.contains(account.id()))
                        .filter(account -> users.isEmpty() || users.contains(account.userId()))
                        .filter(account -> authConfigs.isEmpty() || authConfigs.contains(account.authConfig().id()))
                        .filter(account -> toolkits.isEmpty()
                                || toolkits.contains(account.authConfig().toolkit().slug()))
                        .filter(account -> statuses.isEmpty() || statuses.contains(account.status().name()))
                        .filter(account -> type.equals("ALL") || type.equals("SHARED") == account.sharing().shared())
                        .toList());
        found.sort(order);
        return Answer.json(200, page.cut(found, view::item));
    }

    private Stream<ConnectedAccount> candidates(Set<String> ids, Set<String> users, Set<String> authConfigs) {
        if (!ids.isEmpty()) {
            return ids.stream().map(accounts::find).flatMap(Optional::stream);
        } else if (!users.isEmpty()) {
            return users.stream().map(accounts::ofUser).flatMap(Collection::stream);
        } else if (!authConfigs.isEmpty()) {
            return authConfigs.stream().map(accounts::ofConfig).flatMap(Collection::stream);
        } else {
            return accounts.all().stream();
        }
    }

    private static Comparator<ConnectedAccount> order(ApiRequest request) {
        String by = request.queryWord("order_by", "created_at", List.of("created_at", "updated_at"));
        Comparator<ConnectedAccount> order = Comparator.comparingLong(ConnectedAccount::sequence);
        if (by.equals("updated_at")) {
            order = Comparator.comparing(ConnectedAccount::updatedAt)
                    .thenComparing(order);
        }
        String direction = request.queryWord("order_direction", "desc", List.of("asc", "desc"));
        return direction.equals("desc") ? order.reversed() : order;
    }

    private static Set<String> set(ApiRequest request, String name) {
        return new LinkedHashSet<>(request.queryList(name));
    }
}
