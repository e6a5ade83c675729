package io.github.camelcomposio.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A trigger, an account and a receiver, for tests of webhooks. */
abstract class WebhookTestBase {

    static final Map<String, Object> COMMIT = Map.of("author", "jane", "message", "fix: été");

    final TestClock clock = new TestClock();
    final Receiver receiver = new Receiver();
    final ComposioSimulator simulator = ComposioSimulator.builder().clock(clock).webhooksInFlight(2)
            .webhookRepeats(Duration.ofMillis(5), Duration.ofMillis(5)).webhookTimeout(Duration.ofSeconds(5)).start();
    final Webhooks webhooks = simulator.webhooks();
    final Api api = new Api(simulator);
    String account;
    String trigger;

    @BeforeEach
    void trigger() {
        simulator.addAuthConfig("ac_github", "github", "BEARER_TOKEN");
        account = api.create("ac_github", "user_1", "BEARER_TOKEN", "{\"status\":\"ACTIVE\",\"token\":\"tok-000001\"}")
                .json().getString("id");
        trigger = api.post("/trigger_instances/GITHUB_COMMIT_EVENT/upsert",
                "{\"user_id\":\"user_1\",\"trigger_config\":{\"owner\":\"acme\",\"repo\":\"site\"}}").json()
                .getString("trigger_id");
    }

    @AfterEach
    void close() {
        simulator.close();
        receiver.close();
    }

    JsonObject subscribe(String version, String... events) {
        return api.post("/webhook_subscriptions",
                new JsonObject().put("webhook_url", receiver.url()).put("version", version)
                        .put("enabled_events", List.of(events)).encode())
                .json();
    }

    JsonObject subscribe() {
        return subscribe("V3", "composio.trigger.message", "composio.connected_account.expired",
                "composio.trigger.disabled");
    }

    List<Receiver.Delivery> received() {
        webhooks.awaitNonePending(Duration.ofSeconds(10));
        return receiver.deliveries();
    }
}
