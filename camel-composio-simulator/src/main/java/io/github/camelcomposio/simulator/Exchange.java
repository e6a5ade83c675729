package io.github.camelcomposio.simulator;

import java.time.Duration;

import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Route;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * One request and the ways to answer it, well or badly. Runs on the event loop; waits with timers, never with a thread.
 */
final class Exchange {

    private final Project project;
    private final Route route;
    private final ApiRequest request;
    private final RoutingContext context;
    private final Journal.Entry entry;
    private final Duration latency;

    Exchange(
             Project project, Route route, ApiRequest request, RoutingContext context, Journal.Entry entry,
             Duration latency) {
        this.project = project;
        this.route = route;
        this.request = request;
        this.context = context;
        this.entry = entry;
        this.latency = latency;
    }

    /** As Composio would. */
    void answer() {
        send(work());
    }

    Answer work() {
        return project.work(route, request);
    }

    /** Takes a request from the budget, as work would. */
    void spend() {
        project.spend();
    }

    Answer error(ApiError error) {
        return project.error(error);
    }

    /** The error with the headers that every answer of the API has. */
    Answer told(ApiError error) {
        return project.told(project.error(error));
    }

    /** Sends after the simulator's latency. */
    void send(Answer answer) {
        later(latency, () -> {
            entry.answered(answer.status(), false);
            begin(answer).end(bytes(answer));
        });
    }

    void sendHalf(Answer answer) {
        later(latency, () -> {
            entry.answered(0, true);
            Buffer body = bytes(answer);
            begin(answer).putHeader("Content-Length", String.valueOf(body.length()))
                    .write(body.slice(0, body.length() / 2)).onComplete(sent -> close());
        });
    }

    /** Closes the connection, at once. */
    void cut() {
        entry.answered(0, true);
        close();
    }

    void later(Duration wait, Runnable action) {
        if (wait.toMillis() < 1) {
            action.run();
        } else {
            Vertx vertx = context.vertx();
            vertx.setTimer(wait.toMillis(), timer -> action.run());
        }
    }

    private HttpServerResponse begin(Answer answer) {
        HttpServerResponse response = context.response().setStatusCode(answer.status())
                .putHeader("Content-Type", answer.contentType());
        answer.headers().forEach(response::putHeader);
        return response;
    }

    private static Buffer bytes(Answer answer) {
        return Buffer.buffer(answer.body(), answer.charset().name());
    }

    private void close() {
        context.request().connection().close();
    }
}
