package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.ReceivedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the official client sends where its user says nothing, the component sends too; what a message says wins. */
class SentOtherwiseTest extends SharedContextTestBase {

    private Map<String, String> query(String uri, Map<String, Object> body) {
        simulator.clearRequests();
        send("composio:" + uri, body);
        assertThat(simulator.requests()).hasSize(1);
        return simulator.requests().get(0).query();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "tools/list?toolkits=github", "tools/get?toolSlug=GITHUB_CREATE_ISSUE", "triggers/listTypes",
            "triggers/getType?triggerSlug=GITHUB_COMMIT_EVENT" })
    void asksForTheLatestToolkits(String uri) {
        for (String version : List.of("v3", "v3.1")) {
            String versioned = uri + (uri.contains("?") ? "&" : "?") + "apiVersion=" + version;
            assertThat(query(versioned, null)).containsEntry("toolkit_versions", "latest");
            assertThat(query(versioned + "&toolkitVersions=20260601_00", null))
                    .containsEntry("toolkit_versions", "20260601_00");
            assertThat(query(versioned, Map.of("toolkitVersions", Map.of("github", "20260601_00"))))
                    .containsEntry("toolkit_versions[github]", "20260601_00").doesNotContainKey("toolkit_versions");
        }
    }

    @Test
    void readsAToolInOneVersionOnly() {
        assertThat(query("tools/get?toolSlug=GITHUB_CREATE_ISSUE&version=20260601_00", null))
                .containsOnly(Map.entry("version", "20260601_00"));
    }

    @Test
    void looksForATriggerTypeInTheVersionOfTheTrigger() {
        String user = newUser();
        send("composio:connectedAccounts/initiate?authConfigId=ac_github", Map.of("userId", user, "token", "ghp-existing"));
        simulator.clearRequests();

        send("composio:triggers/create?triggerSlug=GITHUB_COMMIT_EVENT&toolkitVersions=20260601_00",
                Map.of("userId", user, "triggerConfig", Map.of("owner", "acme", "repo", "site")));

        assertThat(received("GET")).extracting(ReceivedRequest::query)
                .containsExactly(Map.of("toolkit_versions", "20260601_00"));
        assertThat(onlyBody("POST")).containsEntry("toolkit_versions", "20260601_00");
    }

    @Test
    void createsAnMcpServerWithTheSameDefaults() {
        send("composio:mcp/create?name=A server&toolkits=gmail", null);
        assertThat(onlyBody("POST")).isEqualTo(Map.of(
                "name", "A server", "toolkits", List.of("gmail"), "auth_config_ids", List.of(), "allowed_tools", List.of(),
                "managed_auth_via_composio", true));

        simulator.clearRequests();
        send("composio:mcp/create?name=A server&toolkits=gmail&customTools=GMAIL_SEND_EMAIL&managedAuthViaComposio=false",
                null);
        assertThat(onlyBody("POST")).containsEntry("managed_auth_via_composio", false).doesNotContainKey("allowed_tools");
    }

    @Test
    void startsOAuthWithTheStatusOfAnEmptyState() {
        String config = simulator.addAuthConfig("gmail", "OAUTH2");
        String user = newUser();
        Map<String, Object> state = Map.of("authScheme", "OAUTH2", "val", Map.of());

        send("composio:connectedAccounts/initiate?authConfigId=" + config, Map.of("userId", user, "config", state));
        assertThat(onlyBody("POST")).extractingByKey("connection").isEqualTo(Map.of(
                "user_id", user, "state", Map.of("authScheme", "OAUTH2", "val", Map.of("status", "INITIALIZING"))));

        simulator.clearRequests();
        send("composio:connectedAccounts/initiate?authConfigId=" + config, Map.of("userId", user));
        assertThat(onlyBody("POST")).extractingByKey("connection").isEqualTo(Map.of("user_id", user));
    }
}
