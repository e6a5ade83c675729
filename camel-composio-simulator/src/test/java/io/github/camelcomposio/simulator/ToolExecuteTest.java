package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ToolExecuteTest {

    private static final String MAIL
            = "{\"to\":\"b@example.com\",\"from\":\"a@example.com\",\"subject\":\"s\",\"content\":\"c\"}";

    private final TestClock clock = new TestClock();
    private final ComposioSimulator simulator = ComposioSimulator.builder().clock(clock).start();
    private final Api api = new Api(simulator);

    @BeforeEach
    void configs() {
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private Api.Reply execute(String tool, String members) {
        return api.post("/tools/execute/" + tool, "{" + members + "}");
    }

    private Api.Reply send(String members) {
        return execute("SENDGRID_SEND_EMAIL", members + ",\"arguments\":" + MAIL);
    }

    @Test
    void answersWhatFollowsFromTheArguments() {
        String id = api.importKey("ac_a", "u");

        JsonObject first = send("\"user_id\":\"u\"").json();
        assertThat(first.getBoolean("successful")).isTrue();
        assertThat(first.getValue("error")).isNull();
        assertThat(first.getString("log_id")).startsWith("log_");
        assertThat(first.getJsonObject("data").getString("to")).isEqualTo("b@example.com");
        assertThat(send("\"user_id\":\"u\",\"connected_account_id\":\"" + id + "\"").json().getJsonObject("data"))
                .isEqualTo(first.getJsonObject("data"));
        assertThat(simulator.toolRuns()).extracting(ToolRun::accountId).containsExactly(id, id);
    }

    @Test
    void needsAnActiveAccountOfTheUser() {
        assertThat(send("\"user_id\":\"u\"").error().getInteger("code")).isEqualTo(1810);
        String id = api.importKey("ac_a", "u");
        assertThat(send("\"user_id\":\"other\",\"connected_account_id\":\"" + id + "\"").error().getInteger("code"))
                .isEqualTo(1812);
        simulator.setStatus(id, "EXPIRED", null);
        assertThat(send("\"user_id\":\"u\"").status()).isEqualTo(404);
        assertThat(send("\"user_id\":\"u\",\"connected_account_id\":\"" + id + "\"").status()).isEqualTo(422);
        assertThat(send("\"user_id\":\"u\",\"connected_account_id\":\"ca_unknown\"").error().getInteger("code"))
                .isEqualTo(1810);
        assertThat(simulator.toolRuns()).isEmpty();
    }

    @Test
    void refusesTheSharedAccountOfAnother() {
        String id = api.post("/connected_accounts", """
                {"auth_config":{"id":"ac_a"},"connection":{"user_id":"owner",
                 "experimental":{"account_type":"SHARED","acl_config_for_shared":{"allow_all_users":true}},
                 "state":{"authScheme":"API_KEY","val":{"status":"ACTIVE","api_key":"key-0001"}}}}""").json().getString("id");

        assertThat(send("\"user_id\":\"u\",\"connected_account_id\":\"" + id + "\"").status()).isEqualTo(403);
        assertThat(send("\"user_id\":\"owner\"").status()).isEqualTo(200);
    }

    @Test
    void needsNoAccountForAnOpenToolkitOrWithInlineCredentials() {
        assertThat(execute("HACKERNEWS_GET_USER", "\"user_id\":\"u\",\"arguments\":{\"username\":\"pg\"}").json()
                .getJsonObject("data").getString("username")).isEqualTo("pg");
        assertThat(send("\"custom_connection_data\":{\"authScheme\":\"API_KEY\",\"toolkitSlug\":\"sendgrid\",\"val\":{}}")
                .status()).isEqualTo(200);
        assertThat(send("\"custom_connection_data\":{\"authScheme\":\"API_KEY\",\"toolkitSlug\":\"gmail\",\"val\":{}}")
                .status()).isEqualTo(400);
        assertThat(send("\"custom_auth_params\":{\"parameters\":[{\"in\":\"header\",\"name\":\"a\",\"value\":1}]}").status())
                .isEqualTo(200);
    }

    @Test
    void tellsFailuresOfToolsInTheAnswer() {
        simulator.addAuthConfig("ac_g", "github", "BEARER_TOKEN");
        api.create("ac_g", "u", "BEARER_TOKEN", "{\"status\":\"ACTIVE\",\"token\":\"secret-token\"}");

        Api.Reply failed
                = execute("GITHUB_DELETE_A_REPOSITORY", "\"user_id\":\"u\",\"arguments\":{\"owner\":\"a\",\"repo\":\"b\"}");
        assertThat(failed.status()).isEqualTo(200);
        assertThat(failed.json().getBoolean("successful")).isFalse();
        assertThat(failed.json().getString("error")).contains("admin rights to a/b");
        assertThat(failed.json().getJsonObject("data")).isEmpty();
        assertThat(execute("GITHUB_CREATE_ISSUE", "\"user_id\":\"u\",\"arguments\":{\"owner\":\"a\"}").json()
                .getString("error")).contains("{'repo', 'title'}");
        assertThat(execute("GITHUB_GET_A_REPOSITORY", "\"user_id\":\"u\",\"arguments\":{\"owner\":\"a\",\"repo\":7}").json()
                .getString("error")).contains("valid string on parameter `repo`");
    }

    @Test
    void takesTextInsteadOfArguments() {
        assertThat(execute("HACKERNEWS_GET_USER", "\"text\":\"username: pg\"").json().getJsonObject("data")
                .getString("username")).isEqualTo("pg");
        Api.Reply both = execute("HACKERNEWS_GET_USER", "\"text\":\"username: pg\",\"arguments\":{}");
        assertThat(both.error().getInteger("code")).isEqualTo(10400);
    }

    @Test
    void knowsToolsByVersion() {
        String arguments = ",\"custom_auth_params\":{},\"arguments\":{\"page_id\":\"p\",\"text\":\"t\"}";
        assertThat(execute("NOTION_ADD_PAGE_CONTENT", "\"user_id\":\"u\"" + arguments).status()).isEqualTo(200);
        assertThat(execute("NOTION_ADD_PAGE_CONTENT", "\"version\":\"20260601_00\"" + arguments).status()).isEqualTo(404);
        assertThat(api.post("/api/v3/tools/execute/NOTION_ADD_PAGE_CONTENT", "{\"user_id\":\"u\"" + arguments + "}")
                .error().getInteger("code")).isEqualTo(2401);
    }

    @Test
    void proxiesWithoutSending() {
        String id = api.importKey("ac_a", "u");
        JsonObject answer = api.post("/tools/execute/proxy", """
                {"connected_account_id":"%s","endpoint":"/v3/templates","method":"POST","body":{"a":1},
                 "parameters":[{"name":"page","value":"2","type":"query"},{"name":"X-One","value":"1","type":"header"}]}"""
                .formatted(id)).json();

        assertThat(answer.getInteger("status")).isEqualTo(200);
        assertThat(answer.getJsonObject("data")).isEqualTo(new JsonObject("""
                {"method":"POST","url":"https://api.sendgrid.com/v3/templates","query":{"page":"2"},
                 "headers":{"x-one":"1","authorization":"REDACTED"},"body":{"a":1}}"""));
        assertThat(answer.encode()).doesNotContain("sg-existing-key");
    }

    @Test
    void proxiesOnlyToTheToolkitsDomainAndWithCredentials() {
        String id = api.importKey("ac_a", "u");
        String body = "{\"connected_account_id\":\"" + id + "\",\"method\":\"GET\",\"endpoint\":\"%s\"}";

        assertThat(api.post("/tools/execute/proxy", body.formatted("https://eu.sendgrid.com/v3/x")).status()).isEqualTo(200);
        assertThat(api.post("/tools/execute/proxy", body.formatted("https://evil.example.com/")).error().getString("code"))
                .isEqualTo("OriginMismatch");
        assertThat(api.post("/tools/execute/proxy", "{\"endpoint\":\"/a\",\"method\":\"GET\"}").error().getString("code"))
                .isEqualTo("MissingAuthContext");
        assertThat(api.post("/api/v3/tools/execute/proxy", body.formatted("/a")).status()).isEqualTo(404);
        simulator.setStatus(id, "EXPIRED", null);
        assertThat(api.post("/tools/execute/proxy", body.formatted("/a")).status()).isEqualTo(422);
    }

    @Test
    void leavesALogOfEachRun() {
        api.importKey("ac_a", "u");
        send("\"user_id\":\"u\"");
        clock.advance(Duration.ofSeconds(1));
        String log = execute("HACKERNEWS_GET_USER", "\"user_id\":\"v\",\"arguments\":{}").json().getString("log_id");

        JsonObject all = api.post("/logs/tool_execution", "{}").json();
        assertThat(all.getJsonArray("logs")).hasSize(2);
        assertThat(all.getJsonArray("logs").getJsonObject(0).getString("id")).isEqualTo(log);
        assertThat(all.getJsonArray("logs").getJsonObject(0).getString("status")).isEqualTo("failed");
        assertThat(all.getValue("next_cursor")).isNull();
        assertThat(logs("{\"filters\":[{\"field\":\"user_id\",\"operator\":\"==\",\"value\":\"u\"}]}")).isEqualTo(1);
        assertThat(logs("{\"filters\":[{\"field\":\"tool_slug\",\"operator\":\"contains\",\"value\":\"NEWS\"}]}")).isEqualTo(1);
        assertThat(logs("{\"filters\":[{\"field\":\"status\",\"operator\":\"!=\",\"value\":\"failed\"}]}")).isEqualTo(1);
        long now = clock.instant().toEpochMilli();
        assertThat(logs("{\"time_range\":{\"from\":" + now + ",\"to\":" + now + "}}")).isEqualTo(1);
        assertThat(api.post("/logs/tool_execution", "{\"limit\":1}").json().getString("next_cursor")).isNotNull();
        JsonObject one = api.get("/logs/tool_execution/" + log).json();
        assertThat(one.getJsonObject("data").getJsonObject("response").getString("error")).contains("username");
        assertThat(api.get("/logs/tool_execution/log_unknown").status()).isEqualTo(404);
        assertThat(api.post("/api/v3/logs/tool_execution", "{}").status()).isEqualTo(404);
    }

    private int logs(String body) {
        return api.post("/logs/tool_execution", body).json().getJsonArray("logs").size();
    }
}
