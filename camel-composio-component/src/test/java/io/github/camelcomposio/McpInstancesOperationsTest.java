package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import org.apache.camel.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation on the instances of an MCP server, in both versions of the API. */
class McpInstancesOperationsTest extends OperationsTestBase {

    private String server;

    @BeforeEach
    void createAServer() {
        server = body(call("mcp/create?name=instances&authConfigIds=ac_github", "v3.1", null)).get("id").toString();
        simulator.clearRequests();
    }

    private String path() {
        return "/mcp/servers/" + server + "/instances";
    }

    private Message createInstance(String version, String user) {
        return call("mcp/createInstance?mcpServerId=" + server, version, Map.of("userId", user));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void creates(String version) {
        Message reply = createInstance(version, "ada");
        assertThat(json(assertSent("POST", version, path()).body())).isEqualTo(Map.of("user_id", "ada"));
        assertThat(names(body(reply))).containsExactly("created_at", "id", "instance_id", "mcp_server_id", "updated_at");
        assertThat(body(reply)).containsEntry("mcp_server_id", server);
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 201));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void failsWhereTheUserHasOneAlready(String version) {
        createInstance(version, "ada");
        ComposioConflictException failure = refusal("mcp/createInstance?maxRetries=0&userId=ada&mcpServerId=" + server, version,
                null, ComposioConflictException.class);
        assertThat(failure.getSlug()).isEqualTo("MCP_InstanceExists");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void lists(String version) {
        createInstance(version, "ada");
        createInstance(version, "bob");
        simulator.clearRequests();
        Message reply = call("mcp/listInstances?mcpServerId=" + server, version, Map.of("search", "ad", "orderBy", "created_at",
                "orderDirection", "desc", "pageNo", 1, "limit", 9));

        assertThat(assertSent("GET", version, path()).query()).isEqualTo(Map.of("search", "ad", "order_by", "created_at",
                "order_direction", "desc", "page_no", "1", "limit", "9"));
        assertThat(names(body(reply)))
                .containsExactly("current_page", "instances", "server_id", "server_name", "total_pages");
        assertThat(values(items(reply, "instances"), "instance_id")).containsExactly("ada");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void fetchesAllPages(String version) {
        List<Object> users = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            users.add("user-" + i);
            createInstance(version, "user-" + i);
        }
        simulator.clearRequests();

        List<Map<String, Object>> all
                = all(call("mcp/listInstances?fetchAll=true&limit=2&orderDirection=asc&mcpServerId=" + server,
                        version, null));

        assertThat(values(all, "instance_id")).isEqualTo(users);
        assertThat(simulator.requests()).hasSize(3).allSatisfy(request -> assertRequest(request, "GET", version, path()));
        assertThat(simulator.requests()).extracting(request -> request.query().get("page_no")).containsExactly(null, "2", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void deletesWithTheAccountsThatWereMadeForIt(String version) {
        String user = newUser();
        send("composio:connectedAccounts/initiate?authConfigId=ac_github", Map.of("user_id", user, "token", "gh-1234567890"));
        createInstance(version, user);
        simulator.clearRequests();

        Message reply = call("mcp/deleteInstance?mcpServerId=" + server, version, Map.of("instanceId", user));

        assertThat(assertSent("DELETE", version, path() + "/" + user).body()).isEmpty();
        assertThat(body(reply)).containsEntry("deleted_connected_accounts", 1).containsKey("message");
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200));
        assertThat(simulator.accountsOf(user)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "listInstances, v3.1", "listInstances, v3", "createInstance?userId=u, v3.1", "createInstance?userId=u, v3",
            "deleteInstance?instanceId=u, v3.1", "deleteInstance?instanceId=u, v3" })
    void failsForAServerThatIsNotThere(String operation, String version) {
        refusal("mcp/" + operation, version, Map.of("mcpServerId", "none"), ComposioNotFoundException.class);
        assertThat(simulator.requests()).hasSize(1);
    }

    @Test
    void failsForAnInstanceThatIsNotThere() {
        refusal("mcp/deleteInstance?instanceId=nobody&mcpServerId=" + server, "v3.1", null, ComposioNotFoundException.class);
    }

    @ParameterizedTest
    @CsvSource({
            "listInstances, mcpServerId", "createInstance?mcpServerId=m, userId", "createInstance?userId=u, mcpServerId",
            "deleteInstance?mcpServerId=m, instanceId", "deleteInstance?instanceId=i, mcpServerId" })
    void sendsNothingWithoutWhatItNeeds(String operation, String argument) {
        assertThat(refused("composio:mcp/" + operation, null)).contains("argument " + argument + " is missing");
    }
}
