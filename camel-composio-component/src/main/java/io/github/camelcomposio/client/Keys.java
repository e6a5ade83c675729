package io.github.camelcomposio.client;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The keys that a client has, at most one of a kind. Its text shows kinds only. */
public final class Keys {

    private final Map<Credential, ApiKey> keys;

    private Keys(Map<Credential, ApiKey> keys) {
        this.keys = keys;
    }

    /** No key yet. */
    public static Keys none() {
        return new Keys(Map.of());
    }

    /** These and one more; null adds nothing. */
    public Keys with(Credential credential, ApiKey key) {
        Map<Credential, ApiKey> more = new EnumMap<>(Credential.class);
        more.putAll(keys);
        if (key != null) {
            more.put(credential, key);
        }
        return new Keys(Collections.unmodifiableMap(more));
    }

    /** The key of a kind. */
    public Optional<ApiKey> get(Credential credential) {
        return Optional.ofNullable(keys.get(credential));
    }

    /** The kind to send: what is asked for, or which of two there is. */
    Credential chosen(Credential asked) {
        if (asked != Credential.USER_OR_PROJECT) {
            return asked;
        }
        return keys.containsKey(Credential.USER) ? Credential.USER : Credential.PROJECT;
    }

    /** Whether there is what a request asks for. */
    public boolean has(Credential asked) {
        return asked == Credential.NONE || keys.containsKey(chosen(asked));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Keys same && same.keys.equals(keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode();
    }

    @Override
    public String toString() {
        return "Keys" + keys.keySet();
    }
}
