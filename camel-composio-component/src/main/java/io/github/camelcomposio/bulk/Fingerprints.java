package io.github.camelcomposio.bulk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.camelcomposio.client.Json;

/**
 * Keyed hashes (HMAC-SHA-256, in hexadecimal) of what a ledger must recognize and must not contain. Who has the ledger
 * and not the key can't find out what was hashed, not even by trying likely values. The key has to be as hard to guess
 * as an API key. Thread-safe; its text shows nothing.
 */
public final class Fingerprints {

    /** The hashes of one kind of thing never meet those of another. */
    private static final byte KEY = 'K';
    private static final byte SUBJECT = 'S';
    private static final byte CREDENTIALS = 'C';

    private static final int ABSENT = -1;
    private static final int KEY_ID_LENGTH = 16;
    /** 128 bits: no two subjects ever share them, and the index of a ledger's table stays half as large. */
    private static final int SUBJECT_LENGTH = 32;

    /** Has the key and has read nothing; copied for each hash, which costs far less than to make one. */
    private final Mac keyed;
    private final String keyId;

    /** @param secret the text of the key, not blank */
    public Fingerprints(String secret) {
        if (secret == null || secret.isBlank()) {
            throw new IllegalArgumentException("the key of the ledger's fingerprints is empty");
        }
        try {
            keyed = Mac.getInstance("HmacSHA256");
            keyed.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256, which every Java must have", e);
        }
        keyId = finish(begin(KEY)).substring(0, KEY_ID_LENGTH);
    }

    /** An id of the key: the same for the same key, another for another one. It says nothing of the key itself. */
    public String keyId() {
        return keyId;
    }

    /** The hash of a subject, its first 128 bits. No alias is another subject than an empty alias. */
    public String subject(Subject subject) {
        Mac mac = begin(SUBJECT);
        text(mac, subject.userId());
        text(mac, subject.authConfigId());
        if (subject.alias() == null) {
            number(mac, ABSENT);
        } else {
            text(mac, subject.alias());
        }
        return finish(mac).substring(0, SUBJECT_LENGTH);
    }

    /**
     * The hash of credentials, as they go over the wire: the order of members means nothing, that of items does, and 1
     * is neither {@code "1"} nor 1.0.
     *
     * @param  credentials              whatever can be written as JSON, nested as it may be
     * @throws IllegalArgumentException if something cannot be; the message names its type only
     */
    public String credentials(Map<String, Object> credentials) {
        Mac mac = begin(CREDENTIALS);
        value(mac, credentials);
        return finish(mac);
    }

    /** Shows nothing, neither key nor id. */
    @Override
    public String toString() {
        return "Fingerprints";
    }

    private Mac begin(byte kind) {
        try {
            Mac mac = (Mac) keyed.clone();
            mac.update(kind);
            return mac;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the security provider " + keyed.getProvider() + " can't copy its HMAC-SHA-256", e);
        }
    }

    private static String finish(Mac mac) {
        return HexFormat.of().formatHex(mac.doFinal());
    }

    /** Each value begins with its type and says how long it is, so that no two have the same bytes. */
    private static void value(Mac mac, Object value) {
        if (value == null) {
            mac.update((byte) 'n');
        } else if (value instanceof CharSequence text) {
            mac.update((byte) 's');
            text(mac, text.toString());
        } else if (value instanceof Number number) {
            mac.update((byte) 'd');
            text(mac, number.toString());
        } else if (value instanceof Boolean truth) {
            mac.update((byte) (truth ? 't' : 'f'));
        } else if (value instanceof Map<?, ?> map) {
            members(mac, map);
        } else if (value instanceof Collection<?> list) {
            mac.update((byte) 'l');
            number(mac, list.size());
            list.forEach(item -> value(mac, item));
        } else {
            value(mac, asOnTheWire(value));
        }
    }

    private static void members(Mac mac, Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        mac.update((byte) 'm');
        number(mac, sorted.size());
        sorted.forEach((name, value) -> {
            text(mac, name);
            value(mac, value);
        });
    }

    /** Arrays, dates of a database, beans: written and read again, they are texts, numbers, lists and maps. */
    private static Object asOnTheWire(Object value) {
        try {
            return Json.mapper().readValue(Json.mapper().writeValueAsBytes(value), Object.class);
        } catch (IOException e) {
            // without the cause, whose message may quote the value
            throw new IllegalArgumentException("a credential of type " + value.getClass().getName() + " has no JSON form");
        }
    }

    private static void text(Mac mac, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(mac, bytes.length);
        mac.update(bytes);
    }

    private static void number(Mac mac, int number) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
    }
}
