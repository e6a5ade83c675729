package io.github.camelcomposio.client;

import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Answers as a test says, and remembers what was sent. */
final class ScriptedTransport implements Transport {

    /** Each request, as method and path. */
    final List<String> sent = new ArrayList<>();
    private Function<String, CompletableFuture<Answer>> script = request -> status(200);

    void answers(Function<String, CompletableFuture<Answer>> newScript) {
        script = newScript;
    }

    void answers(int status) {
        script = request -> status(status);
    }

    static CompletableFuture<Answer> status(int status) {
        return status(status, Map.of());
    }

    static CompletableFuture<Answer> status(int status, Map<String, String> headers) {
        return json(status, headers, "{\"items\":[]}");
    }

    static CompletableFuture<Answer> json(int status, Map<String, String> headers, String body) {
        return CompletableFuture.completedFuture(new Answer(status, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The connection is refused, or cut after the request was sent. */
    static CompletableFuture<Answer> cut(boolean afterSending) {
        return CompletableFuture.failedFuture(new TransportFailure(new ConnectException("down"), afterSending));
    }

    @Override
    public CompletableFuture<Answer> send(
            String method, Url url, Map<String, String> headers, byte[] body, Runnable sending) {
        String request = method + " " + url.target().replace("/api/v3.1", "");
        sent.add(request);
        sending.run();
        return script.apply(request);
    }

    @Override
    public CompletableFuture<Received> transfer(
            String method, Url url, Map<String, String> headers, Content content, Spool spool, Executor blocking) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
    }
}
