package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ToolkitTest {

    private final ComposioSimulator simulator = ComposioSimulator.start();
    private final Api api = new Api(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private List<String> slugs(String query) {
        return api.get("/toolkits" + query).items().stream().map(item -> ((JsonObject) item).getString("slug")).toList();
    }

    @Test
    void listsPagesAndFilters() {
        assertThat(slugs("")).contains("gmail", "github", "slack", "linear", "sendgrid", "notion", "hackernews",
                "freshdesk", "zendesk", "googlebigquery");
        assertThat(slugs("?limit=4")).hasSize(4);
        assertThat(slugs("?limit=9999")).hasSize(10);
        assertThat(slugs("?search=DESK")).containsExactly("freshdesk", "zendesk");
        assertThat(slugs("?category=support")).containsExactly("freshdesk", "zendesk");
        assertThat(slugs("?sort_by=alphabetically")).startsWith("freshdesk", "github");
        assertThat(slugs("?managed_by=project")).isEmpty();
        assertThat(api.get("/toolkits?search=de").status()).isEqualTo(400);
    }

    @Test
    void namesTheFieldsOfEachScheme() {
        JsonObject sendgrid = api.get("/toolkits/sendgrid").json();
        JsonObject details = sendgrid.getJsonArray("auth_config_details").getJsonObject(0);

        assertThat(details.getString("mode")).isEqualTo("API_KEY");
        JsonObject field = details.getJsonObject("fields").getJsonObject("connected_account_initiation")
                .getJsonArray("required").getJsonObject(0);
        assertThat(field.getMap()).containsEntry("name", "generic_api_key").containsEntry("displayName", "API Key")
                .containsEntry("type", "string").containsEntry("required", true).containsEntry("is_secret", true)
                .containsEntry("default", null);
        assertThat(sendgrid.getJsonObject("meta").getJsonArray("categories").getJsonObject(0).getString("slug"))
                .isEqualTo("marketing");
    }

    @Test
    void tellsWhatNeedsNoConnection() {
        JsonObject item = api.get("/toolkits?search=hackernews").items().getJsonObject(0);

        assertThat(item.getBoolean("no_auth")).isTrue();
        assertThat(item.getJsonArray("auth_schemes")).isEqualTo(new JsonArray("[\"NO_AUTH\"]"));
    }

    @Test
    void listsCategoriesOnce() {
        assertThat(api.get("/toolkits/categories").items().stream().map(item -> ((JsonObject) item).getString("id")))
                .contains("communication", "support").doesNotHaveDuplicates();
    }

    @Test
    void answers404ForAnUnknownToolkit() {
        assertThat(api.get("/toolkits/nothing").error().getString("slug")).isEqualTo("Toolkit_ToolkitNotFound");
    }

    @Test
    void addsWhatTestsMakeUp() {
        simulator.addAuthConfig("acme", "API_KEY");

        assertThat(slugs("?type=custom")).containsExactly("acme");
        assertThat(api.get("/toolkits/acme").json().getString("type")).isEqualTo("custom");
    }
}
