package io.github.camelcomposio.operation;

import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.bulk.OpenLedger;

/**
 * Keeps a ledger true where an operation changes an account past the import: before, so that nothing is believed that
 * may no longer be so, whatever becomes of the request; and after, for an import may have written in between.
 *
 * @param handler what changes the account
 * @param gone    whether the account is deleted
 */
record LedgerKeepingHandler(OperationHandler handler, OpenLedger ledger, boolean gone) implements OperationHandler {

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        String id = invocation.arguments().text("connectedAccountId");
        return ledger.touched(id, false)
                .thenCompose(noted -> handler.handle(invocation))
                .thenCompose(reply -> ledger.touched(id, gone).thenApply(noted -> reply));
    }
}
