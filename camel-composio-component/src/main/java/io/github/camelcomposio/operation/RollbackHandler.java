package io.github.camelcomposio.operation;

import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.bulk.Rollback;

/** {@code connectedAccounts/rollback}: says which run; the rest is the {@link Rollback}'s. */
final class RollbackHandler implements OperationHandler {

    private final Rollback rollback;

    RollbackHandler(EndpointScope scope) {
        if (scope.ledger() == null) {
            throw new IllegalArgumentException(
                    "Option ledger is missing: connectedAccounts/rollback undoes what the ledger of the import says, such as"
                                               + " ledger=#myLedger");
        }
        rollback = scope.imports().rollback(
                ConnectedAccounts.ROLLBACK, scope.client(), scope.ledger(), scope.policy().flag("dryRun", false));
    }

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        String runId = invocation.arguments().text("runId");
        return rollback.run(runId).thenApply(done -> Reply.ofRun(done, runId));
    }
}
