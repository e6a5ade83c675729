package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlTest {

    private final Receiver receiver = new Receiver();
    private final ComposioSimulator simulator
            = ComposioSimulator.builder().controls(true).rateLimit(10, Duration.ofMinutes(1)).webhookRepeats().start();
    private final Api api = new Api(simulator);
    private String account;
    private String trigger;

    @BeforeEach
    void trigger() {
        simulator.addAuthConfig("ac_github", "github", "BEARER_TOKEN");
        account = api.create("ac_github", "u", "BEARER_TOKEN", "{\"status\":\"ACTIVE\",\"token\":\"tok-000001\"}").json()
                .getString("id");
        trigger = api.post("/trigger_instances/GITHUB_COMMIT_EVENT/upsert",
                "{\"user_id\":\"u\",\"trigger_config\":{\"owner\":\"a\",\"repo\":\"b\"}}").json().getString("trigger_id");
        api.post("/webhook_subscriptions", "{\"webhook_url\":\"" + receiver.url()
                                           + "\",\"enabled_events\":[\"composio.trigger.message\",\"composio.trigger.disabled\","
                                           + "\"composio.connected_account.expired\"]}");
    }

    @AfterEach
    void close() {
        simulator.close();
        receiver.close();
    }

    private Api.Reply control(String path, String body) {
        return api.send(api.request("POST", "/api/x", body).uri(URI.create(simulator.baseUrl() + "/simulator" + path))
                .header("x-api-key", simulator.apiKey()).build());
    }

    private Receiver.Delivery last() {
        simulator.webhooks().awaitNonePending(Duration.ofSeconds(10));
        return receiver.deliveries().get(receiver.deliveries().size() - 1);
    }

    @Test
    void firesATriggerAndSendsItAgain() {
        Api.Reply reply = control("/trigger_instances/" + trigger + "/fire", "{\"n\":1}");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(last().header("webhook-id")).isEqualTo(reply.json().getString("event_id"));
        assertThat(last().json().getJsonObject("data")).isEqualTo(new JsonObject("{\"n\":1}"));
        control("/webhook_events/" + reply.json().getString("event_id") + "/redeliver", "{\"times\":2}");
        last();
        assertThat(receiver.deliveries()).hasSize(3);
        JsonObject sent = api.open(simulator.baseUrl() + "/simulator/webhook_deliveries").json();
        assertThat(sent.getJsonObject("error").getInteger("status")).isEqualTo(401);
    }

    @Test
    void tellsWhatWasSent() {
        control("/trigger_instances/" + trigger + "/fire", null);
        last();

        JsonObject delivery = api.send(api.request("GET", "/api/x", null)
                .uri(URI.create(simulator.baseUrl() + "/simulator/webhook_deliveries"))
                .header("x-api-key", simulator.apiKey()).build()).items().getJsonObject(0);

        assertThat(delivery.getMap()).containsEntry("type", "composio.trigger.message").containsEntry("attempt", 1)
                .containsEntry("status", 200).containsKeys("event_id", "sent_at");
    }

    @Test
    void letsAnAccountExpireAndDisablesATrigger() {
        control("/connected_accounts/" + account + "/expire", "{\"reason\":\"gone\"}");
        assertThat(last().json().getJsonObject("data").getString("status_reason")).isEqualTo("gone");

        control("/trigger_instances/" + trigger + "/disable", "{\"reason\":\"connection_expired\"}");
        assertThat(last().json().getJsonObject("data").getString("disabled_reason")).isEqualTo("connection_expired");
    }

    @Test
    void refusesCredentialsAndTellsTheProxiedCalls() {
        control("/credentials/refuse", "{\"secret\":\"tok-000001\"}");
        assertThat(proxied()).isEqualTo(401);
        control("/credentials/accept", "{\"secret\":\"tok-000001\"}");
        assertThat(proxied()).isEqualTo(200);
        assertThat(control("/toolkits/github/provider_status", "{\"status\":429}").json())
                .isEqualTo(new JsonObject("{\"success\":true}"));
        assertThat(proxied()).isEqualTo(429);
        assertThat(control("/toolkits/github/provider_status", "{\"status\":42}").status()).isEqualTo(400);

        JsonArray calls = api.send(api.request("GET", "/api/x", null)
                .uri(URI.create(simulator.baseUrl() + "/simulator/proxied_calls"))
                .header("x-api-key", simulator.apiKey()).build()).items();
        assertThat(calls).hasSize(3);
        assertThat(calls.getJsonObject(2)).isEqualTo(new JsonObject()
                .put("connected_account_id", account).put("method", "GET").put("endpoint", "/user").put("status", 429));
    }

    private int proxied() {
        return api.post("/tools/execute/proxy",
                "{\"connected_account_id\":\"" + account + "\",\"endpoint\":\"/user\",\"method\":\"GET\"}").json()
                .getInteger("status");
    }

    @Test
    void beginsAndEndsAnOutage() {
        control("/outage", "{\"on\":true}");
        assertThat(api.get("/toolkits").status()).isEqualTo(503);

        assertThat(control("/outage", "{\"on\":false}").status()).isEqualTo(200);
        assertThat(api.get("/toolkits").status()).isEqualTo(200);
    }

    @Test
    void saysWhatIsWrongAndSpendsNoBudget() {
        for (int i = 0; i < 20; i++) {
            assertThat(control("/trigger_instances/ti_no/fire", "{}").error().getString("message"))
                    .isEqualTo("There is no trigger ti_no");
        }
        assertThat(api.get("/toolkits").status()).isEqualTo(200);
    }

    @Test
    void isOffUnlessItIsWanted() {
        try (ComposioSimulator usual = ComposioSimulator.start()) {
            Api other = new Api(usual);
            assertThat(other.open(usual.baseUrl() + "/simulator/webhook_deliveries").status()).isEqualTo(404);
        }
    }
}
