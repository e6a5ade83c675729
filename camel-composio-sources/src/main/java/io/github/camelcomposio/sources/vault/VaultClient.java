package io.github.camelcomposio.sources.vault;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelcomposio.sources.ImportSourceException;

/**
 * Asks a vault over HTTP. A vault that does not answer, or is overloaded, is asked again a few times. Follows no
 * redirect, for the token goes with each request. Thread-safe.
 */
final class VaultClient {

    private static final JsonMapper JSON
            = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 6;
    private static final long FIRST_DELAY_MILLIS = 200;

    private final HttpClient http
            = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
    private final String address;
    private final String namespace;
    private volatile Supplier<String> token = () -> "";

    /**
     * @param address   such as {@code https://vault.example.com:8200}
     * @param namespace null for none
     */
    VaultClient(String address, String namespace) {
        this.address = address.replaceAll("/+$", "");
        this.namespace = namespace;
    }

    /** @throws IllegalArgumentException if secrets would cross a network in clear */
    static void requireSafe(String address, boolean allowInsecure) {
        URI uri = URI.create(address == null ? "" : address.strip());
        boolean safe = "https".equals(uri.getScheme()) || LOOPBACK.contains(String.valueOf(uri.getHost())) || allowInsecure;
        if (uri.getHost() == null || !safe) {
            throw new IllegalArgumentException(
                    "the vault's address must be an https URL: secrets would cross the network in clear; to do so all the same"
                                               + " set allowInsecureAddress=true");
        }
    }

    /** From now on requests carry this token. */
    void token(String value) {
        token = () -> value;
    }

    /** @param path its segments are encoded here */
    CompletableFuture<VaultAnswer> get(String path, String query) {
        return attempt(request(path, query).GET().build(), 1);
    }

    CompletableFuture<VaultAnswer> post(String path, Object body) {
        try {
            return attempt(request(path, "").header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))).build(), 1);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON can be made of a " + body.getClass().getName());
        }
    }

    private HttpRequest.Builder request(String path, String query) {
        String encoded = Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty())
                .map(segment -> URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/v1/" + encoded + query)).timeout(ANSWER)
                .header("X-Vault-Request", "true");
        if (!token.get().isEmpty()) {
            request.header("X-Vault-Token", token.get());
        }
        if (namespace != null) {
            request.header("X-Vault-Namespace", namespace);
        }
        return request;
    }

    private CompletableFuture<VaultAnswer> attempt(HttpRequest request, int attempt) {
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()).handle((answer, failure) -> {
            boolean again = failure != null || answer.statusCode() == 429 || answer.statusCode() >= 500;
            if (!again) {
                return CompletableFuture.completedFuture(answer(answer));
            }
            if (attempt == ATTEMPTS) {
                return CompletableFuture.<VaultAnswer> failedFuture(noAnswer(answer, failure));
            }
            long delay = FIRST_DELAY_MILLIS << (attempt - 1);
            return CompletableFuture.supplyAsync(() -> attempt(request, attempt + 1),
                    CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS)).thenCompose(next -> next);
        }).thenCompose(result -> result);
    }

    private static VaultAnswer answer(HttpResponse<byte[]> answer) {
        try {
            var body = JSON.readTree(answer.body());
            return new VaultAnswer(answer.statusCode(), body.isObject() ? body : JSON.createObjectNode());
        } catch (IOException e) {
            // the cause may quote a secret
            return new VaultAnswer(answer.statusCode(), JSON.createObjectNode());
        }
    }

    private ImportSourceException noAnswer(HttpResponse<byte[]> answer, Throwable failure) {
        String what = "the vault " + address + " does not answer, after " + ATTEMPTS + " attempts";
        if (answer != null) {
            return new ImportSourceException(
                    what + ": HTTP " + answer.statusCode() + (answer.statusCode() == 503 ? ", is it sealed?" : ""));
        }
        return new ImportSourceException(what, failure instanceof CompletionException ? failure.getCause() : failure);
    }

    /** Waits for an answer; not for threads of the client's own. */
    static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public String toString() {
        return "VaultClient[" + address + "]";
    }
}
