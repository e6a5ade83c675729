package io.github.camelcomposio.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.AccountCreation;
import io.github.camelcomposio.client.AccountLookup;
import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.model.AuthScheme;
import io.github.camelcomposio.model.ConnectionState;
import io.github.camelcomposio.model.CredentialFields;

/**
 * {@code connectedAccounts/initiate}: finds out what the message leaves open, looks whether the user has an active
 * account already, and creates one, once.
 */
final class InitiateHandler implements OperationHandler {

    /** What the import guide calls an API key on create. */
    private static final String UNNAMED_API_KEY = "api_key";
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
        return resolver.scheme(authConfigId).thenCompose(scheme -> resolver.val(scheme, authConfigId, UNNAMED_API_KEY)
                .thenApply(val -> {
                    if (body.form() != CredentialBody.Form.STATE) {
                        requireComplete(invocation, scheme, val);
                    }
                    return val.isEmpty() && !scheme.isStatic() && body.form() != CredentialBody.Form.STATE
                            ? null : withStatus(scheme, val);
                }));
    }

    private static void requireComplete(Invocation invocation, AuthScheme scheme, Map<String, Object> val) {
        boolean noCredential = CredentialFields.BASE.containsAll(val.keySet());
        if (noCredential && !scheme.isStatic()) {
            return;
        }
        List<String> missing = scheme.requiredFields().stream().filter(field -> val.get(field) == null).toList();
        if (!missing.isEmpty()) {
            throw new ComposioInvalidRequestException(
                    invocation.operation().name(),
                    "a " + scheme + " account needs " + String.join(", ", missing) + ", and the message has none");
        }
        if (scheme == AuthScheme.API_KEY && noCredential) {
            throw new ComposioInvalidRequestException(
                    invocation.operation().name(),
                    "an API_KEY account needs a key, such as " + scheme.optionalFields().get(0)
                                                   + " or api_key, and the message has none");
        }
    }

    private static ConnectionState withStatus(AuthScheme scheme, Map<String, Object> val) {
        Map<String, Object> complete = new LinkedHashMap<>(val);
        complete.putIfAbsent("status", scheme.defaultStatus(val));
        return new ConnectionState(scheme, complete);
    }

    private static CompletableFuture<Reply> create(Invocation invocation, String authConfigId, ConnectionState state) {
        Arguments arguments = invocation.arguments();
        ApiRequest request = request(invocation, authConfigId, state);
        AccountLookup lookup = AccountGuard.lookup(invocation, authConfigId);
        return AccountGuard.guarded(invocation, lookup, before -> new AccountCreation(
                invocation.client(), request, lookup, state, arguments.text("alias"),
                before.orElse(null)).run()).thenApply(response -> Reply.of(invocation, response));
    }

    private static ApiRequest request(Invocation invocation, String authConfigId, ConnectionState state) {
        Arguments arguments = invocation.arguments();
        CredentialBody body = invocation.credentials();
        Map<String, Object> connection = new LinkedHashMap<>();
        connection.put("user_id", arguments.text("userId"));
        if (arguments.text("callbackUrl") != null) {
            connection.put("callback_url", arguments.text("callbackUrl"));
        }
        if (arguments.text("alias") != null) {
            connection.put("alias", arguments.text("alias"));
        }
        if (state != null) {
            connection.put("state", state.toWire());
        }
        connection.putAll(body.connectionExtras());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("auth_config", Map.of("id", authConfigId));
        json.put("connection", connection);
        json.putAll(body.extras());
        return RestHandler.bare(invocation.operation()).body(json);
    }
}
