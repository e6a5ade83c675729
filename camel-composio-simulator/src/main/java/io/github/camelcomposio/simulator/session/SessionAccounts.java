package io.github.camelcomposio.simulator.session;

import java.util.List;
import java.util.Optional;

import io.github.camelcomposio.simulator.account.AccountStore;
import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.tool.ToolAccounts;

/**
 * Which connected accounts a session uses.
 *
 * <p>
 * Source: Composio reference, sessions and sharing: pinned accounts alone when there are any, else the user's own.
 * OURS: without pins the newest comes first, only those of the session's auth config for the toolkit count when it
 * names one, and in multi-account mode the newest up to its maximum; an {@code account} that is none of them is 400,
 * code 4300.
 */
final class SessionAccounts {

    private final AccountStore accounts;
    private final ToolAccounts owned;

    SessionAccounts(AccountStore accounts) {
        this.accounts = accounts;
        this.owned = new ToolAccounts(accounts);
    }

    /** Those that come into question, the preferred first, whatever their status. */
    List<ConnectedAccount> of(SessionConfig config, String toolkit) {
        List<String> pins = config.pins(toolkit);
        if (!pins.isEmpty()) {
            return pins.stream().map(accounts::find).flatMap(Optional::stream).toList();
        }
        Optional<String> authConfig = config.authConfig(toolkit);
        return owned.of(config.userId(), toolkit)
                .filter(account -> authConfig.isEmpty() || authConfig.get().equals(account.authConfig().id())).toList();
    }

    /** Those that work. */
    List<ConnectedAccount> usable(SessionConfig config, String toolkit) {
        int most = config.multiAccount() ? config.maxAccounts() : Integer.MAX_VALUE;
        return of(config, toolkit).stream().filter(ConnectedAccount::usable).limit(most).toList();
    }

    /** The one that the session would use, or that comes nearest to it. */
    Optional<ConnectedAccount> preferred(SessionConfig config, String toolkit) {
        return usable(config, toolkit).stream().findFirst().or(() -> of(config, toolkit).stream().findFirst());
    }

    /**
     * The account for an execution.
     *
     * @param selector an account's id, word id or alias; null when none was named
     */
    ConnectedAccount choose(SessionConfig config, String toolkit, String selector) {
        List<ConnectedAccount> usable = usable(config, toolkit);
        if (usable.isEmpty()) {
            throw SessionErrors.noActiveConnection(toolkit);
        }
        if (selector == null && config.explicitSelection() && usable.size() > 1) {
            throw SessionErrors.bad("Several accounts are connected for toolkit " + toolkit + ": select one with account");
        }
        ConnectedAccount chosen = usable.stream().filter(account -> selector == null || selector.equals(account.id())
                || selector.equals(account.wordId()) || selector.equals(account.alias())).findFirst()
                .orElseThrow(() -> SessionErrors
                        .bad("The account " + selector + " is no active connection of this session for " + toolkit));
        if (!chosen.userId().equals(config.userId()) && !chosen.sharing().allows(config.userId())) {
            throw ToolAccounts.forbidden();
        }
        return chosen;
    }
}
