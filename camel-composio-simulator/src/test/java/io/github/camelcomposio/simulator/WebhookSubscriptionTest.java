package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSubscriptionTest {

    private static final String MESSAGES = "\"enabled_events\":[\"composio.trigger.message\"]";

    private final TestClock clock = new TestClock();
    private final ComposioSimulator simulator = ComposioSimulator.builder().clock(clock).start();
    private final Api api = new Api(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private Api.Reply create(String url) {
        return api.post("/webhook_subscriptions", "{\"webhook_url\":\"" + url + "\"," + MESSAGES + "}");
    }

    @Test
    void isCreatedOnce() {
        Api.Reply reply = create("https://a.example/hook");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().getString("id")).matches("ws_[A-Za-z0-9]{12}");
        assertThat(reply.json().getMap()).containsEntry("webhook_url", "https://a.example/hook")
                .containsEntry("version", "V3").containsEntry("created_at", "2026-10-01T12:00:00.000Z");
        assertThat(reply.json().getString("secret")).matches("whsec_[A-Za-z0-9]{24}");
        assertThat(create("https://b.example/hook").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://a.example", "http://127.0.0.1:8080/hook", "http://localhost/hook", "http://[::1]:1/" })
    void takesHttpsAndLoopback(String url) {
        assertThat(create(url).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://a.example/hook", "ftp://a.example/", "hook", "https:///hook", "https://a b/", "" })
    void refusesOtherAddresses(String url) {
        assertThat(create(url).status()).isEqualTo(400);
    }

    @Test
    void needsAnAddressAndKnownEvents() {
        assertThat(api.post("/webhook_subscriptions", "{" + MESSAGES + "}").status()).isEqualTo(400);
        assertThat(api.post("/webhook_subscriptions", "{\"webhook_url\":\"https://a.example\"}").status()).isEqualTo(400);
        assertThat(api.post("/webhook_subscriptions",
                "{\"webhook_url\":\"https://a.example\",\"enabled_events\":[\"composio.no\"]}").status()).isEqualTo(400);
        assertThat(api.post("/webhook_subscriptions",
                "{\"webhook_url\":\"https://a.example\",\"version\":\"V4\"," + MESSAGES + "}").status()).isEqualTo(400);
    }

    @Test
    void isListedAndRead() {
        assertThat(api.get("/webhook_subscriptions").items()).isEmpty();
        JsonObject created = create("https://a.example/hook").json();

        assertThat(api.get("/webhook_subscriptions?limit=1").items()).isEqualTo(new JsonArray().add(created));
        assertThat(api.get("/webhook_subscriptions/" + created.getString("id")).json()).isEqualTo(created);
        assertThat(api.get("/webhook_subscriptions/ws_no").status()).isEqualTo(404);
    }

    @Test
    void changesOnlyWhatIsGiven() {
        JsonObject created = create("https://a.example/hook").json();
        clock.advance(Duration.ofSeconds(1));

        JsonObject changed = api.patch("/webhook_subscriptions/" + created.getString("id"),
                "{\"enabled_events\":[\"composio.trigger.disabled\"],\"version\":\"V2\"}").json();

        assertThat(changed.getMap()).containsEntry("webhook_url", "https://a.example/hook").containsEntry("version", "V2")
                .containsEntry("secret", created.getString("secret")).containsEntry("updated_at",
                        "2026-10-01T12:00:01.000Z");
        assertThat(changed.getJsonArray("enabled_events")).containsExactly("composio.trigger.disabled");
        assertThat(api.patch("/webhook_subscriptions/" + created.getString("id"), "{\"webhook_url\":\"http://a.example\"}")
                .status()).isEqualTo(400);
    }

    @Test
    void rotatesItsSecret() {
        JsonObject created = create("https://a.example/hook").json();
        String path = "/webhook_subscriptions/" + created.getString("id");

        JsonObject rotated = api.post(path + "/rotate_secret", null).json();

        assertThat(rotated.getString("id")).isEqualTo(created.getString("id"));
        assertThat(rotated.getString("secret")).startsWith("whsec_").isNotEqualTo(created.getString("secret"));
        assertThat(api.get(path).json().getString("secret")).isEqualTo(rotated.getString("secret"));
    }

    @Test
    void isDeletedAndMadeAgain() {
        String path = "/webhook_subscriptions/" + create("https://a.example/hook").json().getString("id");

        assertThat(api.delete(path).json()).isEqualTo(new JsonObject("{\"success\":true}"));
        assertThat(api.delete(path).status()).isEqualTo(404);
        assertThat(create("https://a.example/hook").status()).isEqualTo(201);
    }

    @Test
    void tellsTheTypesOfEvents() {
        JsonArray types = api.get("/webhook_subscriptions/event_types").items();

        assertThat(types.stream().map(type -> ((JsonObject) type).getString("event_type"))).containsExactly(
                "composio.trigger.message", "composio.connected_account.expired", "composio.trigger.disabled");
        assertThat(types.getJsonObject(0).getJsonArray("supported_versions")).containsExactly("V1", "V2", "V3");
        assertThat(types.getJsonObject(1).getJsonArray("supported_versions")).containsExactly("V3");
    }

    @Test
    void hasAnOlderFormInTheOldVersion() {
        assertThat(api.get("/org/project/webhook").status()).isEqualTo(404);
        assertThat(api.get("/api/v3/org/project/webhook").json().getMap()).containsEntry("webhook_url", null);
        assertThat(api.post("/api/v3/org/project/webhook/refresh", "{}").status()).isEqualTo(404);

        JsonObject made = api.post("/api/v3/org/project/webhook/update", "{\"webhook_url\":\"https://a.example\"}").json();
        assertThat(made.getMap()).containsEntry("webhook_url", "https://a.example").containsEntry("webhook_version", "V2");
        assertThat(api.get("/webhook_subscriptions").items().getJsonObject(0).getString("secret"))
                .isEqualTo(made.getString("webhook_secret"));
        assertThat(api.post("/api/v3/org/project/webhook/refresh", "{}").json().getString("webhook_secret"))
                .isNotEqualTo(made.getString("webhook_secret"));
        assertThat(api.post("/api/v3/org/project/webhook/update",
                "{\"webhook_url\":\"https://b.example\",\"webhook_version\":\"V3\"}").json().getString("webhook_version"))
                .isEqualTo("V3");
        api.delete("/api/v3/org/project/webhook");
        assertThat(api.get("/webhook_subscriptions").items()).isEmpty();
    }
}
