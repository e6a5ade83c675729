package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation on MCP servers but those on their instances, in both versions of the API. */
class McpServersOperationsTest extends OperationsTestBase {

    /** A name that no other test has: at most 30 characters. */
    private static String newName() {
        return "server " + UUID.randomUUID().toString().substring(0, 13);
    }

    private static String fetchingAll(String operation) {
        return "mcp/" + operation + (operation.contains("?") ? "&" : "?") + "fetchAll=true&orderDirection=asc";
    }

    private String server(String name) {
        Message made = call("mcp/create", "v3.1", Map.of("name", name, "toolkits", "gmail"));
        simulator.clearRequests();
        return body(made).get("id").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void creates(String version) {
        String name = newName();
        Message reply = call("mcp/create", version, Map.of("name", name, "toolkits", List.of("gmail", "slack"), "authConfigIds",
                GITHUB, "allowedTools", List.of("GMAIL_SEND_EMAIL"), "managedAuthViaComposio", true));

        assertThat(json(assertSent("POST", version, "/mcp/servers/custom").body())).isEqualTo(Map.of("name", name, "toolkits",
                List.of("gmail", "slack"), "auth_config_ids", List.of(GITHUB), "allowed_tools", List.of("GMAIL_SEND_EMAIL"),
                "managed_auth_via_composio", true));
        assertThat(body(reply)).containsEntry("name", name).containsEntry("auth_config_ids", List.of(GITHUB))
                .containsKeys("id", "mcp_url", "commands");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 201));
    }

    @Test
    void createsWithTheOldNameOfItsTools() {
        Message reply = call("mcp/create", "v3.1", Map.of("name", newName(), "customTools", "SLACK_SEND_MESSAGE"));
        assertThat(onlyBody("POST")).containsEntry("custom_tools", List.of("SLACK_SEND_MESSAGE"));
        assertThat(body(reply)).containsEntry("allowed_tools", List.of("SLACK_SEND_MESSAGE"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void createsForAuthConfigs(String version) {
        String name = newName();
        Message reply = call("mcp/createForAuthConfigs", version, Map.of("name", name, "authConfigIds",
                List.of(GITHUB, SENDGRID), "noAuthApps", "hackernews", "allowedTools", "A,B", "managedAuthViaComposio", false));

        assertThat(json(assertSent("POST", version, "/mcp/servers").body())).isEqualTo(Map.of("name", name, "auth_config_ids",
                List.of(GITHUB, SENDGRID), "no_auth_apps", List.of("hackernews"), "allowed_tools", List.of("A", "B"),
                "managed_auth_via_composio", false));
        assertThat(body(reply)).containsEntry("server_instance_count", 0).containsKeys("toolkits", "toolkit_icons");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 201));
    }

    @ParameterizedTest
    @ValueSource(strings = { "create", "createForAuthConfigs" })
    void failsForANameOrAnAuthConfigThatComposioRefuses(String operation) {
        refusal("mcp/" + operation + "?name=abc&authConfigIds=ac_github", "v3.1", null, ComposioInvalidRequestException.class);
        refusal("mcp/" + operation + "?name=abcd&authConfigIds=ac_none", "v3.1", null, ComposioNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void lists(String version) {
        String name = newName();
        server(name);
        Message reply = call("mcp/list", version, Map.of("name", name, "toolkits", List.of("gmail", "slack"), "orderBy",
                "created_at", "orderDirection", "asc", "pageNo", 1, "limit", 4));

        assertThat(assertSent("GET", version, "/mcp/servers").query()).isEqualTo(Map.of("name", name, "toolkits", "gmail,slack",
                "order_by", "created_at", "order_direction", "asc", "page_no", "1", "limit", "4"));
        assertThat(body(reply)).containsEntry("current_page", 1).containsEntry("total_pages", 1);
        assertThat(values(items(reply, "items"), "name")).containsExactly(name);
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @Test
    void listsThoseOfAnAuthConfig() {
        call("mcp/list?authConfigIds=ac_github,ac_sendgrid", "v3.1", null);
        assertThat(assertSent("GET", "v3.1", "/mcp/servers").query())
                .isEqualTo(Map.of("auth_config_ids", "ac_github,ac_sendgrid"));
    }

    @ParameterizedTest
    @CsvSource({
            "list, /mcp/servers, v3.1", "list, /mcp/servers, v3", "listForToolkit?toolkit=gmail, /mcp/app/gmail, v3.1",
            "listForToolkit?toolkit=gmail, /mcp/app/gmail, v3" })
    void fetchesAllPagesByTheirNumbers(String operation, String path, String version) {
        String common = newName().substring(0, 18);
        List<Object> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(server(common + " number " + i));
        }

        List<Map<String, Object>> all = all(call(fetchingAll(operation), version,
                Map.of("name", common, "orderBy", "created_at", "limit", 2)));

        assertThat(values(all, "id")).isEqualTo(ids);
        assertThat(simulator.requests()).hasSize(3).allSatisfy(request -> {
            assertRequest(request, "GET", version, path);
            assertThat(request.query()).containsEntry("name", common).containsEntry("limit", "2")
                    .containsEntry("order_direction", "asc").doesNotContainKey("cursor");
        });
        assertThat(simulator.requests()).extracting(request -> request.query().get("page_no")).containsExactly(null, "2", "3");
    }

    @Test
    void fetchesAllPagesFromTheOneThatIsNamed() {
        String common = newName().substring(0, 18);
        for (int i = 0; i < 5; i++) {
            server(common + " number " + i);
        }
        List<Map<String, Object>> all
                = all(call("mcp/list?fetchAll=true&limit=2", "v3.1", Map.of("name", common, "pageNo", 2)));
        assertThat(all).hasSize(3);
        assertThat(simulator.requests()).extracting(request -> request.query().get("page_no")).containsExactly("2", "3");
    }

    @Test
    void fetchesNoFurtherPageOfAnEmptyList() {
        assertThat(all(call("mcp/list?fetchAll=true&name=no such name", "v3.1", null))).isEmpty();
        assertThat(simulator.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void listsThoseOfAToolkit(String version) {
        String id = server(newName());
        Message reply = call("mcp/listForToolkit?toolkit=gmail&limit=100", version, null);
        assertThat(assertSent("GET", version, "/mcp/app/gmail").query()).isEqualTo(Map.of("limit", "100"));
        assertThat(values(items(reply, "items"), "id")).contains(id);
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
        assertThat(items(call("mcp/listForToolkit?toolkit=zendesk", version, null), "items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void gets(String version) {
        String name = newName();
        String id = server(name);
        Message reply = call("mcp/get?mcpServerId=" + id, version, null);
        assertThat(assertSent("GET", version, "/mcp/" + id).query()).isEmpty();
        assertThat(body(reply)).containsEntry("name", name).containsEntry("deleted", false).containsEntry("toolkits",
                List.of("gmail"));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void updatesWhatIsGiven(String version) {
        String name = newName();
        String id = server(name);
        Message reply = call("mcp/update?mcpServerId=" + id, version, Map.of("toolkits", "slack,gmail", "allowedTools",
                List.of("SLACK_SEND_MESSAGE"), "authConfigIds", List.of(), "managedAuthViaComposio", true));

        assertThat(json(assertSent("PATCH", version, "/mcp/" + id).body()))
                .isEqualTo(Map.of("toolkits", List.of("slack", "gmail"),
                        "allowed_tools", List.of("SLACK_SEND_MESSAGE"), "auth_config_ids", List.of(),
                        "managed_auth_via_composio", true));
        assertThat(body(reply)).containsEntry("name", name).containsEntry("managed_auth_via_composio", true);
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
        simulator.clearRequests();
        call("mcp/update", version, Map.of("mcp_server_id", id, "name", name + "x"));
        assertThat(onlyBody("PATCH")).isEqualTo(Map.of("name", name + "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void deletes(String version) {
        String id = server(newName());
        Message reply = call("mcp/delete?mcpServerId=" + id, version, null);
        assertThat(assertSent("DELETE", version, "/mcp/" + id).body()).isEmpty();
        assertThat(body(reply)).isEqualTo(Map.of("id", id, "deleted", true));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
        refusal("mcp/get?mcpServerId=" + id, version, null, ComposioNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void givesAddresses(String version) {
        String id = server(newName());
        Message reply = call("mcp/generate", version, Map.of("mcpServerId", id, "userIds", List.of("u 1", "u2"),
                "connectedAccountIds", "ca_1", "managedAuthByComposio", true));

        assertThat(json(assertSent("POST", version, "/mcp/servers/generate").body())).isEqualTo(Map.of("mcp_server_id", id,
                "user_ids", List.of("u 1", "u2"), "connected_account_ids", List.of("ca_1"), "managed_auth_by_composio", true));
        assertThat(names(body(reply))).containsExactly("connected_account_urls", "mcp_url", "user_ids_url");
        assertThat((List<?>) body(reply).get("user_ids_url")).hasSize(2);
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @CsvSource({
            "get, v3.1", "get, v3", "update, v3.1", "update, v3", "delete, v3.1", "delete, v3", "generate, v3.1",
            "generate, v3" })
    void failsForAServerThatIsNotThere(String operation, String version) {
        refusal("mcp/" + operation + "?mcpServerId=none", version, null, ComposioNotFoundException.class);
        assertThat(simulator.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
            "create, name", "createForAuthConfigs?name=abcd, authConfigIds", "listForToolkit, toolkit", "get, mcpServerId",
            "update, mcpServerId", "delete, mcpServerId", "generate, mcpServerId" })
    void sendsNothingWithoutWhatItNeeds(String operation, String argument) {
        assertThat(refused("composio:mcp/" + operation, null)).contains("argument " + argument + " is missing");
    }
}
