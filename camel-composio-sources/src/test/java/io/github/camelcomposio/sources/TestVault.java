package io.github.camelcomposio.sources;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A vault on loopback, as far as imports need one: KV version 2, tokens that are looked up, renewed and revoked,
 * AppRole, namespaces. Written from HashiCorp Vault's API documentation.
 */
public final class TestVault implements AutoCloseable {

    static final String MOUNT = "secret";
    static final String ROLE_TOKEN = "hvs.of-the-role";

    private final ObjectMapper json = new ObjectMapper();
    private final TreeMap<String, Object> secrets = new TreeMap<>();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger renewals = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(32);
    private final HttpServer server;
    private volatile String namespace;
    private volatile int ttl;
    private volatile int revokeAfterReads = Integer.MAX_VALUE;
    private volatile boolean renewable = true;
    private volatile boolean sealed;
    private volatile CountDownLatch open = new CountDownLatch(0);

    public TestVault(String token) {
        tokens.add(token);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void put(String path, Map<String, ?> fields) {
        secrets.put(path, Map.of("data", fields, "metadata", Map.of("version", 1, "deletion_time", "", "destroyed", false)));
    }

    /** It is still listed, as in a vault. */
    public void delete(String path, boolean destroyed) {
        secrets.put(path, Map.of("metadata",
                Map.of("version", 1, "deletion_time", destroyed ? "" : "2026-11-01T00:00:00Z", "destroyed", destroyed)));
    }

    /** It is listed, and gone when it is read. */
    void vanish(String path) {
        secrets.put(path, "gone");
    }

    void deny(String path) {
        denied.add(path);
    }

    void namespace(String name) {
        namespace = name;
    }

    /** What the token's look-up says, in seconds; it does not end then. */
    public void ttl(int seconds) {
        ttl = seconds;
    }

    /** It renews no token, and says so. */
    public void renewable(boolean can) {
        renewable = can;
    }

    /** One more token, which is not revoked. */
    public void accept(String token) {
        revokeAfterReads = Integer.MAX_VALUE;
        tokens.add(token);
    }

    /** Until it is opened again everything is answered 503. */
    public void seal(boolean shut) {
        sealed = shut;
    }

    /** How many requests were answered 503 or 403. */
    public int refused() {
        return refused.get();
    }

    /** From now on secrets are not given out, and everything else is answered. */
    public void hold() {
        open = new CountDownLatch(1);
    }

    /** Gives out what was held back. */
    public void release() {
        open.countDown();
    }

    public void revokeAfterReads(int count) {
        revokeAfterReads = count;
    }

    /** All tokens that were given so far end. */
    void endTokens() {
        tokens.clear();
    }

    /** The next requests are answered 503. */
    public void fail(int times) {
        failures.set(times);
    }

    public int renewals() {
        return renewals.get();
    }

    public int reads() {
        return reads.get();
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int now = atOnce.incrementAndGet();
            mostAtOnce.accumulateAndGet(now, Math::max);
            String path = exchange.getRequestURI().getPath().substring("/v1/".length());
            byte[] request = exchange.getRequestBody().readAllBytes();
            if (sealed || failures.getAndDecrement() > 0) {
                answer(exchange, 503, Map.of("errors", List.of("Vault is sealed")));
            } else if (path.equals("auth/approle/login")) {
                login(exchange, request);
            } else if (!isKnown(exchange)) {
                answer(exchange, 403, Map.of("errors", List.of("permission denied")));
            } else {
                answer(exchange, path);
            }
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private boolean isKnown(HttpExchange exchange) {
        String token = exchange.getRequestHeaders().getFirst("X-Vault-Token");
        String given = exchange.getRequestHeaders().getFirst("X-Vault-Namespace");
        return token != null && tokens.contains(token) && (namespace == null || namespace.equals(given));
    }

    private void login(HttpExchange exchange, byte[] request) throws IOException {
        if (Map.of("role_id", "importer", "secret_id", "role-secret").equals(json.readValue(request, Map.class))) {
            tokens.add(ROLE_TOKEN);
            answer(exchange, 200, Map.of("auth", Map.of("client_token", ROLE_TOKEN, "lease_duration", 3600)));
        } else {
            answer(exchange, 400, Map.of("errors", List.of("invalid role or secret ID")));
        }
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        String data = MOUNT + "/data/";
        String metadata = MOUNT + "/metadata/";
        if (path.equals("auth/token/lookup-self")) {
            answer(exchange, 200, Map.of("data", Map.of("ttl", ttl, "renewable", renewable)));
        } else if (path.equals("auth/token/renew-self")) {
            renew(exchange);
        } else if (path.startsWith(data)) {
            read(exchange, path.substring(data.length()));
        } else if ((path + "/").startsWith(metadata) && "list=true".equals(exchange.getRequestURI().getQuery())) {
            list(exchange, (path + "/").substring(metadata.length()));
        } else {
            answer(exchange, 404, Map.of("errors", List.of()));
        }
    }

    private void renew(HttpExchange exchange) throws IOException {
        if (renewable) {
            renewals.incrementAndGet();
            answer(exchange, 200, Map.of("auth", Map.of("lease_duration", ttl, "renewable", true)));
        } else {
            answer(exchange, 400, Map.of("errors", List.of("lease is not renewable")));
        }
    }

    private void untilOpen() throws IOException {
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private void read(HttpExchange exchange, String path) throws IOException {
        untilOpen();
        if (reads.incrementAndGet() >= revokeAfterReads) {
            tokens.clear();
        }
        Object secret = secrets.get(path);
        if (denied.contains(path)) {
            answer(exchange, 403, Map.of("errors", List.of("1 error occurred: permission denied")));
        } else if (secret instanceof Map<?, ?> version) {
            answer(exchange, version.containsKey("data") ? 200 : 404, Map.of("data", version));
        } else {
            answer(exchange, 404, Map.of("errors", List.of()));
        }
    }

    private void list(HttpExchange exchange, String folder) throws IOException {
        String prefix = folder.equals("/") ? "" : folder;
        TreeSet<String> keys = new TreeSet<>();
        secrets.keySet().stream().filter(path -> path.startsWith(prefix)).map(path -> path.substring(prefix.length()))
                .forEach(rest -> keys.add(rest.contains("/") ? rest.substring(0, rest.indexOf('/') + 1) : rest));
        if (denied.contains(prefix)) {
            answer(exchange, 403, Map.of("errors", List.of("1 error occurred: permission denied")));
        } else {
            answer(exchange, keys.isEmpty() ? 404 : 200, keys.isEmpty() ? Map.of() : Map.of("data", Map.of("keys", keys)));
        }
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        if (status == 503 || status == 403) {
            refused.incrementAndGet();
        }
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
