package io.github.camelcomposio.operation;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.AccountLookup;

/** {@code connectedAccounts/link}: the same look before as {@code initiate}, then one request. */
final class LinkHandler implements OperationHandler {

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        AccountGuard.requireSearchable(invocation);
        return new CredentialResolver(invocation).authConfigId().thenCompose(authConfigId -> {
            AccountLookup lookup = AccountGuard.lookup(invocation, authConfigId);
            return AccountGuard.guarded(invocation, lookup, before -> invocation.client().send(RestHandler.request(
                    invocation.operation(), invocation.arguments(), Map.of("auth_config_id", authConfigId))))
                    .thenApply(response -> Reply.of(invocation, response));
        });
    }
}
