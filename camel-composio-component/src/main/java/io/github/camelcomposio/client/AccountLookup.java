package io.github.camelcomposio.client;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.model.ConnectionStatus;

/**
 * Finds the accounts that a user has for an auth config, before one is created; many look-ups become one request. All
 * pages are read, and what comes back is compared exactly.
 *
 * @param operation    what it is part of, for messages
 * @param userId       whose accounts
 * @param authConfigId of which auth config
 * @param scope        which of them
 */
public record AccountLookup(String operation, String userId, String authConfigId, Scope scope) {

    /** Which accounts a look-up asks for. */
    public enum Scope {

        /** the active ones that are the user's alone, as the official client looks for them */
        PRIVATE_ACTIVE,
        /** the active ones, shared ones too */
        ACTIVE,
        /** every one, whatever its status, shared ones too */
        ALL
    }

    private static final Set<String> UNFINISHED = Set.of(ConnectionStatus.INITIALIZING, ConnectionStatus.INITIATED);

    /** The accounts, as the list gives them. */
    public CompletableFuture<List<Map<String, Object>>> find(ComposioClient client) {
        return client.accountLookups().find(this, client);
    }

    /** The request for these users' accounts, with the rest as this one has it. */
    ApiRequest request(List<String> userIds) {
        ApiRequest request = ApiRequest.get(operation, "/connected_accounts").query("auth_config_ids", authConfigId);
        if (scope != Scope.ALL) {
            request.query("statuses", ConnectionStatus.ACTIVE);
        }
        request.query("user_ids", userIds);
        return scope == Scope.PRIVATE_ACTIVE ? request : request.query("account_type", "ALL");
    }

    /**
     * Whether an account that is created with this status shows in the look-up, and is all that the create has to give:
     * an unfinished one comes with a page for the user, which no look-up has.
     */
    boolean shows(Object status) {
        return ConnectionStatus.ACTIVE.equals(status)
                || scope == Scope.ALL && status != null && !UNFINISHED.contains(status);
    }

    boolean matches(Map<String, Object> account) {
        return userId.equals(Json.text(account, "user_id"))
                && authConfigId.equals(Json.text(Json.object(account, "auth_config"), "id"));
    }
}
