package io.github.camelcomposio.operation;

import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.ApiRequest;

/**
 * {@code sessions/create} and {@code sessions/update}: takes the official client's convenient shapes as well as the
 * wire's.
 */
final class SessionConfigHandler implements OperationHandler {

    private final boolean creates;

    /** @param creates whether what is left out gets the official client's defaults, instead of staying as it is */
    SessionConfigHandler(boolean creates) {
        this.creates = creates;
    }

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        ApiRequest request = RestHandler.request(invocation.operation(), invocation.arguments());
        SessionConfig config = new SessionConfig(invocation.operation().name(), request.body());
        config.addAll("auth_configs", invocation.mappings().authConfigs(), creates);
        config.addAll("connected_accounts", invocation.mappings().accounts(), creates);
        config.toWire();
        if (creates) {
            config.addDefaults(invocation.arguments().text("sessionPreset"));
        }
        return invocation.client().send(request.body(config.body())).thenApply(response -> Reply.of(invocation, response));
    }
}
