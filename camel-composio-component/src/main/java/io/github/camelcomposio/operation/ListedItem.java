package io.github.camelcomposio.operation;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcomposio.client.Json;

/**
 * What the items of a list are.
 *
 * @param argument the argument of other operations that identifies an item; null for none
 * @param member   the item's member that is its value; null where the item is a text, and that is the value
 */
record ListedItem(String argument, String member) {

    /** Items that no argument identifies. */
    static final ListedItem PLAIN = new ListedItem(null, null);

    /** The headers that an item gives a message: what it is, and whose. */
    Map<String, Object> headers(Object item) {
        Map<String, Object> headers = new LinkedHashMap<>();
        if (item instanceof Map<?, ?>) {
            ofObject(Json.asObject(item), headers);
        } else if (argument != null) {
            put(headers, argument, String.valueOf(item));
        }
        return headers;
    }

    private void ofObject(Map<String, Object> item, Map<String, Object> headers) {
        put(headers, "userId", Json.text(item, "user_id"));
        put(headers, "connectedAccountId", Json.text(item, "connected_account_id"));
        put(headers, "authConfigId",
                first(Json.text(Json.object(item, "auth_config"), "id"), Json.text(item, "auth_config_id")));
        put(headers, "triggerSlug", Json.text(item, "trigger_name"));
        put(headers, "toolkit", first(Json.text(Json.object(item, "toolkit"), "slug"), Json.text(item, "toolkit_slug")));
        if (argument != null) {
            put(headers, argument, Json.text(item, member));
        }
        if ("connectedAccountId".equals(argument)) {
            put(headers, "connectionStatus", Json.text(item, "status"));
        }
    }

    private static void put(Map<String, Object> headers, String name, String value) {
        if (value != null) {
            headers.put(Names.header(name), value);
        }
    }

    private static String first(String one, String other) {
        return one == null ? other : one;
    }
}
