package io.github.camelcomposio.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.AuthConfig;
import io.github.camelcomposio.client.AuthConfigDirectory;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.Failure;
import io.github.camelcomposio.model.AuthScheme;

/**
 * Turns a message's credentials into the fields that Composio wants, asking Composio (once, see
 * {@link AuthConfigDirectory}) for what the message leaves open: auth config, scheme, names of fields.
 */
final class CredentialResolver {

    private final Invocation invocation;
    private final String operation;
    private final AuthConfigDirectory directory;

    CredentialResolver(Invocation invocation) {
        this.invocation = invocation;
        this.operation = invocation.operation().name();
        this.directory = invocation.client().authConfigs();
    }

    /** The auth config: named, else the endpoint's for the toolkit, else the toolkit's only enabled one. */
    CompletableFuture<String> authConfigId() {
        String id = invocation.arguments().text("authConfigId");
        if (id != null) {
            return CompletableFuture.completedFuture(id);
        }
        String toolkit = invocation.arguments().text("toolkit");
        if (toolkit == null) {
            throw new ComposioInvalidRequestException(
                    operation,
                    "argument authConfigId is missing: give it as header CamelComposioAuthConfigId, as body field"
                               + " authConfigId or as endpoint option authConfigId; or give"
                               + " the toolkit, with an endpoint option"
                               + " authConfig.<toolkit>=ac_… if it has several auth configs");
        }
        String slug = toolkit.strip().toLowerCase(Locale.ROOT);
        String mapped = invocation.mappings().authConfigs().get(slug);
        return mapped != null
                ? CompletableFuture.completedFuture(mapped)
                : directory.enabledOf(slug).thenApply(configs -> only(slug, configs));
    }

    private String only(String toolkit, List<AuthConfig> enabled) {
        String scheme = invocation.arguments().text("authScheme");
        List<AuthConfig> fitting = enabled.stream()
                .filter(config -> scheme == null || scheme.equalsIgnoreCase(config.scheme())).toList();
        if (fitting.size() == 1) {
            return fitting.get(0).id();
        }
        String what = "toolkit " + toolkit + (scheme == null ? "" : " with scheme " + scheme);
        if (fitting.isEmpty()) {
            throw new ComposioInvalidRequestException(
                    operation,
                    what + " has no enabled auth config; create one with composio:authConfigs/create");
        }
        List<String> ids = fitting.stream().map(AuthConfig::id).toList();
        throw new ComposioConflictException(
                what + " has several enabled auth configs: " + ids,
                Failure.notSent(operation).withSuggestedFix("name one with the endpoint option authConfig." + toolkit), ids);
    }

    /** The scheme that the message names; null where it names none. */
    AuthScheme namedScheme() {
        String name = invocation.arguments().text("authScheme");
        return name == null ? null : known(name);
    }

    /** The scheme: named, else the auth config's. */
    CompletableFuture<AuthScheme> scheme(String authConfigId) {
        AuthScheme named = namedScheme();
        return named != null
                ? CompletableFuture.completedFuture(named)
                : directory.get(authConfigId).thenApply(config -> {
                    if (config.scheme() == null) {
                        throw new ComposioInvalidRequestException(
                                operation, "auth config " + authConfigId
                                           + " does not say its scheme; give authScheme");
                    }
                    return known(config.scheme());
                });
    }

    private AuthScheme known(String name) {
        return AuthScheme.find(name).orElseThrow(() -> new ComposioInvalidRequestException(
                operation,
                "unknown authScheme; valid ones are " + List.of(AuthScheme.values())));
    }

    /**
     * The fields of the credentials; empty where the message has none.
     *
     * @param unnamed what the secret of an API_KEY account is called when nobody says
     */
    CompletableFuture<Map<String, Object>> val(AuthScheme scheme, String authConfigId, String unnamed) {
        CredentialBody body = invocation.credentials();
        CredentialValues values = new CredentialValues(operation);
        return switch (body.form()) {
            case NONE -> CompletableFuture.completedFuture(Map.of());
            case STATE -> CompletableFuture.completedFuture(values.ofState(body.fields()));
            case SECRET -> secretField(scheme, authConfigId, unnamed).thenApply(field -> single(values, field, body.secret()));
            case KEY_FILE -> scheme == AuthScheme.GOOGLE_SERVICE_ACCOUNT
                    ? CompletableFuture.completedFuture(single(values, "credentials_json", Json.writeText(body.fields())))
                    : flat(scheme, authConfigId, body);
            case FLAT -> flat(scheme, authConfigId, body);
        };
    }

    private CompletableFuture<Map<String, Object>> flat(AuthScheme scheme, String authConfigId, CredentialBody body) {
        boolean renamed = !invocation.mappings().fields().isEmpty();
        return new FlatRecord(operation, scheme, body.fields(), renamed)
                .toVal(() -> declaredFields(scheme, authConfigId));
    }

    private static Map<String, Object> single(CredentialValues values, String field, String secret) {
        Map<String, Object> val = new LinkedHashMap<>();
        val.put(field, values.checked(field, secret));
        return val;
    }

    private CompletableFuture<String> secretField(AuthScheme scheme, String authConfigId, String unnamed) {
        if (scheme == AuthScheme.BEARER_TOKEN) {
            return CompletableFuture.completedFuture("token");
        }
        if (scheme != AuthScheme.API_KEY) {
            throw new ComposioInvalidRequestException(
                    operation, "the body is text, but a " + scheme
                               + " account has no single secret; give an object"
                               + (scheme.requiredFields().isEmpty()
                                       ? "" : " with " + String.join(", ", scheme.requiredFields())));
        }
        return declaredFields(scheme, authConfigId).thenApply(declared -> {
            List<String> secrets = declared.stream().filter(scheme::declares).toList();
            List<String> fitting = secrets.isEmpty() ? declared : secrets;
            if (fitting.size() > 1) {
                throw new ComposioInvalidRequestException(
                        operation,
                        "the toolkit has several fields (" + String.join(", ", fitting)
                                   + "); give an object that names the one you mean");
            }
            return fitting.isEmpty() ? unnamed : fitting.get(0);
        });
    }

    /** The auth config's fields, else the toolkit's. */
    private CompletableFuture<List<String>> declaredFields(AuthScheme scheme, String authConfigId) {
        return directory.get(authConfigId).thenCompose(config -> {
            if (!config.expectedFields().isEmpty() || config.toolkit() == null) {
                return CompletableFuture.completedFuture(config.expectedFields());
            }
            return directory.fieldsOf(config.toolkit(), scheme.name());
        });
    }
}
