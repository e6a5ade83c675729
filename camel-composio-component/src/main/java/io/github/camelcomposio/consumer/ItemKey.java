package io.github.camelcomposio.consumer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

import io.github.camelcomposio.client.Json;

/**
 * By what an item is known again: id, status and time of the last change; where it has no such time, what it is.
 * Another key means another state of the item. No value but these three stands in it: what an item is goes into a hash.
 */
final class ItemKey {

    /** What tables of keys commonly hold is 255. */
    private static final int LONGEST = 200;
    private static final int HASH_BYTES = 16;

    private ItemKey() {
    }

    /** The key of an item of a list. */
    static String of(String list, Object item) {
        if (item instanceof Map<?, ?>) {
            Map<String, Object> object = Json.asObject(item);
            String id = Json.text(object, "id");
            String changed = changed(object);
            if (id != null && changed != null) {
                String key = String.join(" ", list, id, String.valueOf(Json.text(object, "status")), changed);
                return key.length() <= LONGEST ? key : list + " " + hash(key);
            }
        }
        return list + " " + hash(item);
    }

    private static String changed(Map<String, Object> item) {
        String updated = Json.text(item, "updated_at");
        return updated == null ? Json.text(item, "last_updated_at") : updated;
    }

    private static String hash(Object value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Json.writeSorted(value));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
