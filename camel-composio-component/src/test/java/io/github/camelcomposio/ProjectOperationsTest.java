package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation on the project of the API key; each is sent to the one version that has it. */
class ProjectOperationsTest extends OperationsTestBase {

    private static final String CONFIG = "/org/project/config";
    private static final String WEBHOOK = "/org/project/webhook";

    private String runATool() {
        String user = newUser();
        call("tools/execute?toolSlug=HACKERNEWS_GET_USER&userId=" + user, "v3.1", Map.of("username", "pg"));
        simulator.clearRequests();
        return user;
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void getsTheSettings(String version) {
        Message reply = call("project/getConfig", version, null);
        assertThat(assertSent("GET", "v3", CONFIG).body()).isEmpty();
        assertThat(body(reply)).containsKeys("is_2FA_enabled", "mask_secret_keys_in_connected_account",
                "log_visibility_setting", "require_mcp_api_key");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void changesTheSettingsThatAreGiven(String version) {
        String name = newUser();
        Message reply = call("project/updateConfig", version,
                Map.of("is2FAEnabled", false, "logoUrl", "https://a.example/l.png",
                        "displayName", name, "maskSecretKeysInConnectedAccount", true, "logVisibilitySetting", "show_all",
                        "requireMcpApiKey", "false"));

        assertThat(json(assertSent("PATCH", "v3", CONFIG).body())).isEqualTo(Map.of("is_2FA_enabled", false, "logo_url",
                "https://a.example/l.png", "display_name", name, "mask_secret_keys_in_connected_account", true,
                "log_visibility_setting", "show_all", "require_mcp_api_key", false));
        assertThat(body(reply)).containsEntry("display_name", name);
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));

        simulator.clearRequests();
        reply = call("project/updateConfig?displayName=Another", version, Map.of("is_2FA_enabled", false));
        assertThat(onlyBody("PATCH")).isEqualTo(Map.of("display_name", "Another", "is_2FA_enabled", false));
        assertThat(body(reply)).containsEntry("logo_url", "https://a.example/l.png");
    }

    @Test
    void failsForASettingThatComposioRefuses() {
        assertThat(refusal("project/updateConfig?logVisibilitySetting=some", "v3", null, ComposioInvalidRequestException.class))
                .hasMessageContaining("log_visibility_setting");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void changesReadsAndDeletesTheOldWebhook(String version) {
        Map<String, Object> webhook = Map.of("webhook_url", "https://a.example/old", "webhook_version", "V2");
        Message updated = call("project/updateWebhook", version, webhook);
        assertThat(json(assertSent("POST", "v3", WEBHOOK + "/update").body())).isEqualTo(webhook);
        assertThat(body(updated)).containsEntry("webhook_url", "https://a.example/old");
        assertThat(headers(updated)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));

        simulator.clearRequests();
        Message read = call("project/getWebhook", version, null);
        assertSent("GET", "v3", WEBHOOK);
        assertThat(body(read)).isEqualTo(body(updated));

        simulator.clearRequests();
        Message refreshed = call("project/refreshWebhookSecret", version, null);
        assertThat(assertSent("POST", "v3", WEBHOOK + "/refresh").body()).isEmpty();
        assertThat(body(refreshed).get("webhook_secret")).isNotNull().isNotEqualTo(body(read).get("webhook_secret"));

        simulator.clearRequests();
        Message deleted = call("project/deleteWebhook", version, null);
        assertThat(assertSent("DELETE", "v3", WEBHOOK).body()).isEmpty();
        assertThat(body(deleted)).isEqualTo(Map.of("success", true));
        assertThat(body(call("project/getWebhook", version, null))).containsEntry("webhook_url", null);
    }

    @Test
    void takesTheOldWebhookAsAMemberToo() {
        Map<String, Object> webhook = Map.of("webhook_url", "https://a.example/old", "anything", List.of(1));
        call("project/updateWebhook", "v3", Map.of("webhook", webhook));
        assertThat(onlyBody("POST")).isEqualTo(webhook);
        call("project/deleteWebhook", "v3", null);
    }

    @Test
    void failsForAnOldWebhookThatIsNotThere() {
        refusal("project/refreshWebhookSecret", "v3", null, ComposioNotFoundException.class);
        refusal("project/updateWebhook", "v3", Map.of("webhook_version", "V1"), ComposioInvalidRequestException.class);
        assertThat(refused("composio:project/updateWebhook", null)).contains("argument webhook is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void sumsUpWhatWasUsed(String version) {
        String user = runATool();
        Map<String, Object> filters = Map.of("user_id", List.of(user));
        Message reply = call("project/usageSummary", version,
                Map.of("from", 1, "to", 9_999_999_999_999L, "entityTypes", "tool_calls", "filters", filters));

        assertThat(json(assertSent("POST", "v3.1", "/project/usage/summary").body())).isEqualTo(
                Map.of("from", 1, "to", 9_999_999_999_999L, "entity_types", List.of("tool_calls"), "filters", filters));
        assertThat(body(reply)).isEqualTo(Map.of("entities",
                Map.of("tool_calls", Map.of("unit", "call", "total_quantity", "1", "event_count", 1))));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void tellsWhatWasUsedOfOneKind(String version) {
        String user = runATool();
        Message reply = call("project/usage?entityType=tool_calls", version, Map.of("from", 1, "to", 9_999_999_999_999L,
                "groupBy", "user_id", "orderBy", "key", "orderDirection", "asc", "limit", 1000, "filters",
                Map.of("user_id", List.of(user))));

        assertThat(json(assertSent("POST", "v3.1", "/project/usage/tool_calls").body())).isEqualTo(Map.of("from", 1, "to",
                9_999_999_999_999L, "group_by", "user_id", "order_by", "key", "order_direction", "asc", "limit", 1000,
                "filters",
                Map.of("user_id", List.of(user))));
        assertThat(body(reply)).containsEntry("entity_type", "tool_calls").containsEntry("event_count", 1)
                .containsEntry("groups", List.of(Map.of("key", user, "total_quantity", "1", "event_count", 1)));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @Test
    void sendsAnEmptyObjectWhereNothingIsAskedFor() {
        call("project/usageSummary", "v3.1", null);
        assertThat(assertSent("POST", "v3.1", "/project/usage/summary").body()).isEqualTo("{}");
    }

    @Test
    void failsForAKindOfUseThatComposioDoesNotKnow() {
        refusal("project/usage?entityType=coffee", "v3.1", null, ComposioInvalidRequestException.class);
        assertThat(refused("composio:project/usage", null)).contains("argument entityType is missing");
    }

    @ParameterizedTest
    @CsvSource({ "from, yesterday", "limit, 1.5" })
    void refusesANumberThatIsNone(String argument, String value) {
        assertThat(refused("composio:project/usage?entityType=tool_calls", Map.of(argument, value))).contains(argument)
                .contains("whole number");
    }
}
