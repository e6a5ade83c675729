package io.github.camelcomposio.simulator.tool;

import java.util.Comparator;
import java.util.stream.Stream;

import io.github.camelcomposio.simulator.account.AccountStore;
import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.wire.ApiError;

/**
 * Finds the account with whose credentials a tool runs outside a session.
 *
 * <p>
 * Source: Composio reference, tools, execute, and sharing and ACL: SHARED accounts serve other users only when a
 * session pins them. OURS: without an account's id the user's newest usable one is taken, private or not; an account of
 * another toolkit is answered as if it were unknown; without a user, a named account runs for its owner.
 */
public final class ToolAccounts {

    private final AccountStore accounts;

    public ToolAccounts(AccountStore accounts) {
        this.accounts = accounts;
    }

    /**
     * The account to use.
     *
     * @param userId    null when the request names none
     * @param accountId null when the request names none
     */
    public ConnectedAccount choose(String toolkit, String userId, String accountId) {
        return accountId == null ? newest(toolkit, userId == null ? "default" : userId) : named(toolkit, userId, accountId);
    }

    /** A user's accounts for a toolkit, the newest first. */
    public Stream<ConnectedAccount> of(String userId, String toolkit) {
        return accounts.ofUser(userId).stream()
                .filter(account -> account.authConfig().toolkit().slug().equals(toolkit))
                .sorted(Comparator.comparingLong(ConnectedAccount::sequence).reversed());
    }

    /** Refuses with 422 what is not ACTIVE or was switched off. */
    public static ConnectedAccount requireUsable(ConnectedAccount account) {
        if (!account.usable()) {
            throw new ApiError(
                    422, 422, "ConnectedAccount_NotUsable",
                    "The connected account is not usable in its present state",
                    "The account is " + account.status() + ". Connect it again, or use another one.");
        }
        return account;
    }

    /** 404, code 1810. */
    public static ApiError notFound(String what) {
        return new ApiError(
                404, 1810, "ActionExecute_ConnectedAccountNotFound", "No connected account found for " + what,
                "Connect an account for this user and toolkit.");
    }

    private ConnectedAccount newest(String toolkit, String userId) {
        return of(userId, toolkit).filter(ConnectedAccount::usable).findFirst()
                .orElseThrow(() -> notFound("user " + userId + " and toolkit " + toolkit));
    }

    private ConnectedAccount named(String toolkit, String userId, String accountId) {
        ConnectedAccount account = accounts.find(accountId)
                .filter(found -> found.authConfig().toolkit().slug().equals(toolkit))
                .orElseThrow(() -> notFound("the id " + accountId + " and toolkit " + toolkit));
        if (userId != null && !account.userId().equals(userId)) {
            if (account.sharing().shared()) {
                throw forbidden();
            }
            throw new ApiError(
                    400, 1812, "ActionExecute_ConnectedAccountEntityIdMismatch",
                    "Connected account " + accountId + " does not belong to the user of the request",
                    "Send the user to whom the account belongs.");
        }
        return requireUsable(account);
    }

    /** 403: a SHARED account that this user may not use. */
    public static ApiError forbidden() {
        return new ApiError(
                403, 403, "ConnectedAccount_Forbidden", "This user may not use the shared connected account",
                "Change the account's rules, and pin it in a session.");
    }
}
