package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class WebhookEventTest extends WebhookTestBase {

    @Test
    void speaksTheSecondVersion() {
        subscribe("V2", "composio.trigger.message");
        simulator.fireTrigger(trigger, COMMIT);

        JsonObject body = received().get(0).json();

        assertThat(received().get(0).header("x-composio-webhook-version")).isEqualTo("V2");
        assertThat(body.getString("type")).isEqualTo("github_commit_event");
        assertThat(body.getString("log_id")).startsWith("log_");
        assertThat(body.getJsonObject("data").getMap()).containsAllEntriesOf(COMMIT)
                .containsEntry("connection_nano_id", account).containsEntry("trigger_nano_id", trigger)
                .containsEntry("user_id", "user_1").containsKeys("connection_id", "trigger_id");
    }

    @Test
    void speaksTheFirstVersion() {
        subscribe("V1", "composio.trigger.message");
        simulator.fireTrigger(trigger, COMMIT);

        JsonObject body = received().get(0).json();

        assertThat(body.fieldNames()).containsExactly("trigger_name", "connection_id", "trigger_id", "log_id", "payload");
        assertThat(body.getString("trigger_name")).isEqualTo("github_commit_event");
        assertThat(body.getJsonObject("payload").getMap()).isEqualTo(COMMIT);
    }

    @Test
    void tellsOnlyWhatIsEnabled() {
        subscribe("V3", "composio.trigger.disabled");
        simulator.fireTrigger(trigger, COMMIT);
        String disabled = simulator.disableTrigger(trigger, "subscription_auth_failure");

        assertThat(received()).extracting(delivery -> delivery.header("webhook-id")).containsExactly(disabled);
        assertThat(webhooks.events()).hasSize(2);
    }

    @Test
    void tellsNobodyWithoutASubscription() {
        simulator.fireTrigger(trigger, COMMIT);

        assertThat(received()).isEmpty();
        assertThat(webhooks.events()).hasSize(1);
        assertThat(webhooks.deliveries()).isEmpty();
    }

    @Test
    void tellsThatAnAccountHasExpired() {
        subscribe();
        simulator.expireAccount(account, "Permanent auth error during token refresh");

        JsonObject body = received().get(0).json();

        assertThat(body.getString("type")).isEqualTo("composio.connected_account.expired");
        assertThat(body.getJsonObject("metadata").getString("project_id")).startsWith("pr_");
        assertThat(body.getJsonObject("metadata").getString("org_id")).startsWith("ok_");
        assertThat(body.getJsonObject("data")).isEqualTo(api.get("/connected_accounts/" + account).json());
        assertThat(body.getJsonObject("data").getString("status")).isEqualTo("EXPIRED");
    }

    @Test
    void tellsThatAnOAuthAccountHasExpiredBySettingItsStatus() {
        subscribe();
        simulator.addAuthConfig("ac_oauth", "gmail", "OAUTH2");
        String oauth = api.create("ac_oauth", "u", "OAUTH2", "{\"status\":\"ACTIVE\",\"access_token\":\"t-000001\"}").json()
                .getString("id");

        simulator.setStatus(oauth, "EXPIRED", "gone");
        simulator.setStatus(oauth, "EXPIRED", "still gone");
        simulator.setStatus(account, "EXPIRED", "a token of one's own");

        assertThat(received()).hasSize(1);
        assertThat(received().get(0).json().getJsonObject("data").getString("id")).isEqualTo(oauth);
    }

    @Test
    void tellsThatATriggerWasDisabled() {
        subscribe();
        simulator.disableTrigger(trigger, "polling_failure_in_composio_infra");

        JsonObject body = received().get(0).json();

        assertThat(body.getString("type")).isEqualTo("composio.trigger.disabled");
        assertThat(body.getJsonObject("metadata").fieldNames()).containsExactly("project_id");
        assertThat(body.getJsonObject("data").getMap()).containsEntry("id", trigger)
                .containsEntry("connected_account_id", account).containsEntry("trigger_name", "GITHUB_COMMIT_EVENT")
                .containsEntry("user_id", "user_1").containsEntry("disabled_at", "2026-10-01T12:00:00.000Z")
                .containsEntry("disabled_reason", "polling_failure_in_composio_infra").containsKey("trigger_config");
        assertThatThrownBy(() -> simulator.fireTrigger(trigger, COMMIT)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> simulator.disableTrigger(trigger, "no")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> simulator.fireTrigger("ti_no", COMMIT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bringsATriggerBackWithItsConnection() {
        assertThatThrownBy(() -> simulator.disableTrigger(trigger, "connection_expired"))
                .isInstanceOf(IllegalStateException.class);
        simulator.setStatus(account, "EXPIRED", null);
        simulator.disableTrigger(trigger, "connection_expired");
        assertThat(api.get("/trigger_instances/active").items()).isEmpty();

        simulator.setStatus(account, "ACTIVE", null);

        assertThat(api.get("/trigger_instances/active").items()).hasSize(1);
    }

    @Test
    void showsNoUsersDataInToString() {
        simulator.fireTrigger(trigger, COMMIT);

        assertThat(webhooks.events().get(0).toString()).contains("composio.trigger.message").doesNotContain("jane");
    }
}
