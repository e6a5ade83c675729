package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TriggerTypeTest {

    private final ComposioSimulator simulator = ComposioSimulator.start();
    private final Api api = new Api(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private List<String> slugs(String query) {
        return api.get("/triggers_types" + query).items().stream().map(item -> ((JsonObject) item).getString("slug"))
                .toList();
    }

    @Test
    void listsFiltersAndPages() {
        assertThat(slugs("")).contains("GMAIL_NEW_GMAIL_MESSAGE", "GITHUB_COMMIT_EVENT", "SLACK_RECEIVE_MESSAGE",
                "LINEAR_ISSUE_CREATED_TRIGGER");
        assertThat(slugs("?toolkit_slugs=github%2Clinear")).allMatch(slug -> slug.matches("(GITHUB|LINEAR)_.*"))
                .hasSize(5);
        JsonObject first = api.get("/triggers_types?limit=3").json();
        assertThat(first.getJsonArray("items")).hasSize(3);
        assertThat(slugs("?cursor=" + first.getString("next_cursor"))).hasSize(3).doesNotContain("GITHUB_COMMIT_EVENT");
        assertThat(slugs("?limit=51")).hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void getsOneWhateverTheCaseOfItsSlug() {
        JsonObject type = api.get("/triggers_types/github_Commit_event").json();

        assertThat(type.getString("slug")).isEqualTo("GITHUB_COMMIT_EVENT");
        assertThat(type.getString("type")).isEqualTo("webhook");
        assertThat(type.getString("version")).matches("\\d{8}_\\d\\d");
        assertThat(type.getJsonObject("toolkit").getMap()).containsEntry("slug", "github").containsEntry("name", "GitHub")
                .containsKey("logo");
        assertThat(type.getJsonObject("config").getJsonArray("required")).isEqualTo(new JsonArray("[\"owner\",\"repo\"]"));
        assertThat(type.getJsonObject("payload").getJsonObject("properties").fieldNames()).contains("author", "message");
        assertThat(type.getBoolean("requires_webhook_endpoint_setup")).isFalse();
    }

    @Test
    void tellsWhichNeedsAWebhookEndpoint() {
        assertThat(api.get("/triggers_types").items().stream().map(JsonObject.class::cast)
                .filter(type -> type.getBoolean("requires_webhook_endpoint_setup"))).hasSize(1);
    }

    @Test
    void answers400ForAnUnknownSlug() {
        assertThat(api.get("/triggers_types/GITHUB_NOTHING").status()).isEqualTo(400);
    }

    @Test
    void enumeratesTheSlugs() {
        assertThat(new JsonArray(api.get("/triggers_types/list/enum").http().body()).stream().map(String.class::cast))
                .containsExactlyElementsOf(slugs("?limit=50"));
    }

    @Test
    void agreesWithTheToolkits() {
        for (Object item : api.get("/toolkits?limit=1000").items()) {
            JsonObject toolkit = (JsonObject) item;
            assertThat(slugs("?limit=50&toolkit_slugs=" + toolkit.getString("slug")))
                    .hasSize(toolkit.getJsonObject("meta").getInteger("triggers_count"));
        }
        assertThat(api.get("/toolkits/github").json().getJsonObject("meta").getInteger("triggers_count")).isEqualTo(3);
    }

    @Test
    void takesAUsersKeyToo() {
        assertThat(api.send(api.request("GET", "/triggers_types", null)
                .header("x-user-api-key", simulator.userApiKey()).build()).status()).isEqualTo(200);
    }
}
