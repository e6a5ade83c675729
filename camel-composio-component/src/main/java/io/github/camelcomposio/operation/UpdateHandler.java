package io.github.camelcomposio.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.Failure;
import io.github.camelcomposio.model.AuthScheme;
import io.github.camelcomposio.model.ConnectionState;
import io.github.camelcomposio.model.CredentialFields;

/**
 * {@code connectedAccounts/update}: new credentials, a new alias or a new ACL for an account that is there. What is
 * left out stays, an explicit null removes a field.
 */
final class UpdateHandler implements OperationHandler {

    /** What the import guide calls an API key on update. */
    private static final String UNNAMED_API_KEY = "generic_api_key";

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        CredentialBody body = invocation.credentials();
        if (Stream.of(body.fields(), body.extras()).flatMap(members -> members.keySet().stream())
                .anyMatch("enabled"::equalsIgnoreCase)) {
            throw invalid(invocation, "an update can't enable or disable an account; use composio:connectedAccounts/enable"
                                      + " or composio:connectedAccounts/disable");
        }
        if (body.form() == CredentialBody.Form.NONE) {
            return patch(invocation, null);
        }
        return target(invocation).thenCompose(target -> {
            requirePatchable(invocation, target.scheme());
            return new CredentialResolver(invocation).val(target.scheme(), target.authConfigId(), UNNAMED_API_KEY)
                    .thenCompose(val -> patch(invocation, state(invocation, target.scheme(), val)));
        });
    }

    /** Scheme and auth config of the account: as the message names them, else as the account has them. */
    private static CompletableFuture<Target> target(Invocation invocation) {
        AuthScheme named = new CredentialResolver(invocation).namedScheme();
        String authConfigId = invocation.arguments().text("authConfigId");
        boolean namesFields = invocation.credentials().form() == CredentialBody.Form.STATE;
        if (named != null && (namesFields || authConfigId != null)) {
            return CompletableFuture.completedFuture(new Target(named, authConfigId));
        }
        if (authConfigId != null) {
            return new CredentialResolver(invocation).scheme(authConfigId)
                    .thenApply(scheme -> new Target(scheme, authConfigId));
        }
        ApiRequest get = ApiRequest.get(invocation.operation().name(), "/connected_accounts/{connectedAccountId}")
                .path("connectedAccountId", invocation.arguments().text("connectedAccountId"));
        return invocation.client().send(get).thenApply(response -> {
            Map<String, Object> config = Json.object(response.body(), "auth_config");
            String scheme = Json.text(Json.object(response.body(), "state"), "authScheme");
            String name = scheme != null ? scheme : String.valueOf(Json.text(config, "auth_scheme"));
            return new Target(
                    named != null
                            ? named : AuthScheme.find(name).orElseThrow(() -> invalid(invocation,
                                    "the account has a scheme that is not known here; give authScheme")),
                    Json.text(config, "id"));
        });
    }

    private static void requirePatchable(Invocation invocation, AuthScheme scheme) {
        if (!scheme.isPatchable()) {
            String id = invocation.arguments().text("connectedAccountId");
            throw new ComposioConflictException(
                    "Composio takes no new credentials for a " + scheme + " account", Failure
                            .notSent(invocation.operation().name())
                            .withSuggestedFix("create another account and delete this one, or let the user connect again with"
                                              + " composio:connectedAccounts/link"),
                    List.of(id));
        }
    }

    private static ConnectionState state(Invocation invocation, AuthScheme scheme, Map<String, Object> val) {
        Map<String, Object> fields = new LinkedHashMap<>(val);
        fields.remove("status");
        if (invocation.credentials().form() == CredentialBody.Form.FLAT) {
            String base = fields.keySet().stream().filter(CredentialFields.BASE::contains).collect(Collectors.joining(", "));
            if (!base.isEmpty()) {
                throw invalid(invocation, "Composio can't change " + base + " of an account; leave it out, or create another"
                                          + " account");
            }
        }
        if (fields.isEmpty()) {
            throw invalid(invocation, "the message has no credential: nothing to update");
        }
        return new ConnectionState(scheme, fields);
    }

    private static CompletableFuture<Reply> patch(Invocation invocation, ConnectionState state) {
        Map<String, Object> json = new LinkedHashMap<>();
        CredentialBody body = invocation.credentials();
        if (state != null) {
            json.put("connection", Map.of("state", state.toWire()));
        }
        String alias = invocation.arguments().text("alias");
        if (alias != null || body.clearsAlias()) {
            json.put("alias", alias == null ? "" : alias);
        }
        json.putAll(body.connectionExtras());
        json.putAll(body.extras());
        if (json.isEmpty()) {
            throw invalid(invocation, "the message has neither credentials nor an alias: nothing to update");
        }
        ApiRequest request = RestHandler.bare(invocation.operation())
                .path("connectedAccountId", invocation.arguments().text("connectedAccountId"))
                .body(json);
        return invocation.client().send(request).thenApply(response -> Reply.of(invocation, response));
    }

    private static ComposioInvalidRequestException invalid(Invocation invocation, String what) {
        return new ComposioInvalidRequestException(invocation.operation().name(), what);
    }

    private record Target(AuthScheme scheme, String authConfigId) {
    }
}
