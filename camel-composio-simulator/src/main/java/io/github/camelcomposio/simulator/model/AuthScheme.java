package io.github.camelcomposio.simulator.model;

import java.util.Arrays;
import java.util.List;

/**
 * The auth schemes with what the wire asks of their {@code val}.
 *
 * <p>
 * Source: Composio reference, auth schemes.
 */
public enum AuthScheme {

    OAUTH2(7, List.of("access_token"), List.of("redirectUrl")),
    OAUTH1(6, List.of("oauth_token", "oauth_token_secret"),
           List.of("oauth_token", "authUri", "oauth_token_secret", "redirectUrl")),
    API_KEY(4, List.of(), List.of()),
    BASIC(4, List.of("username"), List.of()),
    BILLCOM_AUTH(6, List.of("sessionId", "devKey"), List.of("redirectUrl")),
    BEARER_TOKEN(4, List.of("token"), List.of()),
    GOOGLE_SERVICE_ACCOUNT(4, List.of("credentials_json"), List.of("redirectUrl")),
    NO_AUTH(6, List.of(), List.of()),
    BASIC_WITH_JWT(6, List.of("username", "password"), List.of()),
    CALCOM_AUTH(6, List.of(), List.of()),
    SERVICE_ACCOUNT(4, List.of("application_id", "installation_id", "private_key"), List.of()),
    SAML(6, List.of(), List.of()),
    DCR_OAUTH(6, List.of("client_id", "access_token"), List.of("client_id", "redirectUrl")),
    S2S_OAUTH2(6, List.of("access_token"), List.of());

    /** The words of the wire. */
    public static final List<String> NAMES = Arrays.stream(values()).map(AuthScheme::name).toList();

    /** The schemes whose credentials PATCH accepts. */
    public static final List<String> PATCHABLE = List.of("BEARER_TOKEN", "API_KEY", "BASIC", "BASIC_WITH_JWT",
            "GOOGLE_SERVICE_ACCOUNT", "SERVICE_ACCOUNT");

    private final int statuses;
    private final List<String> whenActive;
    private final List<String> whenInitiated;

    AuthScheme(int statuses, List<String> whenActive, List<String> whenInitiated) {
        this.statuses = statuses;
        this.whenActive = whenActive;
        this.whenInitiated = whenInitiated;
    }

    /** The statuses that {@code val.status} may have. */
    public List<String> statuses() {
        List<String> all = List.of("INITIALIZING", "INITIATED", "ACTIVE", "INACTIVE", "FAILED", "EXPIRED", "REVOKED");
        return all.subList(0, statuses);
    }

    /** The names that {@code val} must have in a status, each a text. */
    public List<String> required(Status status) {
        if (status == Status.ACTIVE || status == Status.INACTIVE || this == BASIC_WITH_JWT && !status.pending()) {
            return whenActive;
        }
        return status == Status.INITIATED ? whenInitiated : List.of();
    }

    /** A person consents at the provider, in a browser. */
    public boolean redirectable() {
        return this == OAUTH1 || this == OAUTH2 || this == DCR_OAUTH;
    }

    /** The names that a person is asked for when the toolkit does not say. */
    public List<String> inputs() {
        if (redirectable() || this == S2S_OAUTH2) {
            return List.of();
        } else if (this == API_KEY) {
            return List.of("generic_api_key");
        } else {
            return this == BASIC ? List.of("username", "password") : whenActive;
        }
    }
}
