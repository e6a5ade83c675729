package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionExecuteTest {

    private static final String SESSION = "/tool_router/session";
    private static final String TEMPLATES = "\"tool_slug\":\"SENDGRID_LIST_TEMPLATES\"";

    private final ComposioSimulator simulator = ComposioSimulator.start();
    private final Api api = new Api(simulator);

    @BeforeEach
    void configs() {
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private String path(String members) {
        return SESSION + "/" + api.post(SESSION, "{\"user_id\":\"u\"" + members + "}").json().getString("session_id");
    }

    private Api.Reply execute(String path, String members) {
        return api.post(path + "/execute", "{" + members + "}");
    }

    private JsonObject meta(String path, String slug, String arguments) {
        return api.post(path + "/execute_meta", "{\"slug\":\"" + slug + "\",\"arguments\":" + arguments + "}").json();
    }

    private String shared(String rules) {
        return api.post("/connected_accounts", """
                {"auth_config":{"id":"ac_a"},"connection":{"user_id":"owner",
                 "experimental":{"account_type":"SHARED","acl_config_for_shared":%s},
                 "state":{"authScheme":"API_KEY","val":{"status":"ACTIVE","api_key":"key-0001"}}}}""".formatted(rules)).json()
                .getString("id");
    }

    @Test
    void runsToolsOfTheSession() {
        String path = path(",\"toolkits\":{\"enable\":[\"sendgrid\",\"hackernews\"]}");
        assertThat(execute(path, TEMPLATES).error().getInteger("code")).isEqualTo(4302);
        String account = api.importKey("ac_a", "u");

        JsonObject answer = execute(path, TEMPLATES).json();
        assertThat(answer.getValue("error")).isNull();
        assertThat(answer.getJsonObject("data").getInteger("page_size")).isEqualTo(10);
        assertThat(answer.containsKey("successful")).isFalse();
        assertThat(simulator.toolRuns()).singleElement().satisfies(run -> {
            assertThat(run.logId()).isEqualTo(answer.getString("log_id"));
            assertThat(run.accountId()).isEqualTo(account);
            assertThat(path).endsWith(run.sessionId());
        });
        assertThat(execute(path, "\"tool_slug\":\"HACKERNEWS_GET_USER\"").json().getString("error")).contains("username");
        assertThat(execute(path, "\"tool_slug\":\"SLACK_SEND_MESSAGE\"").error().getInteger("code")).isEqualTo(4300);
        assertThat(execute(path, "\"tool_slug\":\"NO_SUCH_TOOL\"").error().getInteger("code")).isEqualTo(2401);
    }

    @Test
    void selectsAmongSeveralAccounts() {
        String first = api.importKey("ac_a", "u");
        String second = api.importKey("ac_a", "u");
        api.patch("/connected_accounts/" + first, "{\"alias\":\"old\"}");
        String word = api.get("/connected_accounts/" + first).json().getString("word_id");
        String path = path(",\"multi_account\":{\"enable\":true}");

        execute(path, TEMPLATES);
        execute(path, TEMPLATES + ",\"account\":\"old\"");
        execute(path, TEMPLATES + ",\"account\":\"" + word + "\"");
        execute(path, TEMPLATES + ",\"account\":\"" + first + "\"");
        assertThat(simulator.toolRuns()).extracting(ToolRun::accountId).containsExactly(second, first, first, first);
        assertThat(execute(path, TEMPLATES + ",\"account\":\"new\"").error().getInteger("code")).isEqualTo(4300);
        String explicit = path(",\"multi_account\":{\"enable\":true,\"require_explicit_selection\":true}");
        assertThat(execute(explicit, TEMPLATES).error().getInteger("code")).isEqualTo(4300);
        assertThat(execute(explicit, TEMPLATES + ",\"account\":\"old\"").status()).isEqualTo(200);
    }

    @Test
    void pinsAccounts() {
        String first = api.importKey("ac_a", "u");
        String second = api.importKey("ac_a", "u");
        String foreign = api.importKey("ac_a", "other");
        String pins = ",\"connected_accounts\":{\"sendgrid\":%s}";

        execute(path(pins.formatted("[\"" + first + "\"]")), TEMPLATES);
        assertThat(simulator.toolRuns()).singleElement().extracting(ToolRun::accountId).isEqualTo(first);
        String two = pins.formatted("[\"" + first + "\",\"" + second + "\"]");
        assertThat(api.post(SESSION, "{\"user_id\":\"u\"" + two + "}").error().getString("slug"))
                .isEqualTo("ToolRouterV2_InvalidConnectedAccountIds");
        path(two + ",\"multi_account\":{\"enable\":true}");
        assertThat(api.post(SESSION, "{\"user_id\":\"u\"" + pins.formatted("[\"" + foreign + "\"]") + "}").status())
                .isEqualTo(400);
        assertThat(api.post("/api/v3" + SESSION, "{\"user_id\":\"u\"" + pins.formatted("\"" + first + "\"") + "}").json()
                .getJsonObject("config").getJsonObject("connected_accounts").getJsonArray("sendgrid"))
                .isEqualTo(new JsonArray().add(first));
        api.patch("/connected_accounts/" + first + "/status", "{\"enabled\":false}");
        assertThat(api.post(SESSION, "{\"user_id\":\"u\"" + pins.formatted("[\"" + first + "\"]") + "}").status())
                .isEqualTo(400);
    }

    @Test
    void sharesOnlyWhatIsPinnedAndAllowed() {
        String account = shared("{\"allowed_user_ids\":[\"u\"]}");
        String pins = ",\"connected_accounts\":{\"sendgrid\":[\"%s\"]}";

        assertThat(execute(path(""), TEMPLATES).error().getInteger("code")).isEqualTo(4302);
        String path = path(pins.formatted(account));
        assertThat(execute(path, TEMPLATES).status()).isEqualTo(200);
        api.patch("/connected_accounts/" + account,
                "{\"experimental\":{\"acl_config_for_shared\":{\"not_allowed_user_ids\":[\"u\"]}}}");
        assertThat(execute(path, TEMPLATES).status()).isEqualTo(403);
        assertThat(api.post(SESSION, "{\"user_id\":\"u\"" + pins.formatted(account) + "}").status()).isEqualTo(400);
        String both = shared("{\"allow_all_users\":true}") + "\",\"" + shared("{\"allow_all_users\":true}");
        assertThat(api.post(SESSION, "{\"user_id\":\"u\",\"multi_account\":{\"enable\":true}" + pins.formatted(both) + "}")
                .error().getString("message")).contains("one SHARED");
    }

    @Test
    void deniesWhatPermissionsDeny() {
        String path = path("""
                ,"experimental":{"permissions":{"default":"allow_all","overrides":
                 {"HACKERNEWS_GET_FRONTPAGE:__none__":"always_deny"}}}""");

        assertThat(execute(path, "\"tool_slug\":\"HACKERNEWS_GET_FRONTPAGE\"").json().getString("error")).contains("denied");
        assertThat(execute(path, "\"tool_slug\":\"HACKERNEWS_SEARCH_POSTS\",\"arguments\":{\"query\":\"q\"}").json()
                .getValue("error")).isNull();
    }

    @Test
    void managesConnections() {
        String path = path(",\"manage_connections\":{\"callback_url\":\"https://a.example/cb\"}");
        String active = api.importKey("ac_a", "u");

        JsonObject data = meta(path, "COMPOSIO_MANAGE_CONNECTIONS",
                "{\"toolkits\":[\"github\",\"sendgrid\",\"hackernews\",\"freshdesk\",\"nothing\"]}").getJsonObject("data");
        assertThat(data.getString("message")).isEqualTo("1 connection needs authentication");
        JsonObject results = data.getJsonObject("results");
        JsonObject github = results.getJsonObject("github");
        assertThat(github.getString("status")).isEqualTo("initiated");
        assertThat(results.getJsonObject("sendgrid").getString("connected_account_id")).isEqualTo(active);
        assertThat(results.getJsonObject("hackernews").getString("status")).isEqualTo("active");
        assertThat(results.getJsonObject("freshdesk").getString("error_message")).contains("no auth config");
        assertThat(results.getJsonObject("nothing").getString("status")).isEqualTo("failed");
        assertThat(api.submit(github.getString("redirect_url"), "action=complete").header("location"))
                .startsWith("https://a.example/cb");
        assertThat(connect(path, "{\"toolkits\":[\"github\"]}").getString("status")).isEqualTo("active");
        assertThat(connect(path, "{\"toolkits\":[\"github\"],\"reinitiate_all\":true}").getString("status"))
                .isEqualTo("initiated");
        assertThat(connect(path(",\"multi_account\":{\"enable\":true}"), "{\"toolkits\":[\"github\"]}")
                .getJsonArray("accounts")).hasSize(1);
    }

    private JsonObject connect(String path, String arguments) {
        return meta(path, "COMPOSIO_MANAGE_CONNECTIONS", arguments).getJsonObject("data").getJsonObject("results")
                .getJsonObject("github");
    }

    @Test
    void removesConnectionsUnlessTheSessionForbidsIt() {
        String account = api.importKey("ac_a", "u");
        String foreign = api.importKey("ac_a", "other");
        String arguments = "{\"toolkits\":[],\"remove_accounts\":[\"" + account + "\",\"" + foreign + "\"]}";

        assertThat(meta(path(",\"manage_connections\":{\"enable_connection_removal\":false}"), "COMPOSIO_MANAGE_CONNECTIONS",
                arguments).getString("error")).contains("not enabled");
        assertThat(meta(path(""), "COMPOSIO_MANAGE_CONNECTIONS", arguments).getJsonObject("data")
                .getJsonArray("removed_accounts")).isEqualTo(new JsonArray().add(account));
        assertThat(simulator.accounts()).extracting(Account::id).containsExactly(foreign);
    }

    @Test
    void tellsWhetherConnectionsAreReady() {
        String path = path(",\"manage_connections\":{\"enable_wait_for_connections\":true}");
        String wait = "{\"toolkits\":[\"sendgrid\",\"hackernews\"]}";

        assertThat(meta(path, "COMPOSIO_WAIT_FOR_CONNECTIONS", wait).getJsonObject("data").getBoolean("all_connected"))
                .isFalse();
        api.importKey("ac_a", "u");
        assertThat(meta(path, "COMPOSIO_WAIT_FOR_CONNECTIONS", wait).getJsonObject("data").getBoolean("all_connected"))
                .isTrue();
        assertThat(api.post(path("") + "/execute_meta", "{\"slug\":\"COMPOSIO_WAIT_FOR_CONNECTIONS\"}").error()
                .getInteger("code")).isEqualTo(4300);
        assertThat(api.post(path + "/execute_meta", "{\"slug\":\"SENDGRID_LIST_TEMPLATES\"}").error().getInteger("code"))
                .isEqualTo(10400);
    }

    @Test
    void runsSeveralToolsAtOnce() {
        JsonObject answer = meta(path(""), "COMPOSIO_MULTI_EXECUTE_TOOL", """
                {"tools":[{"tool_slug":"HACKERNEWS_GET_USER","arguments":{"username":"pg"}},
                 {"tool_slug":"SENDGRID_LIST_TEMPLATES"},{"tool_slug":"COMPOSIO_SEARCH_TOOLS"}]}""");

        assertThat(answer.getString("error")).isEqualTo("2 out of 3 tools failed");
        JsonArray results = answer.getJsonObject("data").getJsonArray("results");
        assertThat(results.getJsonObject(0).getJsonObject("response").getJsonObject("data").getString("username"))
                .isEqualTo("pg");
        assertThat(results.getJsonObject(1).getString("error")).contains("No active connection");
        assertThat(results.getJsonObject(2).getJsonObject("response").getBoolean("successful")).isFalse();
        assertThat(simulator.toolRuns()).extracting(ToolRun::tool).containsExactly("HACKERNEWS_GET_USER",
                "COMPOSIO_MULTI_EXECUTE_TOOL");
        JsonObject inner = api.post("/logs/tool_execution", """
                {"filters":[{"field":"toolkit_slug","operator":"==","value":"hackernews"}]}""").json().getJsonArray("logs")
                .getJsonObject(0);
        assertThat(inner.getJsonObject("parent").getString("tool_slug")).isEqualTo("COMPOSIO_MULTI_EXECUTE_TOOL");
    }

    @Test
    void searchesTheSessionsTools() {
        api.importKey("ac_a", "u");
        JsonObject found = api.post(path("") + "/search",
                "{\"queries\":[{\"use_case\":\"send an email with SendGrid\"},{\"use_case\":\"fly to the moon\"}]}").json();

        JsonObject result = found.getJsonArray("results").getJsonObject(0);
        assertThat(result.getJsonArray("primary_tool_slugs")).isEqualTo(new JsonArray("[\"SENDGRID_SEND_EMAIL\"]"));
        assertThat(result.getJsonArray("related_tool_slugs")).contains("GMAIL_SEND_EMAIL");
        assertThat(found.getJsonArray("results").getJsonObject(1).getJsonArray("primary_tool_slugs")).isEmpty();
        assertThat(found.getJsonObject("tool_schemas").getJsonObject("SENDGRID_SEND_EMAIL").getBoolean("hasFullSchema"))
                .isTrue();
        assertThat(found.getJsonObject("tool_schemas").getJsonObject("GMAIL_SEND_EMAIL").getJsonObject("schemaRef")
                .getString("tool")).isEqualTo("COMPOSIO_GET_TOOL_SCHEMAS");
        assertThat(found.getJsonArray("toolkit_connection_statuses").stream().map(JsonObject.class::cast)
                .filter(status -> status.getBoolean("has_active_connection")).map(status -> status.getString("toolkit")))
                .containsExactly("sendgrid");
        String query = "{\"queries\":[{\"use_case\":\"send email\"}]}";
        assertThat(meta(path(",\"toolkits\":{\"enable\":[\"gmail\"]}"), "COMPOSIO_SEARCH_TOOLS", query).getJsonObject("data")
                .getJsonArray("results").getJsonObject(0).getJsonArray("toolkits")).isEqualTo(new JsonArray("[\"gmail\"]"));
        assertThat(api.post(path("") + "/search", "{\"queries\":[{\"use_case\":\"" + "x".repeat(1025) + "\"}]}").status())
                .isEqualTo(400);
    }

    @Test
    void givesSchemasAndRunsNothingInTheWorkbench() {
        JsonObject schemas = meta(path(""), "COMPOSIO_GET_TOOL_SCHEMAS",
                "{\"tool_slugs\":[\"SLACK_SEND_MESSAGE\",\"NO_SUCH_TOOL\"]}").getJsonObject("data");
        assertThat(schemas.getJsonObject("tool_schemas").getJsonObject("SLACK_SEND_MESSAGE").getJsonObject("input_schema")
                .getJsonArray("required")).contains("channel", "text");
        assertThat(schemas.getJsonArray("not_found")).isEqualTo(new JsonArray("[\"NO_SUCH_TOOL\"]"));
        assertThat(meta(path(""), "COMPOSIO_REMOTE_BASH_TOOL", "{\"command\":\"ls\"}").getJsonObject("data")
                .getString("message")).contains("2 characters");
        assertThat(meta(path(""), "COMPOSIO_REMOTE_WORKBENCH", "{}").getString("error")).contains("code_to_execute");
    }

    @Test
    void movesBigResultsToTheWorkbench() {
        String path = path(",\"workbench\":{\"auto_offload_threshold\":10}");
        String call = "\"tool_slug\":\"HACKERNEWS_GET_USER\",\"arguments\":{\"username\":\"pg\"}";

        assertThat(execute(path, call).json().getJsonObject("data").getString("username")).isEqualTo("pg");
        JsonObject data = execute(path, call + ",\"enable_auto_workbench_offload\":true").json().getJsonObject("data");
        String file = data.getJsonObject("remote_file_info").getString("mount_relative_path");
        assertThat(data.getString("data_preview")).contains("pg");
        assertThat(api.get(path + "/mounts/files/items").items().getJsonObject(0).getString("mount_relative_path"))
                .isEqualTo(file);
    }

    @Test
    void proxiesWithTheSessionsAccount() {
        String path = path("");
        String body = "{\"toolkit_slug\":\"sendgrid\",\"endpoint\":\"/v3/x\",\"method\":\"GET\"}";

        assertThat(api.post(path + "/proxy_execute", body).error().getInteger("code")).isEqualTo(4302);
        api.importKey("ac_a", "u");
        assertThat(api.post(path + "/proxy_execute", body).json().getJsonObject("data").getString("url"))
                .isEqualTo("https://api.sendgrid.com/v3/x");
        assertThat(api.post(path + "/proxy_execute", body.replace("sendgrid", "nothing")).error().getInteger("code"))
                .isEqualTo(4305);
        JsonObject binary = api.post(path + "/proxy_execute", body.replace("}", """
                ,"parameters":[{"name":"Accept","value":"application/octet-stream","type":"header"}]}""")).json();
        assertThat(api.open(binary.getJsonObject("binary_data").getString("url")).http().body()).contains("/v3/x");
    }
}
