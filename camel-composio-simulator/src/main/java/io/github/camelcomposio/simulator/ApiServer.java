package io.github.camelcomposio.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Route;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/**
 * The HTTP side: listens on loopback, turns requests into {@link Exchange}s, and lets faults play. OURS: a request line
 * has at most 16 KiB, headers 64 KiB, a body 10 MiB, a file 128 MiB.
 */
final class ApiServer {

    private static final String LOOPBACK = "127.0.0.1";
    private static final long CLOSE_SECONDS = 10;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(1)
            .setFileSystemOptions(
                    new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false)));

    private final Project project;
    private final Faults faults;
    private final Journal journal;
    private final HttpServer server;

    private volatile Duration latency = Duration.ZERO;

    /**
     * @param more what is served besides the project's
     * @param port 0 for any free one
     */
    ApiServer(Project project, List<Route> more, Faults faults, Journal journal, int port) {
        this.project = project;
        this.faults = faults;
        this.journal = journal;
        HttpServerOptions options = new HttpServerOptions().setHost(LOOPBACK).setPort(port).setAcceptBacklog(4096)
                .setHttp2ClearTextEnabled(false).setMaxInitialLineLength(16 * 1024).setMaxHeaderSize(64 * 1024);
        try {
            this.server = vertx.createHttpServer(options).requestHandler(router(more)).listen().toCompletionStage()
                    .toCompletableFuture().join();
        } catch (CompletionException e) {
            close();
            throw new IllegalStateException("Can't listen on port " + port + ": " + e.getCause().getMessage(), e);
        }
    }

    /** What everything of this simulator runs on. */
    Vertx vertx() {
        return vertx;
    }

    /** Scheme, host and port. */
    String origin() {
        return "http://" + LOOPBACK + ":" + server.actualPort();
    }

    void latency(Duration duration) {
        latency = duration;
    }

    /** Returns when nothing listens any more; can be called again. */
    void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("The simulator did not close within " + CLOSE_SECONDS + " s", e);
        }
    }

    private Router router(List<Route> more) {
        Router router = Router.router(vertx);
        BodyHandler bodies = BodyHandler.create(false).setBodyLimit(10L * 1024 * 1024);
        BodyHandler files = BodyHandler.create(false).setBodyLimit(128L * 1024 * 1024);
        router.route().handler(context -> (isFile(context) ? files : bodies).handle(context));
        for (Route route : project.routes()) {
            for (String version : route.versions()) {
                mount(router, "/api/" + version, version, route);
            }
        }
        Stream.concat(project.pages().stream(), more.stream()).forEach(page -> mount(router, "", "", page));
        for (String gone : List.of("/api/v1*", "/api/v2*")) {
            router.route(gone).handler(context -> exchange(context, Project.GONE, ""));
        }
        router.route().handler(context -> exchange(context, Project.UNKNOWN, ""));
        router.route().failureHandler(this::refuse);
        return router;
    }

    private void mount(Router router, String prefix, String version, Route route) {
        router.route(HttpMethod.valueOf(route.method()), prefix + Templates.route(route.template()))
                .handler(context -> exchange(context, route, version));
    }

    private void exchange(RoutingContext context, Route route, String version) {
        String path = context.request().path();
        ApiRequest request = new ApiRequest(
                context.request().method().name(), version, context.pathParams(),
                joined(context.queryParams(), ",", false), joined(context.request().headers(), ", ", true),
                context.body().isEmpty() ? "" : context.body().asString(isFile(context) ? "ISO-8859-1" : "UTF-8"));
        Journal.Entry entry = journal.received(
                new ReceivedRequest(
                        request.method(), path, request.query(), request.headers(),
                        isFile(context) ? "" : request.body(), 0, false),
                route.template());
        Exchange exchange = new Exchange(project, route, request, context, entry, latency);
        String below = version.isEmpty() ? path : path.substring(("/api/" + version).length());
        faults.play(request.method(), route.template(), below, exchange);
    }

    /** A file's bytes, not text: each becomes one character, and they are not remembered. */
    private static boolean isFile(RoutingContext context) {
        return context.request().path().startsWith("/storage/");
    }

    /** What went wrong before or in an operation: a body too large, a query that can't be decoded, a bug. */
    private void refuse(RoutingContext context) {
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        Answer answer = project.told(project.error(ApiError.ofStatus(status)));
        answer.headers().forEach(context.response()::putHeader);
        context.response().setStatusCode(status).putHeader("Content-Type", answer.contentType()).end(answer.body());
    }

    private static Map<String, String> joined(MultiMap values, String separator, boolean lowerCase) {
        Map<String, String> joined = new LinkedHashMap<>();
        values.forEach(entry -> joined.merge(
                lowerCase ? entry.getKey().toLowerCase(Locale.ROOT) : entry.getKey(), entry.getValue(),
                (first, next) -> first + separator + next));
        return joined;
    }
}
