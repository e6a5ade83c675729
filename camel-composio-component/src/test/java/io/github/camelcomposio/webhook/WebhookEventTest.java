package io.github.camelcomposio.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three versions of a payload become one, as the reference shows them. */
class WebhookEventTest {

    private static final String ID = "msg_1";
    private static final String PAYLOAD = "\"author\":\"jane\",\"message\":\"fix\",\"url\":\"https://example.com/c/1\"";
    private static final Map<String, Object> DATA
            = Map.of("author", "jane", "message", "fix", "url", "https://example.com/c/1");

    private static WebhookEvent read(String text) {
        try {
            return WebhookEvent.read(ID, text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> headers(String text) {
        return EventHeaders.of(ID, read(text));
    }

    private static Map<String, Object> metadata(WebhookEvent event) {
        return io.github.camelcomposio.client.Json.object(event.body(), "metadata");
    }

    @Test
    void leavesTheThirdVersionAsItIs() {
        String text = "{\"id\":\"msg_1\",\"timestamp\":\"2026-02-13T10:00:00.000Z\",\"type\":\"composio.trigger.message\","
                      + "\"metadata\":{\"log_id\":\"log_abc\",\"trigger_slug\":\"GITHUB_COMMIT_EVENT\","
                      + "\"trigger_id\":\"ti_xyz\",\"connected_account_id\":\"ca_def\",\"auth_config_id\":\"ac_xyz\","
                      + "\"user_id\":\"user_123\"},\"data\":{" + PAYLOAD + "}}";
        WebhookEvent event = read(text);
        assertThat(event.body()).containsOnlyKeys("id", "timestamp", "type", "metadata", "data");
        assertThat(event.body()).containsEntry("data", DATA).containsEntry("timestamp", "2026-02-13T10:00:00.000Z");
        assertThat(event.text()).isEqualTo(text);
        assertThat(headers(text)).isEqualTo(Map.of("CamelComposioWebhookId", ID, "CamelComposioEventType",
                "composio.trigger.message", "CamelComposioTriggerSlug", "GITHUB_COMMIT_EVENT", "CamelComposioTriggerId",
                "ti_xyz", "CamelComposioConnectedAccountId", "ca_def", "CamelComposioAuthConfigId", "ac_xyz",
                "CamelComposioUserId", "user_123"));
    }

    @Test
    void takesTheIdentifiersOutOfTheSecondVersion() {
        WebhookEvent event = read("{\"type\":\"github_commit_event\",\"timestamp\":\"2026-02-13T10:00:00.000Z\","
                                  + "\"log_id\":\"log_abc\",\"data\":{" + PAYLOAD + ",\"connection_id\":\"uuid-1\","
                                  + "\"connection_nano_id\":\"ca_def\",\"trigger_id\":\"uuid-2\","
                                  + "\"trigger_nano_id\":\"ti_xyz\",\"user_id\":\"user_123\"}}");
        assertThat(event.body()).containsEntry("id", ID).containsEntry("type", "composio.trigger.message")
                .containsEntry("timestamp", "2026-02-13T10:00:00.000Z").containsEntry("data", DATA);
        assertThat(metadata(event)).containsEntry("trigger_slug", "GITHUB_COMMIT_EVENT").containsEntry("trigger_id", "ti_xyz")
                .containsEntry("connected_account_id", "ca_def").containsEntry("user_id", "user_123")
                .containsEntry("log_id", "log_abc").containsEntry("auth_config_id", null);
    }

    @Test
    void takesWhateverIdsTheSecondVersionHas() {
        WebhookEvent event = read("{\"type\":\"x\",\"data\":{\"connection_id\":\"ca_def\",\"trigger_id\":\"ti_xyz\"}}");
        assertThat(metadata(event)).containsEntry("trigger_id", "ti_xyz").containsEntry("connected_account_id", "ca_def")
                .containsEntry("user_id", null);
        assertThat(event.body()).containsEntry("data", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = { "ca_def", "0a1b2c3d-0000-4000-8000-000000000000" })
    void readsTheFirstVersion(String account) {
        String text = "{\"trigger_name\":\"github_commit_event\",\"connection_id\":\"" + account
                      + "\",\"trigger_id\":\"ti_xyz\",\"log_id\":\"log_abc\",\"payload\":{" + PAYLOAD + "}}";
        WebhookEvent event = read(text);
        assertThat(event.body()).containsEntry("id", ID).containsEntry("type", "composio.trigger.message")
                .containsEntry("timestamp", null).containsEntry("data", DATA);
        assertThat(headers(text)).isEqualTo(Map.of("CamelComposioWebhookId", ID, "CamelComposioEventType",
                "composio.trigger.message", "CamelComposioTriggerSlug", "GITHUB_COMMIT_EVENT", "CamelComposioTriggerId",
                "ti_xyz", "CamelComposioConnectedAccountId", account));
    }

    @Test
    void tellsOfAnAccountThatExpired() {
        assertThat(headers("{\"id\":\"msg_1\",\"type\":\"composio.connected_account.expired\","
                           + "\"metadata\":{\"project_id\":\"pr_1\"},\"data\":{\"toolkit\":{\"slug\":\"gmail\"},"
                           + "\"auth_config\":{\"id\":\"ac_1\"},\"id\":\"ca_1\",\"user_id\":\"user_123\","
                           + "\"status\":\"EXPIRED\"}}"))
                .isEqualTo(
                        Map.of("CamelComposioWebhookId", ID, "CamelComposioEventType",
                                "composio.connected_account.expired", "CamelComposioConnectedAccountId", "ca_1",
                                "CamelComposioUserId", "user_123", "CamelComposioConnectionStatus", "EXPIRED",
                                "CamelComposioToolkit", "gmail", "CamelComposioAuthConfigId", "ac_1"));
    }

    @Test
    void tellsOfATriggerThatWasDisabled() {
        assertThat(headers("{\"id\":\"msg_1\",\"type\":\"composio.trigger.disabled\",\"data\":{\"id\":\"ti_1\","
                           + "\"connected_account_id\":\"ca_1\",\"trigger_name\":\"GITHUB_COMMIT_EVENT\","
                           + "\"user_id\":\"user_1\"}}"))
                .isEqualTo(
                        Map.of("CamelComposioWebhookId", ID, "CamelComposioEventType",
                                "composio.trigger.disabled", "CamelComposioTriggerId", "ti_1",
                                "CamelComposioTriggerSlug", "GITHUB_COMMIT_EVENT",
                                "CamelComposioConnectedAccountId", "ca_1", "CamelComposioUserId", "user_1"));
    }

    @Test
    void passesOnAnEventThatNobodyKnowsYet() {
        String text = "{\"id\":\"msg_1\",\"type\":\"composio.toolkit.retired\",\"metadata\":{\"user_id\":null},\"data\":[1]}";
        assertThat(headers(text)).isEqualTo(
                Map.of("CamelComposioWebhookId", ID, "CamelComposioEventType", "composio.toolkit.retired"));
        assertThat(read(text).body().get("data")).asString().isEqualTo("[1]");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"what\":1.10}", "{\"type\":\"x\",\"what\":1.10}", "{\"type\":7,\"data\":{},\"what\":1.10}" })
    void keepsAFormThatNobodyKnowsWhole(String text) {
        WebhookEvent event = read(text);
        assertThat(event.body()).containsOnlyKeys("id", "timestamp", "type", "metadata", "data").containsEntry("id", ID);
        assertThat(event.body().get("data")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("what", new BigDecimal("1.10"));
        assertThat(event.text()).isEqualTo(text);
    }

    @Test
    void showsNothingOfAUser() {
        assertThat(read(Sender.message("ti_1"))).hasToString("WebhookEvent[composio.trigger.message]");
        assertThatThrownBy(() -> WebhookEvent.read(ID, "{\"a\":\"private\"".getBytes(UTF_8)))
                .isInstanceOf(IOException.class).hasMessageNotContaining("private");
    }
}
