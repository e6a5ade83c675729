package io.github.camelcomposio.operation;

import java.util.concurrent.CompletableFuture;

/** {@code connectedAccounts/waitForConnection}: asks for the account until it is ACTIVE. */
final class WaitForConnectionHandler implements OperationHandler {

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        return new ConnectionWait(invocation, invocation.arguments().text("connectedAccountId"), null).untilActive()
                .thenApply(account -> Reply.of(invocation, account));
    }
}
