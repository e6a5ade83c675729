package io.github.camelcomposio.client;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Where the API key comes from. Its text shows nothing of the key. */
public final class ApiKey {

    private final String fixed;
    private final Supplier<String> source;

    private ApiKey(String fixed, Supplier<String> source) {
        this.fixed = fixed;
        this.source = source;
    }

    /** A key that does not change. */
    public static ApiKey of(String key) {
        return new ApiKey(Objects.requireNonNull(key), null);
    }

    /** A key that is asked for at every request, and once more when Composio does not accept it. */
    public static ApiKey from(Supplier<String> source) {
        return new ApiKey(null, Objects.requireNonNull(source));
    }

    /** Whether it can stand in a header: something, and nothing but visible ASCII characters. */
    static boolean isSendable(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) <= ' ' || key.charAt(i) >= 127) {
                return false;
            }
        }
        return !key.isEmpty();
    }

    boolean rotates() {
        return source != null;
    }

    /** The key; a source, which may block, is asked on the given executor. */
    CompletableFuture<String> get(Executor blocking) {
        return source == null ? CompletableFuture.completedFuture(fixed) : CompletableFuture.supplyAsync(source, blocking);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKey key && Objects.equals(fixed, key.fixed) && source == key.source;
    }

    @Override
    public int hashCode() {
        return Objects.hash(fixed, System.identityHashCode(source));
    }

    @Override
    public String toString() {
        return source == null ? "a fixed API key" : "an API key from a source";
    }
}
