package io.github.camelcomposio.simulator.model;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;

/**
 * Makes identifiers: a prefix and twelve letters and digits, as {@code ca_1a2b3c4d5e6f}. The same seed gives the same
 * identifiers in the same order. Not thread-safe.
 */
public final class Ids {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Random random;

    public Ids(long seed) {
        this.random = new Random(seed);
    }

    /** For example {@code next("ca_")}. */
    public String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < 12; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    /** The UUID that old operations and webhooks know a thing by; always the same for the same id. */
    public static String uuidOf(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** A random UUID (version 4), which request ids are. */
    public String uuid() {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
