package io.github.camelcomposio.simulator.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.function.IntConsumer;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** Delivers with Vert.x. Redirects are not followed; the receiver's body is not read. */
public final class VertxCourier implements Courier {

    /**
     * Shorter than common servers keep an idle connection, so that none is used which its receiver closes just then.
     */
    private static final int KEEP_ALIVE_SECONDS = 2;

    private final Vertx vertx;
    private final HttpClient client;
    private final long timeout;

    /**
     * @param connections at most so many to one receiver
     * @param timeout     for connecting, and for the answer
     */
    public VertxCourier(Vertx vertx, int connections, Duration timeout) {
        this.vertx = vertx;
        this.timeout = Math.max(1, timeout.toMillis());
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(connections)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setConnectTimeout((int) this.timeout).setIdleTimeout((int) Math.max(1, timeout.toSeconds())));
    }

    @Override
    public void post(String url, Map<String, String> headers, String body, IntConsumer answered) {
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url).setTimeout(timeout);
        headers.forEach(options::putHeader);
        client.request(options).compose(request -> request.send(body))
                .onComplete(sent -> answered.accept(sent.succeeded() ? sent.result().statusCode() : 0));
    }

    @Override
    public void later(Duration wait, Runnable action) {
        vertx.setTimer(Math.max(1, wait.toMillis()), timer -> action.run());
    }
}
