package io.github.camelcomposio.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.model.ConnectionStatus;

/**
 * Finds the active accounts that a user has for an auth config, as the official client does before it creates one. All
 * pages are read, and what comes back is compared exactly.
 *
 * @param operation    what it is part of, for messages
 * @param userId       whose accounts
 * @param authConfigId of which auth config
 * @param shared       whether shared accounts count too
 */
public record AccountLookup(String operation, String userId, String authConfigId, boolean shared) {

    /** The accounts, as the list gives them. */
    public CompletableFuture<List<Map<String, Object>>> find(ComposioClient client) {
        return page(client, null, new ArrayList<>());
    }

    private CompletableFuture<List<Map<String, Object>>> page(
            ComposioClient client, String cursor, List<Map<String, Object>> found) {
        ApiRequest request = ApiRequest.get(operation, "/connected_accounts")
                .query("auth_config_ids", authConfigId)
                .query("statuses", ConnectionStatus.ACTIVE)
                .query("user_ids", userId);
        if (shared) {
            request.query("account_type", "ALL");
        }
        if (cursor != null) {
            request.query("cursor", cursor);
        }
        return client.send(request).thenCompose(response -> {
            Pages.items(response).stream().filter(this::matches).forEach(found::add);
            String next = Pages.nextCursor(response);
            return next == null ? CompletableFuture.completedFuture(found) : page(client, next, found);
        });
    }

    private boolean matches(Map<String, Object> account) {
        return userId.equals(Json.text(account, "user_id"))
                && authConfigId.equals(Json.text(Json.object(account, "auth_config"), "id"));
    }
}
