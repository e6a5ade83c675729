package io.github.camelcomposio.bulk;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.model.AuthScheme;
import io.github.camelcomposio.model.ConnectionState;
import io.github.camelcomposio.model.CredentialFields;

/**
 * What an update of an account sends: the new credentials under the names that the account has, so that no revoked key
 * stays beside the new one. Says where an update can't do it.
 * <p>
 * Source: Composio reference, {@code PATCH /connected_accounts/{id}}: keys that are left out keep their value, and base
 * fields can't be changed. Read 2026-11.
 */
final class PatchFields {

    /** The names under which toolkits keep one and the same key. */
    private static final Set<String> PLAIN_KEYS = Set.of("generic_api_key", "api_key", "bearer_token");
    private static final List<String> DOTS = List.of("...", "…");

    private final Map<String, Object> val = new LinkedHashMap<>();
    private final Set<String> unchangeable = new LinkedHashSet<>();

    private PatchFields() {
    }

    /** @param account as the list gives it */
    static PatchFields of(ConnectionState state, Map<String, Object> account) {
        PatchFields fields = new PatchFields();
        Map<String, Object> there = Json.object(Json.object(account, "state"), "val");
        state.val().forEach((name, value) -> {
            if (name.equals(ImportRecord.STATUS)) {
                return;
            }
            if (state.scheme() == AuthScheme.API_KEY && PLAIN_KEYS.contains(name)) {
                fields.putKey(name, value, there);
            } else if (state.scheme().isPatchable() && CredentialFields.PATCHABLE.contains(name)) {
                fields.val.put(name, value);
            } else if (!comparable(name, state.scheme()) || !isSame(value, there.get(name))) {
                fields.unchangeable.add(name);
            }
        });
        return fields;
    }

    /** Tokens of flows are never shown, so that nobody can tell whether they are the same. */
    private static boolean comparable(String name, AuthScheme scheme) {
        return scheme.isPatchable() || CredentialFields.BASE.contains(name);
    }

    private void putKey(String name, Object value, Map<String, Object> there) {
        List<String> names = PLAIN_KEYS.stream().filter(key -> there.get(key) != null).sorted().toList();
        for (String each : names.isEmpty() ? List.of(name) : names) {
            val.put(each, value);
        }
    }

    /** Whether a field has this value already, as far as what is shown of a secret can tell. */
    private static boolean isSame(Object value, Object shown) {
        if (shown == null || value == null) {
            return shown == value;
        }
        String text = shown.toString();
        if (!CredentialFields.isMasked(text)) {
            return text.equals(value.toString());
        }
        return DOTS.stream().noneMatch(text::endsWith) || value.toString().startsWith(text.replaceAll("(\\.{3}|…)$", ""));
    }

    /** The fields to send; empty where there is nothing that an update could change. */
    Map<String, Object> val() {
        return val;
    }

    /** Fields that are to change, and that no update can change. */
    Set<String> unchangeable() {
        return unchangeable;
    }
}
