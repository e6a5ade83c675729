package io.github.camelcomposio.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A caller of the API over real HTTP. Paths are below {@code /api/v3.1} unless they begin with {@code /api/}. */
final class Api {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();

    private final ComposioSimulator simulator;

    Api(ComposioSimulator simulator) {
        this.simulator = simulator;
    }

    /** An answer; {@code json} is null when the body is no JSON object. */
    record Reply(int status, HttpResponse<String> http, JsonObject json) {

        static Reply of(HttpResponse<String> http) {
            JsonObject json = http.body().startsWith("{") ? new JsonObject(http.body()) : null;
            return new Reply(http.statusCode(), http, json);
        }

        JsonObject error() {
            return json.getJsonObject("error");
        }

        JsonArray items() {
            return json.getJsonArray("items");
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse(null);
        }
    }

    Reply get(String path) {
        return send("GET", path, null);
    }

    Reply post(String path, String body) {
        return send("POST", path, body);
    }

    Reply patch(String path, String body) {
        return send("PATCH", path, body);
    }

    Reply delete(String path) {
        return send("DELETE", path, null);
    }

    Reply send(String method, String path, String body) {
        return send(request(method, path, body).header("x-api-key", simulator.apiKey()).build());
    }

    /** With another credential than the project's key. */
    Reply as(String header, String key, String method, String path, String body) {
        return send(request(method, path, body).header(header, key).build());
    }

    CompletableFuture<Reply> sendAsync(String method, String path, String body) {
        return CLIENT.sendAsync(request(method, path, body).header("x-api-key", simulator.apiKey()).build(),
                HttpResponse.BodyHandlers.ofString()).thenApply(Reply::of);
    }

    Reply send(HttpRequest request) {
        try {
            return Reply.of(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without a key. */
    HttpRequest.Builder request(String method, String path, String body) {
        String where = path.startsWith("/api/") ? path : "/api/v3.1" + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + where))
                .timeout(Duration.ofSeconds(20));
        if (body == null) {
            return request.method(method, HttpRequest.BodyPublishers.noBody());
        }
        return request.method(method, HttpRequest.BodyPublishers.ofString(body)).header("Content-Type", "application/json");
    }

    /** Opens a page as a browser does. */
    Reply open(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    /** Submits a form. */
    Reply submit(String url, String form) {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build());
    }

    /** A create with a state. */
    Reply create(String authConfig, String user, String scheme, String val) {
        return post("/connected_accounts", createBody(authConfig, user, scheme, val));
    }

    static String createBody(String authConfig, String user, String scheme, String val) {
        return """
                {"auth_config":{"id":"%s"},"connection":{"user_id":"%s","state":{"authScheme":"%s","val":%s}}}
                """.formatted(authConfig, user, scheme, val);
    }

    /** Imports an API key for sendgrid and gives the account's id. */
    String importKey(String authConfig, String user) {
        return create(authConfig, user, "API_KEY", "{\"status\":\"ACTIVE\",\"generic_api_key\":\"sg-existing-key\"}").json()
                .getString("id");
    }
}
