package io.github.camelcomposio.benchmarks.micro;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelcomposio.client.ApiKey;
import io.github.camelcomposio.client.ClientSettings;
import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.client.Content;
import io.github.camelcomposio.client.Credential;
import io.github.camelcomposio.client.Keys;
import io.github.camelcomposio.client.Pacer;
import io.github.camelcomposio.client.RetryPolicy;
import io.github.camelcomposio.client.Spool;
import io.github.camelcomposio.client.Timer;
import io.github.camelcomposio.client.Transport;
import io.github.camelcomposio.client.Turns;

/** A client of the component whose requests are answered at once, without a network: what is left is our own. */
final class InstantClient {

    private static final Map<String, String> HEADERS = Map.of(
            "content-type", "application/json", "x-ratelimit", "1000000000", "x-ratelimit-remaining", "999999999",
            "x-ratelimit-window-size", "60s", "x-request-id", "4b475264-5e76-439e-81a8-e923dd4d7273");
    private static final byte[] CREATED = text("""
            {"id":"ca_000000000000","connectionData":{"val":{"status":"ACTIVE","generic_api_key":"sg-e..."},\
            "authScheme":"API_KEY"},"status":"ACTIVE","redirect_url":null,"redirect_uri":null,\
            "experimental":{"account_type":"PRIVATE"}}""");
    private static final byte[] NONE = text(
            "{\"items\":[],\"next_cursor\":null,\"total_pages\":0,\"current_page\":1,\"total_items\":0}");

    private InstantClient() {
    }

    private static byte[] text(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** @param answering where answers come from; a direct executor for the sending thread itself */
    static ComposioClient create(Executor answering) {
        ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1, task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        ClientSettings settings = new ClientSettings(
                URI.create("http://127.0.0.1"), "v3.1",
                Keys.none().with(Credential.PROJECT, ApiKey.of("ak_instant_client")),
                new RetryPolicy(2, Duration.ofMillis(500), Duration.ofSeconds(8)), Duration.ofMinutes(1), Duration.ZERO,
                Duration.ofMinutes(1), Duration.ofSeconds(30), null);
        return new ComposioClient(
                settings, new Instant(answering), new Pacer(0, 0, Duration.ofSeconds(30), System::nanoTime),
                new Timer(scheduler), new Turns(), Runnable::run, System::nanoTime);
    }

    private record Instant(Executor answering) implements Transport {

        @Override
        public CompletableFuture<Answer> send(
                String method, Url url, Map<String, String> headers, byte[] body, Runnable sending) {
            sending.run();
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            answering.execute(
                    () -> answer.complete(new Answer(200, new HashMap<>(HEADERS), method.equals("POST") ? CREATED : NONE)));
            return answer;
        }

        @Override
        public CompletableFuture<Received> transfer(
                String method, Url url, Map<String, String> headers, Content content, Spool spool, Executor blocking) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // nothing to close
        }
    }
}
