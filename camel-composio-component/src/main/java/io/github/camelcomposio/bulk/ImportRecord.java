package io.github.camelcomposio.bulk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.github.camelcomposio.model.ConnectionState;

/**
 * A record that is understood: whose account it is, and with which credentials. Its text shows no value.
 *
 * @param subject    which account
 * @param toolkit    of which toolkit; null where the auth config does not say
 * @param accountId  the account, where the record names it; else null
 * @param state      the credentials, complete, with the status that a new account is to have
 * @param createBody the JSON that creates the account
 * @param expiresAt  when the credential ends, where the record says so; else null
 */
public record ImportRecord(
        Subject subject, String toolkit, String accountId, ConnectionState state, Map<String, Object> createBody,
        Instant expiresAt) {

    static final String STATUS = "status";

    public ImportRecord {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(state);
    }

    /** The credentials alone, by which two records are the same. */
    Map<String, Object> credentials() {
        Map<String, Object> val = new LinkedHashMap<>(state.val());
        val.remove(STATUS);
        return Map.of("authScheme", state.scheme().name(), "val", val);
    }

    @Override
    public String toString() {
        return "ImportRecord[" + state + "]";
    }
}
