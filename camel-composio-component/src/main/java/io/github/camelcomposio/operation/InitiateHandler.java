package io.github.camelcomposio.operation;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.AccountCreation;
import io.github.camelcomposio.client.AccountLookup;
import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.model.AuthScheme;
import io.github.camelcomposio.model.ConnectionState;

/**
 * {@code connectedAccounts/initiate}: finds out what the message leaves open, looks whether the user has an active
 * account already, and creates one, once.
 */
final class InitiateHandler implements OperationHandler {

    /** Composio's deprecated form of the state, which is passed on as it came. */
    private static final String OLD_STATE = "data";

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        CredentialResolver resolver = new CredentialResolver(invocation);
        resolver.namedScheme();
        AccountGuard.requireSearchable(invocation);
        return resolver.authConfigId().thenCompose(authConfigId -> state(invocation, resolver, authConfigId)
                .thenCompose(state -> create(invocation, authConfigId, state)));
    }

    /** The state to send; null where a flow is to be started. */
    private static CompletableFuture<ConnectionState> state(
            Invocation invocation, CredentialResolver resolver, String authConfigId) {
        CredentialBody body = invocation.credentials();
        if (body.connectionExtras().containsKey(OLD_STATE)) {
            new CredentialValues(invocation.operation().name()).checked(OLD_STATE, body.connectionExtras().get(OLD_STATE));
            return CompletableFuture.completedFuture(null);
        }
        return resolver.scheme(authConfigId)
                .thenCompose(scheme -> resolver.val(scheme, authConfigId, NewAccount.UNNAMED_API_KEY)
                        .thenApply(val -> {
                            if (body.form() != CredentialBody.Form.STATE) {
                                requireComplete(invocation.operation().name(), scheme, val);
                            }
                            return val.isEmpty() && !scheme.isStatic() && body.form() != CredentialBody.Form.STATE
                                    ? null : NewAccount.state(scheme, val);
                        }));
    }

    private static void requireComplete(String operation, AuthScheme scheme, Map<String, Object> val) {
        if (scheme.isStatic() || !NewAccount.hasNoCredential(val)) {
            NewAccount.requireComplete(operation, scheme, val);
        }
    }

    private static CompletableFuture<Reply> create(Invocation invocation, String authConfigId, ConnectionState state) {
        Arguments arguments = invocation.arguments();
        ApiRequest request = RestHandler.bare(invocation.operation())
                .body(NewAccount.json(arguments, invocation.credentials(), authConfigId, state));
        AccountLookup lookup = AccountGuard.lookup(invocation, authConfigId);
        return AccountGuard.guarded(invocation, lookup, before -> new AccountCreation(
                invocation.client(), request, lookup, state, arguments.text("alias"),
                before.orElse(null)).run()).thenApply(response -> Reply.of(invocation, response));
    }
}
