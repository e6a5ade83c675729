package io.github.camelcomposio.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How an account of a toolkit authenticates, with the fields that an imported account of the scheme holds.
 * <p>
 * Source: Composio reference, {@code ConnectionState}; which schemes can be patched: {@code PATCH
 * /connected_accounts/{id}}. Read 2026-11.
 */
public enum AuthScheme {

    API_KEY(Kind.STATIC, true, List.of(), List.of("generic_api_key", "api_key", "bearer_token", "basic_encoded")),
    BEARER_TOKEN(Kind.STATIC, true, List.of("token"), List.of()),
    BASIC(Kind.STATIC, true, List.of("username", "password"), List.of()),
    BASIC_WITH_JWT(Kind.STATIC, true, List.of("username", "password"), List.of()),
    GOOGLE_SERVICE_ACCOUNT(Kind.STATIC, true, List.of("credentials_json"), List.of()),
    SERVICE_ACCOUNT(Kind.STATIC, true, List.of("application_id", "installation_id", "private_key"), List.of()),
    NO_AUTH(Kind.STATIC, false, List.of(), List.of()),
    BILLCOM_AUTH(Kind.STATIC, false, List.of("sessionId", "devKey"), List.of()),
    CALCOM_AUTH(Kind.STATIC, false, List.of(), List.of()),
    OAUTH2(Kind.FLOW, false, List.of("access_token"),
           List.of("token_type", "refresh_token", "id_token", "expires_in", "scope", "webhook_signature",
                   "authed_user", "extra_token_data", "code_verifier", "state_prefix", "long_redirect_url")),
    OAUTH1(Kind.FLOW, false, List.of("oauth_token", "oauth_token_secret"),
           List.of("oauth_verifier", "consumer_key")),
    DCR_OAUTH(Kind.FLOW, false, List.of("client_id", "access_token"),
              List.of("client_secret", "id_token", "token_type", "refresh_token", "expires_in", "scope",
                      "client_id_issued_at", "client_secret_expires_at", "state_prefix", "long_redirect_url")),
    S2S_OAUTH2(Kind.FLOW, false, List.of("access_token"),
               List.of("token_type", "client_id", "client_secret", "expires_in", "scope")),
    SAML(Kind.FLOW, false, List.of(), List.of());

    private enum Kind {
        /** credentials that do not change by themselves: the account is ACTIVE at once */
        STATIC,
        /** credentials that come out of a flow, unless they are imported */
        FLOW
    }

    private static final Map<String, AuthScheme> BY_NAME
            = Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(AuthScheme::name, Function.identity()));

    private final Kind kind;
    private final boolean patchable;
    private final List<String> required;
    private final List<String> optional;

    AuthScheme(Kind kind, boolean patchable, List<String> required, List<String> optional) {
        this.kind = kind;
        this.patchable = patchable;
        this.required = required;
        this.optional = optional;
    }

    /** Finds a scheme by its name, whatever the case. */
    public static Optional<AuthScheme> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name.trim().toUpperCase(Locale.ROOT)));
    }

    /** Whether its credentials do not come out of a browser flow. */
    public boolean isStatic() {
        return kind == Kind.STATIC;
    }

    /** Whether {@code PATCH /connected_accounts/{id}} takes new credentials of this scheme. */
    public boolean isPatchable() {
        return patchable;
    }

    /** The fields without which an import makes no sense. */
    public List<String> requiredFields() {
        return required;
    }

    /** The fields that an import may give besides. */
    public List<String> optionalFields() {
        return optional;
    }

    /** Whether this scheme declares the field. */
    public boolean declares(String field) {
        return required.contains(field) || optional.contains(field);
    }

    /**
     * The {@code val.status} that the official client's helpers set: ACTIVE for static schemes and for tokens that are
     * present, else INITIALIZING.
     */
    public String defaultStatus(Map<String, ?> val) {
        boolean complete = isStatic() || !required.isEmpty() && required.stream().allMatch(field -> val.get(field) != null);
        return complete ? ConnectionStatus.ACTIVE : ConnectionStatus.INITIALIZING;
    }
}
