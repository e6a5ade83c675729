package io.github.camelcomposio;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A storage service on loopback, as behind presigned addresses. What comes is counted and digested, not kept. */
final class StorageServer implements AutoCloseable {

    /** What came: headers by their names in lower case. */
    record Put(String method, String uri, Map<String, String> headers, long length, String md5) {
    }

    /** Answers one request. */
    @FunctionalInterface
    interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Put> received = new CopyOnWriteArrayList<>();
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private volatile Answer early;
    private volatile Answer usual = answer(200, "");

    StorageServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url(String target) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + target;
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Put> received() {
        return received;
    }

    /** Forgets what came, and all answers but the usual one. */
    void reset(Answer usualAnswer) {
        received.clear();
        script.clear();
        early = null;
        usual = usualAnswer;
    }

    /** The next answers, one after the other; then the usual one again. */
    void next(Answer... answers) {
        script.addAll(List.of(answers));
    }

    /** The next answer, before anything but headers is read. */
    void early(Answer answer) {
        early = answer;
    }

    void always(Answer answer) {
        usual = answer;
    }

    static Answer answer(int status, String body, String... headers) {
        return answer(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static Answer answer(int status, byte[] body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        };
    }

    /** So many bytes, of which only some come before the connection is cut. */
    static Answer cut(long length, long sent) {
        return exchange -> {
            exchange.sendResponseHeaders(200, length);
            write(exchange.getResponseBody(), sent);
            exchange.getResponseBody().flush();
            throw new IOException("cut");
        };
    }

    /** So many bytes, written as fast as they are taken. */
    static Answer noise(long length) {
        return exchange -> {
            exchange.sendResponseHeaders(200, length);
            write(exchange.getResponseBody(), length);
        };
    }

    static void write(OutputStream out, long length) throws IOException {
        byte[] piece = new byte[64 * 1024];
        for (int i = 0; i < piece.length; i++) {
            piece[i] = (byte) (i * 31 + i / 251);
        }
        for (long left = length; left > 0; left -= Math.min(left, piece.length)) {
            out.write(piece, 0, (int) Math.min(left, piece.length));
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), String.join(",", values)));
            MessageDigest digest = MessageDigest.getInstance("MD5");
            if (early != null) {
                Answer given = early;
                early = null;
                given.give(exchange);
                exchange.getResponseBody().flush();
            }
            long length = digest(exchange.getRequestBody(), digest);
            received.add(new Put(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, length,
                    HexFormat.of().formatHex(digest.digest())));
            Answer scripted = script.poll();
            if (exchange.getResponseCode() < 0) {
                (scripted == null ? usual : scripted).give(exchange);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long digest(InputStream in, MessageDigest digest) throws IOException {
        byte[] piece = new byte[64 * 1024];
        long length = 0;
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            digest.update(piece, 0, read);
            length += read;
        }
        return length;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
