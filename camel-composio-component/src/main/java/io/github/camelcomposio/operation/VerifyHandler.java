package io.github.camelcomposio.operation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.bulk.AccountVerification;

/** {@code connectedAccounts/verify}: asks the provider of an account whether it takes the credential. */
final class VerifyHandler implements OperationHandler {

    private final AccountVerification verification;

    VerifyHandler(EndpointScope scope) {
        this.verification = new AccountVerification(
                ConnectedAccounts.VERIFY, scope.client(), scope.ledger(),
                ImportOptions.throttle(scope.policy(), System::nanoTime));
    }

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        return verification.verify(invocation.arguments().text("connectedAccountId"), invocation.sleeper())
                .thenApply(account -> reply(invocation, account));
    }

    private static Reply reply(Invocation invocation, Map<String, Object> account) {
        Map<String, Object> headers = new LinkedHashMap<>();
        ReplyHeaders.ACCOUNT.of(invocation.arguments(), account)
                .forEach((name, value) -> headers.put(Names.header(name), value));
        headers.put(Names.header("requestId"), null);
        headers.put(Names.header("responseCode"), null);
        return new Reply(account, headers);
    }
}
