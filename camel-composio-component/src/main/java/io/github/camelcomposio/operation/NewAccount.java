package io.github.camelcomposio.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.model.AuthScheme;
import io.github.camelcomposio.model.ConnectionState;
import io.github.camelcomposio.model.CredentialFields;

/** An account that is to be created with credentials: whether they suffice, and how they go over the wire. */
final class NewAccount {

    /** What the import guide calls an API key on create. */
    static final String UNNAMED_API_KEY = "api_key";

    private NewAccount() {
    }

    /** Whether there is nothing in it by which anybody could log in. */
    static boolean hasNoCredential(Map<String, Object> val) {
        return CredentialFields.BASE.containsAll(val.keySet());
    }

    /** Fails where a field is missing without which the account makes no sense. */
    static void requireComplete(String operation, AuthScheme scheme, Map<String, Object> val) {
        List<String> missing = new ArrayList<>(scheme.requiredFields());
        missing.removeIf(field -> val.get(field) != null);
        if (!missing.isEmpty()) {
            throw new ComposioInvalidRequestException(
                    operation, "a " + scheme + " account needs " + String.join(", ", missing)
                               + ", and the message has none");
        }
        if (scheme == AuthScheme.API_KEY && hasNoCredential(val)) {
            throw new ComposioInvalidRequestException(
                    operation, "an API_KEY account needs a key, such as " + scheme.optionalFields().get(0)
                               + " or api_key, and the message has none");
        }
    }

    /** With the status that the account is to have. */
    static ConnectionState state(AuthScheme scheme, Map<String, Object> val) {
        Map<String, Object> complete = new LinkedHashMap<>(val);
        complete.putIfAbsent("status", scheme.defaultStatus(val));
        return new ConnectionState(scheme, complete);
    }

    /**
     * The JSON that creates it.
     *
     * @param state null where a flow is to be started
     */
    static Map<String, Object> json(Arguments arguments, CredentialBody body, String authConfigId, ConnectionState state) {
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
        return json;
    }
}
