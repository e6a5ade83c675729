package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ToolTest {

    private final ComposioSimulator simulator = ComposioSimulator.start();
    private final Api api = new Api(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private List<String> slugs(String query) {
        return api.get("/tools" + query).items().stream().map(item -> ((JsonObject) item).getString("slug")).toList();
    }

    @Test
    void listsByToolkitSlugTagScopeAndWords() {
        assertThat(slugs("?toolkit_slug=slack,linear")).containsExactly("SLACK_SEND_MESSAGE", "SLACK_LIST_ALL_CHANNELS",
                "SLACK_DELETES_A_MESSAGE_FROM_A_CHAT", "LINEAR_CREATE_LINEAR_ISSUE", "LINEAR_LIST_LINEAR_ISSUES",
                "LINEAR_LIST_LINEAR_TEAMS");
        assertThat(slugs("?toolkit_slug=slack&important=true")).containsExactly("SLACK_SEND_MESSAGE",
                "SLACK_LIST_ALL_CHANNELS");
        assertThat(slugs("?tool_slugs=SLACK_SEND_MESSAGE,NOTION_FETCH_DATABASE&toolkit_slug=gmail&limit=9999"))
                .containsExactly("SLACK_SEND_MESSAGE", "NOTION_FETCH_DATABASE");
        assertThat(slugs("?tags=destructiveHint")).contains("GITHUB_DELETE_A_REPOSITORY", "FRESHDESK_DELETE_TICKET")
                .doesNotContain("GITHUB_CREATE_ISSUE");
        assertThat(slugs("?scopes=channels%3Aread")).containsExactly("SLACK_LIST_ALL_CHANNELS");
        assertThat(slugs("?query=create+issue")).containsExactly("GITHUB_CREATE_ISSUE", "LINEAR_CREATE_LINEAR_ISSUE");
        assertThat(slugs("?search=opens+issue")).containsExactly("GITHUB_CREATE_ISSUE");
        assertThat(slugs("?toolkit_slug=notion&include_deprecated=false")).doesNotContain("NOTION_FETCH_DATABASE");
    }

    @Test
    void listsTheToolsOfAuthConfigs() {
        String config = simulator.addAuthConfig("freshdesk", "BASIC");

        assertThat(slugs("?auth_config_ids=" + config)).hasSize(3).allMatch(slug -> slug.startsWith("FRESHDESK_"));
        assertThat(api.get("/tools?auth_config_ids=ac_unknown").status()).isEqualTo(404);
    }

    @Test
    void agreesWithTheToolkitsAboutTheNumberOfTools() {
        for (Object item : api.get("/toolkits?limit=100").items()) {
            JsonObject toolkit = (JsonObject) item;
            assertThat(slugs("?limit=1000&toolkit_slug=" + toolkit.getString("slug"))).as(toolkit.getString("slug"))
                    .hasSize(toolkit.getJsonObject("meta").getInteger("tools_count")).isNotEmpty();
        }
    }

    @Test
    void takesTheOldestVersionOnV3AndTheNewestOnV31() {
        assertThat(api.get("/api/v3/tools/GITHUB_CREATE_ISSUE").json().getString("version")).isEqualTo("00000000_00");
        assertThat(api.get("/tools/GITHUB_CREATE_ISSUE").json().getString("version")).isEqualTo("20261001_00");
        assertThat(api.get("/api/v3/tools/NOTION_ADD_PAGE_CONTENT").error().getInteger("code")).isEqualTo(2401);
        assertThat(api.get("/api/v3/tools/NOTION_ADD_PAGE_CONTENT?version=latest").status()).isEqualTo(200);
        assertThat(api.get("/api/v3/tools?toolkit_slug=notion").items()).hasSize(3);
        assertThat(api.get("/tools?toolkit_slug=notion").items()).hasSize(4);
        assertThat(api.get("/tools?toolkit_slug=notion&toolkit_versions%5Bnotion%5D=20260601_00").items()).hasSize(3);
        assertThat(api.get("/tools?toolkit_slug=notion&toolkit_versions=19990101_00").items()).isEmpty();
    }

    @Test
    void showsSchemasAndScopes() {
        JsonObject tool = api.get("/tools/gmail_send_email").json();

        assertThat(tool.getString("slug")).isEqualTo("GMAIL_SEND_EMAIL");
        assertThat(tool.getJsonObject("toolkit").getString("name")).isEqualTo("Gmail");
        assertThat(tool.getJsonObject("input_parameters").getJsonArray("required"))
                .isEqualTo(new JsonArray("[\"recipient_email\",\"body\"]"));
        assertThat(tool.getJsonObject("scope_requirements").getJsonArray("all_of").getJsonObject(0).getJsonArray("any_of"))
                .hasSize(2);
        assertThat(tool.getJsonArray("tags")).contains("important", "openWorldHint");
        assertThat(tool.getBoolean("no_auth")).isFalse();
        assertThat(api.get("/tools/HACKERNEWS_GET_USER").json().getBoolean("no_auth")).isTrue();
        assertThat(api.get("/tools/NO_SUCH_TOOL").error().getString("slug")).isEqualTo("Tool_ToolNotFound");
    }

    @Test
    void enumeratesAllSlugs() {
        assertThat(new JsonArray(api.get("/tools/enum").http().body())).hasSize(api.get("/tools?limit=1000").items().size())
                .contains("GMAIL_SEND_EMAIL");
    }

    @Test
    void tellsRequiredScopesOfOneToolkit() {
        JsonObject answer = api.post("/tools/scopes/required", """
                {"tools":["SLACK_SEND_MESSAGE","SLACK_LIST_ALL_CHANNELS"]}""").json();

        assertThat(answer.getJsonArray("scopes_required")).isEqualTo(new JsonArray("[\"chat:write\",\"channels:read\"]"));
        assertThat(answer.getJsonArray("per_tool_requirements").getJsonObject(0)).isEqualTo(new JsonObject(
                "{\"tool\":\"SLACK_SEND_MESSAGE\",\"scope_requirements\":{\"all_of\":[\"chat:write\"]}}"));
        assertThat(api.post("/tools/scopes/required", "{\"tools\":[\"SLACK_SEND_MESSAGE\",\"GITHUB_CREATE_ISSUE\"]}")
                .status()).isEqualTo(400);
        assertThat(api.post("/tools/scopes/required", "{\"tools\":[\"NO_SUCH_TOOL\"]}").status()).isEqualTo(404);
    }

    @Test
    void generatesInputFromText() {
        assertThat(api.post("/tools/execute/GITHUB_CREATE_ISSUE/input", "{\"text\":\"owner: acme, title=Broken link\"}")
                .json().getJsonObject("arguments").getMap()).containsEntry("owner", "acme")
                .containsEntry("title", "Broken link").hasSize(2);
    }

    @Test
    void answersSeveralToolkitsAndTheirChanges() {
        assertThat(api.post("/toolkits/multi", "{\"toolkits\":[\"gmail\",\"slack\",\"nothing\"],\"sort_by\":\"usage\"}")
                .items()).hasSize(2);
        Api.Reply page = api.post("/toolkits/multi", "{\"limit\":3}");
        assertThat(page.items()).hasSize(3);
        assertThat(api.post("/toolkits/multi", "{\"cursor\":\"" + page.json().getString("next_cursor") + "\"}").json()
                .getInteger("current_page")).isEqualTo(2);
        assertThat(api.post("/toolkits/multi", "{\"toolkits\":\"gmail\"}").status()).isEqualTo(400);
        JsonObject first = api.get("/toolkits/changelog").items().getJsonObject(0);
        assertThat(first.getString("display_name")).isEqualTo("Gmail");
        assertThat(first.getJsonArray("versions").getJsonObject(0).getString("version")).isEqualTo("20261001_00");
    }
}
