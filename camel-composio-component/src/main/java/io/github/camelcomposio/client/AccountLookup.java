package io.github.camelcomposio.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.model.ConnectionStatus;

/**
 * Finds the active accounts that a user has for an auth config, as the official client does before it creates one; many
 * look-ups become one request. All pages are read, and what comes back is compared exactly.
 *
 * @param operation    what it is part of, for messages
 * @param userId       whose accounts
 * @param authConfigId of which auth config
 * @param shared       whether shared accounts count too
 */
public record AccountLookup(String operation, String userId, String authConfigId, boolean shared) {

    /** The accounts, as the list gives them. */
    public CompletableFuture<List<Map<String, Object>>> find(ComposioClient client) {
        return client.accountLookups().find(this);
    }

    /** The request for these users' accounts, with the rest as this one has it. */
    ApiRequest request(List<String> userIds) {
        ApiRequest request = ApiRequest.get(operation, "/connected_accounts")
                .query("auth_config_ids", authConfigId)
                .query("statuses", ConnectionStatus.ACTIVE)
                .query("user_ids", userIds);
        return shared ? request.query("account_type", "ALL") : request;
    }

    boolean matches(Map<String, Object> account) {
        return userId.equals(Json.text(account, "user_id"))
                && authConfigId.equals(Json.text(Json.object(account, "auth_config"), "id"));
    }
}
