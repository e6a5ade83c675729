package io.github.camelcomposio.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import io.github.camelcomposio.client.AccountLookup;
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
        if (!allowsMultiple(invocation) && invocation.arguments().text("userId").contains(",")) {
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
        return new AccountLookup(invocation.operation().name(), invocation.arguments().text("userId"), authConfigId, shared);
    }

    /**
     * The ids of the accounts that are there (with a guard: none); empty where nobody looked.
     */
    static CompletableFuture<Optional<Set<String>>> idsBefore(Invocation invocation, AccountLookup lookup) {
        if (allowsMultiple(invocation)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return lookup.find(invocation.client()).thenApply(accounts -> {
            List<String> ids = accounts.stream().map(account -> Json.text(account, "id")).toList();
            if (!ids.isEmpty()) {
                throw new ComposioConflictException(
                        "the user has an active account of auth config " + lookup.authConfigId() + " already: " + ids,
                        Failure.notSent(invocation.operation().name()).withSuggestedFix(
                                "update it with composio:connectedAccounts/update, or allow another one with"
                                                                                        + " allowMultiple=true"),
                        ids);
            }
            return Optional.of(ids.stream().collect(Collectors.toSet()));
        });
    }

    private static boolean allowsMultiple(Invocation invocation) {
        return invocation.arguments().flag("allowMultiple", false);
    }
}
