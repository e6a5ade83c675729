package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class WebhookDeliveryTest extends WebhookTestBase {

    private static String signature(String secret, Receiver.Delivery delivery) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(
                (delivery.header("webhook-id") + "." + delivery.header("webhook-timestamp") + "." + delivery.body())
                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tellsOfATriggerSignedAndOnce() throws Exception {
        JsonObject subscription = subscribe();

        String event = simulator.fireTrigger(trigger, COMMIT);

        assertThat(received()).hasSize(1);
        Receiver.Delivery delivery = received().get(0);
        assertThat(event).matches("msg_[0-9a-f-]{36}");
        assertThat(delivery.header("webhook-id")).isEqualTo(event);
        assertThat(delivery.header("webhook-timestamp"))
                .isEqualTo(String.valueOf(clock.instant().getEpochSecond()));
        assertThat(delivery.header("webhook-signature"))
                .isEqualTo(signature(subscription.getString("secret"), delivery));
        assertThat(delivery.header("x-composio-webhook-version")).isEqualTo("V3");
        assertThat(delivery.header("x-composio-delivery-attempt")).isEqualTo("1");
        assertThat(delivery.header("content-type")).isEqualTo("application/json");
        assertThat(delivery.json().getMap()).containsEntry("id", event).containsEntry("type", "composio.trigger.message")
                .containsEntry("timestamp", "2026-10-01T12:00:00.000Z");
        assertThat(delivery.json().getJsonObject("metadata").getMap())
                .containsEntry("trigger_slug", "GITHUB_COMMIT_EVENT").containsEntry("trigger_id", trigger)
                .containsEntry("connected_account_id", account).containsEntry("auth_config_id", "ac_github")
                .containsEntry("user_id", "user_1").containsKey("log_id");
        assertThat(delivery.json().getJsonObject("data").getMap()).isEqualTo(COMMIT);
        assertThat(webhooks.events()).extracting(WebhookEvent::id, WebhookEvent::body)
                .containsExactly(tuple(event, delivery.body()));
        assertThat(webhooks.deliveries()).extracting(WebhookDelivery::attempt, WebhookDelivery::status)
                .containsExactly(tuple(1, 200));
    }

    @Test
    void repeatsUntilItIsAcknowledged() {
        subscribe();
        receiver.answers(500, 0, 204);

        String event = simulator.fireTrigger(trigger, COMMIT);

        assertThat(received()).extracting(delivery -> delivery.header("x-composio-delivery-attempt"))
                .containsExactly("1", "2", "3");
        assertThat(received()).extracting(delivery -> delivery.header("webhook-id")).containsOnly(event);
        assertThat(webhooks.deliveries()).extracting(WebhookDelivery::status).containsExactly(500, 0, 204);
        assertThat(webhooks.deliveries()).extracting(WebhookDelivery::acknowledged).containsExactly(false, false, true);
    }

    @Test
    void givesUpAfterTheLastRepeat() {
        subscribe();
        receiver.answers(500, 302, 404, 500);

        simulator.fireTrigger(trigger, COMMIT);

        assertThat(received()).hasSize(3);
    }

    @Test
    void deliversAgainOnDemand() {
        subscribe();
        String event = simulator.fireTrigger(trigger, COMMIT);
        webhooks.awaitNonePending(Duration.ofSeconds(10));

        webhooks.redeliver(event, 2);

        assertThat(received()).hasSize(3).extracting(Receiver.Delivery::body).containsOnly(received().get(0).body());
        assertThat(received()).extracting(delivery -> delivery.header("x-composio-delivery-attempt"))
                .containsExactlyInAnyOrder("1", "2", "3");
        assertThatThrownBy(() -> webhooks.redeliver("msg_no", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void holdsEventsBackAndSendsThemTheLastFirst() {
        try (ComposioSimulator oneByOne = ComposioSimulator.builder().webhooksInFlight(1).start()) {
            oneByOne.addAuthConfig("ac_github", "github", "BEARER_TOKEN");
            Api other = new Api(oneByOne);
            other.create("ac_github", "u", "BEARER_TOKEN", "{\"status\":\"ACTIVE\",\"token\":\"tok-000001\"}");
            String id = other.post("/trigger_instances/GITHUB_COMMIT_EVENT/upsert",
                    "{\"user_id\":\"u\",\"trigger_config\":{\"owner\":\"acme\",\"repo\":\"site\"}}").json()
                    .getString("trigger_id");
            other.post("/webhook_subscriptions", "{\"webhook_url\":\"" + receiver.url()
                                                 + "\",\"enabled_events\":[\"composio.trigger.message\"]}");
            oneByOne.webhooks().hold();
            String first = oneByOne.fireTrigger(id, Map.of("n", 1));
            String second = oneByOne.fireTrigger(id, Map.of("n", 2));
            oneByOne.webhooks().awaitNonePending(Duration.ofSeconds(10));
            assertThat(receiver.deliveries()).isEmpty();

            oneByOne.webhooks().releaseReversed();

            oneByOne.webhooks().awaitNonePending(Duration.ofSeconds(10));
            assertThat(receiver.deliveries()).extracting(delivery -> delivery.header("webhook-id"))
                    .containsExactly(second, first);
        }
    }

    @Test
    void boundsWhatIsUnderWay() {
        subscribe();
        receiver.slow(20);
        for (int i = 0; i < 8; i++) {
            simulator.fireTrigger(trigger, COMMIT);
        }

        assertThat(received()).hasSize(8);
        assertThat(receiver.mostAtATime()).isEqualTo(2);
    }

    @Test
    void signsWithTheNewSecretAndOnDemandWithTheOldOneToo() throws Exception {
        JsonObject subscription = subscribe();
        String old = subscription.getString("secret");
        String fresh = api.post("/webhook_subscriptions/" + subscription.getString("id") + "/rotate_secret", null).json()
                .getString("secret");

        simulator.fireTrigger(trigger, COMMIT);
        assertThat(received().get(0).header("webhook-signature")).isEqualTo(signature(fresh, received().get(0)));
        webhooks.signWithOldSecretToo(true);
        simulator.fireTrigger(trigger, COMMIT);

        assertThat(received().get(1).header("webhook-signature"))
                .isEqualTo(signature(fresh, received().get(1)) + " " + signature(old, received().get(1)));
    }

    @Test
    void countsAReceiverThatIsTooSlowAsNoAnswer() {
        try (ComposioSimulator hasty = ComposioSimulator.builder().webhookTimeout(Duration.ofMillis(100)).webhookRepeats()
                .start()) {
            hasty.addAuthConfig("ac_key", "sendgrid", "API_KEY");
            Api other = new Api(hasty);
            receiver.slow(2000);
            other.post("/webhook_subscriptions", "{\"webhook_url\":\"" + receiver.url()
                                                 + "\",\"enabled_events\":[\"composio.connected_account.expired\"]}");

            hasty.expireAccount(other.importKey("ac_key", "u"), null);

            hasty.webhooks().awaitNonePending(Duration.ofSeconds(10));
            assertThat(hasty.webhooks().deliveries()).extracting(WebhookDelivery::status).containsExactly(0);
        }
    }

    @Test
    void saysWhenSomethingIsStillPending() {
        subscribe();
        receiver.slow(300);
        simulator.fireTrigger(trigger, COMMIT);

        assertThatThrownBy(() -> webhooks.awaitNonePending(Duration.ofMillis(10)))
                .isInstanceOf(IllegalStateException.class);
    }
}
