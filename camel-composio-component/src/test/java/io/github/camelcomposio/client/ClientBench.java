package io.github.camelcomposio.client;

import java.net.URI;
import java.time.Duration;

/** Clients of one group over a scripted transport, in virtual time. */
final class ClientBench {

    final VirtualTime time = new VirtualTime();
    final Timer timer = new Timer(time);
    final ScriptedTransport transport = new ScriptedTransport();
    final Pacer pacer = new Pacer(0, 0, Duration.ofSeconds(30), time::nanos);

    ComposioClient client(Duration maxRateLimitWait, Duration maxOutageWait) {
        ClientSettings settings = new ClientSettings(
                URI.create("https://composio.example"), "v3.1",
                Keys.none().with(Credential.PROJECT, ApiKey.of("ak_0123456789")),
                new RetryPolicy(2, Duration.ofMillis(500), Duration.ofSeconds(8)), maxRateLimitWait, maxOutageWait,
                Duration.ofSeconds(60), Duration.ofSeconds(30), null);
        return new ComposioClient(settings, transport, pacer, timer, new Turns(), Runnable::run, time::nanos);
    }

    /** One whose requests fail rather than wait. */
    ComposioClient client() {
        return client(Duration.ofMinutes(1), Duration.ZERO);
    }

    /** One whose requests wait for an hour. */
    ComposioClient patient() {
        return client(Duration.ofHours(1), Duration.ofHours(1));
    }

    static ApiRequest get(String path) {
        return ApiRequest.get("test/get", path);
    }
}
