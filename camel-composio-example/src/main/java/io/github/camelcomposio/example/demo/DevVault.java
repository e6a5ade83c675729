package io.github.camelcomposio.example.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A small development server on loopback that speaks what the example needs of Vault's KV version 2 HTTP API: list the
 * metadata of a folder, read the newest version of a secret. Secrets are in memory, and no policy but its one token. It
 * is no vault.
 * <p>
 * Source: HashiCorp Vault, API documentation, KV secrets engine version 2.
 */
public final class DevVault implements AutoCloseable {

    private final ObjectMapper json = new ObjectMapper();
    private final String mount;
    private final String token = "dev-" + UUID.randomUUID();
    private final TreeMap<String, Map<String, String>> secrets;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    /**
     * @param mount   where the secrets engine is mounted, such as {@code secret}
     * @param secrets fields by path below the mount
     */
    public DevVault(String mount, Map<String, Map<String, String>> secrets) throws IOException {
        this.mount = mount;
        this.secrets = new TreeMap<>(secrets);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Such as {@code http://127.0.0.1:40123}. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What {@code X-Vault-Token} has to be; another one at every start. */
    public String token() {
        return token;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean list = "LIST".equals(exchange.getRequestMethod())
                    || "GET".equals(exchange.getRequestMethod()) && "list=true".equals(exchange.getRequestURI().getQuery());
            if (!isToken(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
                answer(exchange, 403, Map.of("errors", List.of("permission denied")));
            } else if (list && path.startsWith(prefix("metadata"))) {
                list(exchange, path.substring(prefix("metadata").length()));
            } else if ("GET".equals(exchange.getRequestMethod()) && path.startsWith(prefix("data"))) {
                read(exchange, path.substring(prefix("data").length()));
            } else {
                notFound(exchange);
            }
        }
    }

    private String prefix(String kind) {
        return "/v1/" + mount + "/" + kind + "/";
    }

    private boolean isToken(String given) {
        return given != null && MessageDigest.isEqual(bytes(given), bytes(token));
    }

    private void list(HttpExchange exchange, String path) throws IOException {
        String folder = path.isEmpty() || path.endsWith("/") ? path : path + "/";
        TreeSet<String> keys = new TreeSet<>();
        secrets.keySet().stream().filter(secret -> secret.startsWith(folder)).forEach(secret -> {
            String rest = secret.substring(folder.length());
            int slash = rest.indexOf('/');
            keys.add(slash < 0 ? rest : rest.substring(0, slash + 1));
        });
        if (keys.isEmpty()) {
            notFound(exchange);
        } else {
            answer(exchange, 200, Map.of("data", Map.of("keys", keys)));
        }
    }

    private void read(HttpExchange exchange, String path) throws IOException {
        Map<String, String> fields = secrets.get(path);
        if (fields == null) {
            notFound(exchange);
        } else {
            answer(exchange, 200, Map.of("data", Map.of("data", fields, "metadata", Map.of("version", 1))));
        }
    }

    private void notFound(HttpExchange exchange) throws IOException {
        answer(exchange, 404, Map.of("errors", List.of()));
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
