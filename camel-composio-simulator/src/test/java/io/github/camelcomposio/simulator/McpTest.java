package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class McpTest {

    private final TestClock clock = new TestClock();
    private final ComposioSimulator simulator = ComposioSimulator.builder().clock(clock).start();
    private final Api api = new Api(simulator);

    @BeforeEach
    void configs() {
        simulator.addAuthConfig("ac_github", "github", "BEARER_TOKEN");
        simulator.addAuthConfig("ac_key", "sendgrid", "API_KEY");
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private String custom(String name, String more) {
        Api.Reply reply = api.post("/mcp/servers/custom", "{\"name\":\"" + name + "\"" + more + "}");
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(201);
        clock.advance(Duration.ofSeconds(1));
        return reply.json().getString("id");
    }

    private List<String> names(String path) {
        return api.get(path).items().stream().map(item -> ((JsonObject) item).getString("name")).toList();
    }

    @Test
    void createsServersOfAuthConfigs() {
        Api.Reply reply = api.post("/mcp/servers",
                "{\"name\":\"My server\",\"auth_config_ids\":[\"ac_github\"],\"no_auth_apps\":[\"hackernews\"],"
                                                   + "\"allowed_tools\":[\"GITHUB_CREATE_ISSUE\"],\"managed_auth_via_composio\":true}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().getString("id")).hasSize(36);
        assertThat(reply.json().getMap()).containsEntry("name", "My server").containsEntry("server_instance_count", 0)
                .containsEntry("managed_auth_via_composio", true)
                .containsEntry("created_at", "2026-10-01T12:00:00.000Z");
        assertThat(reply.json().getJsonArray("toolkits")).containsExactly("hackernews", "github");
        assertThat(reply.json().getJsonArray("allowed_tools")).containsExactly("GITHUB_CREATE_ISSUE");
        assertThat(reply.json().getJsonObject("toolkit_icons").getString("github")).startsWith("https://");
        assertThat(reply.json().getString("mcp_url")).startsWith(simulator.baseUrl()).endsWith(reply.json().getString("id"));
        assertThat(reply.json().getJsonObject("commands").fieldNames())
                .containsExactlyInAnyOrder("cursor", "claude", "windsurf");
    }

    @Test
    void createsCustomServers() {
        JsonObject made = api.post("/mcp/servers/custom",
                "{\"name\":\"Custom\",\"toolkits\":[\"gmail\"],\"custom_tools\":[\"A_TOOL\"]}").json();

        assertThat(made.fieldNames()).containsExactly("id", "name", "auth_config_ids", "allowed_tools", "mcp_url",
                "commands");
        assertThat(made.getJsonArray("allowed_tools")).containsExactly("A_TOOL");
        assertThat(api.get("/mcp/" + made.getString("id")).json().getJsonArray("toolkits")).containsExactly("gmail");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "{\"name\":\"abc\"}", "{\"name\":\"not_this\"}",
            "{\"name\":\"a name that is longer than thirty\"}" })
    void refusesNames(String body) {
        assertThat(api.post("/mcp/servers/custom", body).status()).isEqualTo(400);
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(api.post("/mcp/servers", "{\"name\":\"Server\"}").status()).isEqualTo(400);
        assertThat(api.post("/mcp/servers", "{\"name\":\"Server\",\"auth_config_ids\":[\"ac_no\"]}").status()).isEqualTo(404);
        assertThat(api.post("/mcp/servers/custom", "{\"name\":\"Server\",\"toolkits\":[\"no\"]}").status()).isEqualTo(404);
        for (Api.Reply reply : List.of(api.get("/mcp/no"), api.delete("/mcp/no"), api.patch("/mcp/no", "{}"),
                api.post("/mcp/servers/generate", "{\"mcp_server_id\":\"no\"}"), api.get("/mcp/servers/no/instances"))) {
            assertThat(reply.status()).isEqualTo(404);
        }
    }

    @Test
    void listsFiltersAndOrders() {
        String first = custom("First server", ",\"toolkits\":[\"gmail\"]");
        custom("Second server", ",\"auth_config_ids\":[\"ac_github\"]");

        assertThat(names("/mcp/servers")).containsExactly("Second server", "First server");
        assertThat(names("/mcp/servers?order_by=created_at&order_direction=asc")).containsExactly("First server",
                "Second server");
        api.patch("/mcp/" + first, "{}");
        assertThat(names("/mcp/servers")).containsExactly("First server", "Second server");
        assertThat(names("/mcp/servers?name=SECOND")).containsExactly("Second server");
        assertThat(names("/mcp/servers?toolkits=github%2Cslack")).containsExactly("Second server");
        assertThat(names("/mcp/servers?auth_config_ids=ac_key")).isEmpty();
        assertThat(names("/mcp/app/gmail")).containsExactly("First server");
        assertThat(api.get("/mcp/servers?order_by=name").status()).isEqualTo(400);
    }

    @Test
    void pagesWithANumber() {
        for (int i = 10; i < 22; i++) {
            custom("Server " + i, "");
        }

        JsonObject first = api.get("/mcp/servers").json();
        assertThat(first.getJsonArray("items")).hasSize(10);
        assertThat(first.fieldNames()).containsExactly("items", "total_pages", "current_page");
        assertThat(first.getInteger("total_pages")).isEqualTo(2);
        assertThat(names("/mcp/servers?page_no=2")).containsExactly("Server 11", "Server 10");
        assertThat(names("/mcp/servers?page_no=3&limit=5")).hasSize(2);
        assertThat(api.get("/mcp/servers?page_no=0").status()).isEqualTo(400);
        assertThat(api.get("/mcp/servers?limit=x").status()).isEqualTo(400);
    }

    @Test
    void updatesWhatIsGiven() {
        String id = custom("Server", ",\"toolkits\":[\"gmail\"],\"allowed_tools\":[\"A_TOOL\"]");

        JsonObject changed = api.patch("/mcp/" + id,
                "{\"name\":\"Renamed\",\"toolkits\":[\"slack\"],\"auth_config_ids\":[],\"managed_auth_via_composio\":true}")
                .json();

        assertThat(changed.getMap()).containsEntry("name", "Renamed").containsEntry("deleted", false)
                .containsEntry("managed_auth_via_composio", true)
                .containsEntry("updated_at", "2026-10-01T12:00:01.000Z");
        assertThat(changed.getJsonArray("toolkits")).containsExactly("slack");
        assertThat(changed.getJsonArray("allowed_tools")).containsExactly("A_TOOL");
        assertThat(api.get("/mcp/" + id).json()).isEqualTo(changed);
    }

    @Test
    void deletes() {
        String id = custom("Server", "");

        assertThat(api.delete("/mcp/" + id).json()).isEqualTo(new JsonObject().put("id", id).put("deleted", true));
        assertThat(api.get("/mcp/" + id).status()).isEqualTo(404);
    }

    @Test
    void generatesAddresses() {
        String id = custom("Server", "");

        JsonObject urls = api.post("/mcp/servers/generate", "{\"mcp_server_id\":\"" + id
                                                            + "\",\"user_ids\":[\"u@a.example\",\"v\"],\"connected_account_ids\":[\"ca_1\"],"
                                                            + "\"managed_auth_by_composio\":true}")
                .json();

        String base = simulator.baseUrl() + "/v3/mcp/" + id;
        assertThat(urls.getString("mcp_url")).isEqualTo(base);
        assertThat(urls.getJsonArray("user_ids_url")).hasSize(2).first()
                .isEqualTo(base + "?user_id=u%40a.example&include_composio_helper_actions=true");
        assertThat(urls.getJsonArray("connected_account_urls").getString(0))
                .startsWith(base + "?connected_account_id=ca_1");
    }

    @Test
    void keepsInstancesOfUsers() {
        String id = custom("Server", ",\"auth_config_ids\":[\"ac_key\"]");
        api.importKey("ac_key", "user_1");
        api.create("ac_github", "user_1", "BEARER_TOKEN", "{\"status\":\"ACTIVE\",\"token\":\"tok-000001\"}");
        String path = "/mcp/servers/" + id + "/instances";

        Api.Reply made = api.post(path, "{\"user_id\":\"user_1\"}");
        api.post(path, "{\"user_id\":\"user_2\"}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().getMap()).containsEntry("instance_id", "user_1").containsEntry("mcp_server_id", id);
        assertThat(api.post(path, "{\"user_id\":\"user_1\"}").status()).isEqualTo(409);
        assertThat(api.post(path, "{}").status()).isEqualTo(400);
        JsonObject list = api.get(path + "?search=_1").json();
        assertThat(list.getJsonArray("instances")).isEqualTo(new JsonArray().add(made.json()));
        assertThat(list.getMap()).containsEntry("server_id", id).containsEntry("server_name", "Server")
                .containsEntry("total_pages", 1).containsEntry("current_page", 1);
        assertThat(api.get("/mcp/" + id).json().getInteger("server_instance_count")).isEqualTo(2);
        assertThat(api.delete(path + "/user_1").json().getInteger("deleted_connected_accounts")).isOne();
        assertThat(simulator.accountsOf("user_1")).hasSize(1);
        assertThat(api.delete(path + "/user_1").status()).isEqualTo(404);
    }
}
