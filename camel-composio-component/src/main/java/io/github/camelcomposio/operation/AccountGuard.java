package io.github.camelcomposio.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.camelcomposio.client.AccountLookup;
import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.Failure;

/**
 * Keeps {@code initiate} and {@code link} from giving a user a second active account of an auth config, unless the
 * endpoint says {@code allowMultiple=true}. Composio itself does not refuse it.
 */
final class AccountGuard {

    private AccountGuard() {
    }

    /** Lists are joined with commas on the wire, so that such a user can't be looked up. */
    static void requireSearchable(Invocation invocation) {
        if (looksFirst(invocation) && invocation.arguments().text("userId").contains(",")) {
            throw new ComposioInvalidRequestException(
                    invocation.operation().name(),
                    "the userId has a comma in it, and Composio can't look up such a user; use other ids, or"
                                                   + " allowMultiple=true, which looks nobody"
                                                   + " up");
        }
    }

    static AccountLookup lookup(Invocation invocation, String authConfigId) {
        boolean shared = invocation.credentials().connectionExtras().get("experimental") instanceof Map<?, ?> sharing
                && "SHARED".equals(sharing.get("account_type"));
        return new AccountLookup(
                invocation.operation().name(), invocation.arguments().text("userId"), authConfigId,
                shared ? AccountLookup.Scope.ACTIVE : AccountLookup.Scope.PRIVATE_ACTIVE);
    }

    /**
     * Creates an account after a look for others, one at a time for a user and auth config. The creation gets the ids
     * of the accounts that were there, or nothing where nobody looked: several are allowed, and there is no alias by
     * which the new one could be found.
     */
    static CompletableFuture<ApiResponse> guarded(
            Invocation invocation, AccountLookup lookup,
            Function<Optional<Set<String>>, CompletableFuture<ApiResponse>> creation) {
        boolean multiple = allowsMultiple(invocation);
        if (!looksFirst(invocation)) {
            return creation.apply(Optional.empty());
        }
        List<String> subject = List.of(lookup.userId(), lookup.authConfigId());
        return invocation.client().turns().inTurn(subject, () -> lookup.find(invocation.client()).thenCompose(accounts -> {
            List<String> ids = accounts.stream().map(account -> Json.text(account, "id")).toList();
            if (!ids.isEmpty() && !multiple) {
                throw alreadyThere(invocation, lookup, ids);
            }
            return creation.apply(Optional.of(Set.copyOf(ids)));
        }));
    }

    private static ComposioConflictException alreadyThere(
            Invocation invocation, AccountLookup lookup, List<String> ids) {
        return new ComposioConflictException(
                "the user has an active account of auth config " + lookup.authConfigId() + " already: " + ids,
                Failure.notSent(invocation.operation().name()).withSuggestedFix(
                        "update it with composio:connectedAccounts/update, or allow another one with allowMultiple=true"),
                ids);
    }

    private static boolean looksFirst(Invocation invocation) {
        return !allowsMultiple(invocation) || invocation.arguments().text("alias") != null;
    }

    private static boolean allowsMultiple(Invocation invocation) {
        return invocation.arguments().flag("allowMultiple", false);
    }
}
