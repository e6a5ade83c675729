package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTest {

    private static final String SESSION = "/tool_router/session";

    private final ComposioSimulator simulator = ComposioSimulator.start();
    private final Api api = new Api(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private Api.Reply create(String members) {
        return api.post(SESSION, "{\"user_id\":\"u\"" + (members.isEmpty() ? "" : "," + members) + "}");
    }

    private String path(String members) {
        return SESSION + "/" + create(members).json().getString("session_id");
    }

    private static List<String> slugs(JsonArray tools) {
        return tools.stream().map(tool -> ((JsonObject) tool).getString("slug")).toList();
    }

    @Test
    void answersTheEffectiveConfiguration() {
        simulator.addAuthConfig("ac_gmail", "gmail", "OAUTH2");
        Api.Reply created = create("""
                "auth_configs":{"gmail":"ac_gmail"},"toolkits":{"enable":["gmail"]},"manage_connections":{"enable":true}""");

        assertThat(created.status()).isEqualTo(201);
        String id = created.json().getString("session_id");
        assertThat(created.json()).isEqualTo(new JsonObject("""
                {"session_id":"%s","mcp":{"type":"http","url":"%s/tool_router/%s/mcp"},
                 "tool_router_tools":["COMPOSIO_SEARCH_TOOLS","COMPOSIO_GET_TOOL_SCHEMAS","COMPOSIO_MULTI_EXECUTE_TOOL",
                   "COMPOSIO_MANAGE_CONNECTIONS","COMPOSIO_REMOTE_WORKBENCH","COMPOSIO_REMOTE_BASH_TOOL"],
                 "config":{"user_id":"u","toolkits":{"enabled":["gmail"]},"auth_configs":{"gmail":"ac_gmail"},
                   "manage_connections":{"enabled":true,"enable_wait_for_connections":false,"enable_connection_removal":true},
                   "workbench":{"enable":true,"proxy_execution_enabled":true,"auto_offload_threshold":20000,
                     "sandbox_size":"standard"},
                   "preload":{"tools":[]},"search":{"enable":true},"execute":{"enable_multi_execute":true}},
                 "config_version":1}""".formatted(id, simulator.baseUrl(), id)));
        assertThat(api.get(SESSION + "/" + id).json()).isEqualTo(created.json());
        assertThat(create("").json().getString("session_id")).isNotEqualTo(id);
    }

    @Test
    void renamesWhatTheRequestCallsOtherwise() {
        JsonObject config = create("""
                "toolkits":{"disable":["slack"]},"tags":["readOnlyHint"],
                "tools":{"gmail":{"tags":{"disable":["destructiveHint"]}},"github":{"enable":["GITHUB_CREATE_ISSUE"]}},
                "multi_account":{"enable":true},"manage_connections":{"callback_url":"https://a.example/cb"},
                "workbench":{"enable":false,"enable_proxy_execution":false}""").json().getJsonObject("config");

        assertThat(config.getJsonObject("toolkits").encode()).isEqualTo("{\"disabled\":[\"slack\"]}");
        assertThat(config.getJsonObject("tags").encode()).isEqualTo("{\"enabled\":[\"readOnlyHint\"]}");
        assertThat(config.getJsonObject("tools")).isEqualTo(new JsonObject("""
                {"gmail":{"tags":{"disabled":["destructiveHint"]}},"github":{"enabled":["GITHUB_CREATE_ISSUE"]}}"""));
        assertThat(config.getJsonObject("multi_account")).isEqualTo(new JsonObject(
                "{\"enable\":true,\"max_accounts_per_toolkit\":5,\"require_explicit_selection\":false}"));
        assertThat(config.getJsonObject("manage_connections").getString("callback_url")).isEqualTo("https://a.example/cb");
        assertThat(config.getJsonObject("workbench").getBoolean("proxy_execution_enabled")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"enable\":false} | manage_connections | COMPOSIO_MANAGE_CONNECTIONS | false",
            "{\"enable_wait_for_connections\":true} | manage_connections | COMPOSIO_WAIT_FOR_CONNECTIONS | true",
            "{\"enable\":false} | workbench | COMPOSIO_REMOTE_BASH_TOOL | false",
            "{\"enable\":false} | search | COMPOSIO_SEARCH_TOOLS | false",
            "{\"enable_multi_execute\":false} | execute | COMPOSIO_MULTI_EXECUTE_TOOL | false" })
    void showsTheMetaToolsThatFollowFromTheConfiguration(String value, String section, String tool, boolean there) {
        JsonArray tools = create("\"" + section + "\":" + value).json().getJsonArray("tool_router_tools");

        assertThat(tools.contains(tool)).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"toolkits\":{\"enable\":[\"nothing\"]} | 4305",
            "\"auth_configs\":{\"nothing\":\"ac_x\"} | 4305",
            "\"toolkits\":{\"enable\":[\"gmail\"],\"disable\":[\"slack\"]} | 4300",
            "\"auth_configs\":{\"gmail\":\"ac_unknown\"} | 4300",
            "\"connected_accounts\":{\"gmail\":[\"ca_unknown\"]} | 4309",
            "\"connected_accounts\":{\"gmail\":\"ca_unknown\"} | 10400",
            "\"tools\":{\"gmail\":{\"enable\":[\"SLACK_SEND_MESSAGE\"]}} | 4300",
            "\"tools\":{\"gmail\":{\"enable\":[],\"disable\":[]}} | 4300",
            "\"tools\":{\"gmail\":{\"tags\":[\"importantHint\"]}} | 10400",
            "\"preload\":{\"tools\":\"all\"} | 4300",
            "\"preload\":{\"tools\":[\"NO_SUCH_TOOL\"]} | 4300",
            "\"multi_account\":{\"max_accounts_per_toolkit\":11} | 10400",
            "\"workbench\":{\"sandbox_size\":\"huge\"} | 10400" })
    void refusesWhatMakesNoSense(String members, int code) {
        Api.Reply refused = create(members);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error().getInteger("code")).isEqualTo(code);
        assertThat(simulator.sessions()).isEmpty();
    }

    @Test
    void asksForAUser() {
        assertThat(api.post(SESSION, "{}").error().getJsonArray("errors").getString(0)).contains("payload.user_id");
        assertThat(api.get(SESSION + "/trs_unknown").status()).isEqualTo(404);
    }

    @Test
    void updatesOnlyWhatIsGivenAndKeepsTheHistory() {
        String path = path("\"toolkits\":{\"enable\":[\"gmail\"]},\"workbench\":{\"enable\":false}");

        JsonObject second = api.patch(path, "{\"workbench\":{\"sandbox_size\":\"large\"}}").json();
        assertThat(second.getInteger("config_version")).isEqualTo(2);
        assertThat(second.getJsonObject("config").getJsonObject("workbench").getBoolean("enable")).isFalse();
        assertThat(second.getJsonObject("config").getJsonObject("workbench").getString("sandbox_size")).isEqualTo("large");
        assertThat(second.getJsonObject("config").getJsonObject("toolkits").encode()).isEqualTo("{\"enabled\":[\"gmail\"]}");
        JsonObject third = api.patch(path, "{\"workbench\":null,\"toolkits\":{\"enable\":[\"slack\"]}}").json();
        assertThat(third.getJsonObject("config").getJsonObject("workbench").getBoolean("enable")).isTrue();
        assertThat(third.getJsonObject("config").getJsonObject("toolkits").encode()).isEqualTo("{\"enabled\":[\"slack\"]}");
        assertThat(api.patch(path, "{\"toolkits\":{\"enable\":[\"nothing\"]}}").error().getInteger("code")).isEqualTo(4305);

        JsonObject history = api.get(path + "/config_history?limit=2").json();
        assertThat(history.getInteger("total_items")).isEqualTo(3);
        JsonObject live = history.getJsonArray("items").getJsonObject(0);
        assertThat(live.getInteger("version")).isEqualTo(3);
        assertThat(live.getBoolean("is_current")).isTrue();
        assertThat(live.getJsonObject("config")).isEqualTo(third.getJsonObject("config"));
        assertThat(simulator.sessions()).singleElement()
                .satisfies(session -> assertThat(session.configVersion()).isEqualTo(3));
    }

    @Test
    void deletesForGood() {
        String path = path("");

        assertThat(api.send("DELETE", "/api/v3" + path, null).status()).isEqualTo(404);
        JsonObject deleted = api.delete(path).json();
        assertThat(deleted.getBoolean("deleted")).isTrue();
        assertThat(path).endsWith(deleted.getString("session_id"));
        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(api.delete(path).status()).isEqualTo(404);
    }

    @Test
    void showsMetaToolsAndPreloadedTools() {
        String path = path("\"preload\":{\"tools\":[\"SLACK_SEND_MESSAGE\"]},\"search\":{\"enable\":false}");

        JsonArray tools = api.get(path + "/tools?limit=500").items();
        assertThat(slugs(tools)).contains("COMPOSIO_MANAGE_CONNECTIONS", "SLACK_SEND_MESSAGE")
                .doesNotContain("COMPOSIO_SEARCH_TOOLS");
        assertThat(tools.getJsonObject(0).getJsonObject("toolkit").getString("slug")).isEqualTo("composio");
        String all = path("""
                "preload":{"tools":"all"},"toolkits":{"enable":["slack","linear"]},"tags":{"disable":["destructiveHint"]},
                "search":{"enable":false},"execute":{"enable_multi_execute":false},"manage_connections":{"enable":false},
                "workbench":{"enable":false}""");
        assertThat(slugs(api.get(all + "/tools").items())).containsExactly("SLACK_SEND_MESSAGE", "SLACK_LIST_ALL_CHANNELS",
                "LINEAR_CREATE_LINEAR_ISSUE", "LINEAR_LIST_LINEAR_ISSUES", "LINEAR_LIST_LINEAR_TEAMS");
        assertThat(create("\"preload\":{\"tools\":\"all\"},\"tags\":[\"readOnlyHint\",\"openWorldHint\",\"idempotentHint\"]")
                .json().getJsonArray("warnings").getJsonObject(0).getString("code"))
                .isEqualTo("PRELOAD_TOOLS_HIGH_CONTEXT_USAGE");
    }

    @Test
    void namesCustomTools() {
        String tool = "{\"slug\":\"%s\",\"name\":\"n\",\"description\":\"d\",\"input_schema\":{\"type\":\"object\"}%s}";
        String custom = "\"experimental\":{\"custom_tools\":[" + tool.formatted("grep", "") + ","
                        + tool.formatted("x", ",\"extends_toolkit\":\"gmail\"")
                        + "],\"custom_toolkits\":[{\"slug\":\"DEV\",\"name\":\"n\",\"description\":\"d\",\"tools\":["
                        + tool.formatted("grep", "") + "]}]}";
        JsonObject named = create(custom).json().getJsonObject("experimental");

        assertThat(slugs(named.getJsonArray("custom_tools"))).containsExactly("LOCAL_GREP", "LOCAL_GMAIL_X");
        assertThat(slugs(named.getJsonArray("custom_toolkits").getJsonObject(0).getJsonArray("tools")))
                .containsExactly("LOCAL_DEV_GREP");
        String path = path("");
        assertThat(api.post(path + "/attach", "{" + custom + "}").json().getJsonObject("experimental")).isEqualTo(named);
        assertThat(api.get(path).json().containsKey("experimental")).isFalse();
        assertThat(api.post(path + "/execute", "{\"tool_slug\":\"LOCAL_GREP\"}").error().getInteger("code")).isEqualTo(4300);
    }

    @Test
    void listsToolkitsWithTheirConnections() {
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");
        String path = path("\"toolkits\":{\"enable\":[\"sendgrid\",\"hackernews\",\"gmail\"]}");

        assertThat(slugs(api.get(path + "/toolkits").items())).containsExactly("gmail", "sendgrid", "hackernews");
        assertThat(slugs(api.get(path + "/toolkits?search=NEWS").items())).containsExactly("hackernews");
        assertThat(api.get(path + "/toolkits?is_connected=true").items()).isEmpty();
        String account = api.importKey("ac_a", "u");
        api.importKey("ac_a", "other");
        JsonObject item = api.get(path + "/toolkits?is_connected=true").items().getJsonObject(0);
        assertThat(item.getJsonObject("connected_account").getString("id")).isEqualTo(account);
        assertThat(item.getJsonObject("connected_account").getJsonObject("auth_config"))
                .isEqualTo(new JsonObject("{\"id\":\"ac_a\",\"auth_scheme\":\"API_KEY\",\"is_composio_managed\":false}"));
        simulator.setStatus(account, "EXPIRED", null);
        assertThat(api.get(path + "/toolkits?toolkits=sendgrid").items().getJsonObject(0).getJsonObject("connected_account")
                .getString("status")).isEqualTo("EXPIRED");
        JsonObject other = api.get(path + "/toolkits?toolkits=slack,nothing").items().getJsonObject(0);
        assertThat(other.getBoolean("enabled")).isFalse();
        assertThat(other.getValue("connected_account")).isNull();
    }
}
