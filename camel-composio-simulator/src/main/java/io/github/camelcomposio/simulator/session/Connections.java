package io.github.camelcomposio.simulator.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelcomposio.simulator.account.AccountStore;
import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.account.Link;
import io.github.camelcomposio.simulator.execution.Outcome;
import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.toolkit.Toolkit;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.Maps;

/**
 * {@code COMPOSIO_MANAGE_CONNECTIONS} and {@code COMPOSIO_WAIT_FOR_CONNECTIONS}.
 *
 * <p>
 * Source: Composio reference, sessions, execute, the proposal for a simulator. OURS: what is not active gets a new page
 * at each call; a toolkit that can't be connected has the status {@code failed} and an {@code error_message};
 * {@code remove_accounts} deletes the user's own accounts; waiting tells at once how things stand.
 */
final class Connections {

    private final Catalogue toolkits;
    private final AccountStore store;
    private final SessionAccounts accounts;
    private final SessionLinks links;

    Connections(Catalogue toolkits, AccountStore store, SessionAccounts accounts, SessionLinks links) {
        this.toolkits = toolkits;
        this.store = store;
        this.accounts = accounts;
        this.links = links;
    }

    Outcome manage(SessionConfig config, Map<String, Object> arguments) {
        List<String> unwanted = Maps.texts(arguments, "remove_accounts");
        if (!unwanted.isEmpty() && !config.on("manage_connections", "enable_connection_removal", true)) {
            return Outcome.failed("Removing connections is not enabled in this session");
        }
        List<String> removed = new ArrayList<>();
        unwanted.forEach(id -> store.find(id).filter(account -> account.userId().equals(config.userId()))
                .ifPresent(account -> {
                    store.remove(account);
                    removed.add(id);
                }));
        boolean again = Boolean.TRUE.equals(arguments.get("reinitiate_all"));
        Map<String, Object> results = new LinkedHashMap<>();
        Maps.texts(arguments, "toolkits").forEach(slug -> results.put(slug, connect(config, slug, again)));
        long waiting = results.values().stream().filter(result -> "initiated".equals(((Map<?, ?>) result).get("status")))
                .count();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("message", waiting == 1
                ? "1 connection needs authentication" : waiting + " connections need authentication");
        data.put("results", results);
        if (!unwanted.isEmpty()) {
            data.put("removed_accounts", removed);
        }
        return Outcome.of(data);
    }

    /** How things stand, without changing them. */
    Map<String, Object> look(SessionConfig config, List<String> slugs) {
        Map<String, Object> results = new LinkedHashMap<>();
        slugs.forEach(slug -> results.put(slug, Map.of("toolkit", slug, "status", status(config, slug))));
        boolean all = results.values().stream().allMatch(result -> "active".equals(((Map<?, ?>) result).get("status")));
        return Map.of("message", all ? "All connections are active" : "Some connections are not active yet", "results",
                results, "all_connected", all);
    }

    private String status(SessionConfig config, String slug) {
        if (toolkits.find(slug).filter(Toolkit::noAuth).isPresent()) {
            return "active";
        }
        return accounts.preferred(config, slug).map(account -> account.usable()
                ? "active" : account.status().pending() ? "initiated" : "failed").orElse("failed");
    }

    private Map<String, Object> connect(SessionConfig config, String slug, boolean again) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("toolkit", slug);
        Optional<ConnectedAccount> active = accounts.usable(config, slug).stream().findFirst();
        boolean open = toolkits.find(slug).filter(Toolkit::noAuth).isPresent();
        if (open || active.isPresent() && !again) {
            result.put("status", "active");
            active.ifPresent(account -> result.put("connected_account_id", account.id()));
            if (config.multiAccount() && active.isPresent()) {
                result.put("accounts", accounts.usable(config, slug).stream()
                        .map(account -> SessionSearch.account(account, active.get())).toList());
            }
            return result;
        }
        try {
            Link link = links.open(config, slug, Map.of());
            result.put("status", "initiated");
            result.put("connected_account_id", link.account().id());
            result.put("redirect_url", SessionLinks.url(config, link));
        } catch (ApiError e) {
            result.put("status", "failed");
            result.put("error_message", e.getMessage());
        }
        return result;
    }
}
