package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganisationTest {

    private static final String CONFIG = "{\"is_2FA_enabled\":true,\"mask_secret_keys_in_connected_account\":false,"
                                         + "\"log_visibility_setting\":\"show_all\"}";

    private final ComposioSimulator simulator = ComposioSimulator.builder().orgApiKey("oak_of_the_test").start();
    private final Api api = new Api(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private Api.Reply owner(String method, String path, String body) {
        return api.as("x-org-api-key", simulator.orgApiKey(), method, "/org/owner/project" + path, body);
    }

    private List<String> names() {
        return owner("GET", "/list", null).json().getJsonArray("data").stream()
                .map(project -> ((JsonObject) project).getString("name")).toList();
    }

    private String first() {
        return owner("GET", "/list", null).json().getJsonArray("data").getJsonObject(0).getString("id");
    }

    @Test
    void hasOneProjectAtFirst() {
        JsonObject list = owner("GET", "/list", null).json();

        assertThat(list.getInteger("total_items")).isOne();
        JsonObject project = list.getJsonArray("data").getJsonObject(0);
        assertThat(project.getString("id")).matches("pr_[A-Za-z0-9]{12}");
        assertThat(project.getString("org_id")).matches("ok_[A-Za-z0-9]{12}");
        assertThat(project.getMap()).containsEntry("webhook_url", null).containsEntry("webhook_version", "V3")
                .containsEntry("deleted", false).containsKeys("email", "created_at", "updated_at", "webhook_secret");
    }

    @Test
    void makesProjectsWithAndWithoutAKey() {
        JsonObject keyless = owner("POST", "/new", "{\"name\":\"one-project\"}").json();
        Api.Reply keyed = owner("POST", "/new",
                "{\"name\":\"other_project\",\"should_create_api_key\":true,\"config\":" + CONFIG + "}");

        assertThat(keyless.getMap()).containsEntry("name", "one-project").containsEntry("api_key", null);
        assertThat(keyed.status()).isEqualTo(200);
        assertThat(keyed.json().getString("api_key")).matches("ak_[A-Za-z0-9]{24}");
        assertThat(names()).startsWith("other_project", "one-project").hasSize(3);
        JsonArray keys = owner("GET", "/" + keyed.json().getString("id"), null).json().getJsonArray("api_keys");
        assertThat(keys).hasSize(1);
        assertThat(keys.getJsonObject(0).getString("key")).startsWith("ak_**")
                .endsWith(keyed.json().getString("api_key").substring(23)).hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "{\"name\":\"ab\"}", "{\"name\":\"no spaces\"}", "{\"name\":\"simulated-project\"}",
            "{\"name\":\"good\",\"config\":{\"is_2FA_enabled\":true}}" })
    void refusesWhatIsNoProject(String body) {
        assertThat(owner("POST", "/new", body).status()).isEqualTo(400);
    }

    @Test
    void pagesProjects() {
        owner("POST", "/new", "{\"name\":\"one-project\"}");

        JsonObject page = owner("GET", "/list?limit=1", null).json();

        assertThat(page.getJsonArray("data")).hasSize(1);
        assertThat(page.getInteger("total_pages")).isEqualTo(2);
        assertThat(owner("GET", "/list?cursor=" + page.getString("next_cursor"), null).json().getJsonArray("data")
                .getJsonObject(0).getString("name")).isEqualTo("simulated-project");
    }

    @Test
    void deletesProjects() {
        String id = owner("POST", "/new", "{\"name\":\"one-project\"}").json().getString("id");

        assertThat(owner("DELETE", "/" + id + "?revoke_on_delete=true", null).json().getMap())
                .containsEntry("status", "success").containsKey("revoke_job_id");
        assertThat(owner("GET", "/" + id, null).status()).isEqualTo(404);
        assertThat(names()).containsExactly("simulated-project");
    }

    @Test
    void replacesTheKeysOfAProject() {
        String old = simulator.apiKey();

        JsonObject answer = owner("POST", "/" + first() + "/regenerate_api_key", null).json();

        String fresh = answer.getJsonObject("api_key").getString("key");
        assertThat(answer.getString("message")).isEqualTo("API key regenerated successfully");
        assertThat(answer.getJsonObject("api_key").fieldNames()).contains("id", "name", "created_at");
        assertThat(simulator.apiKey()).isEqualTo(fresh).isNotEqualTo(old);
        assertThat(api.get("/toolkits").status()).isEqualTo(200);
        assertThat(api.as("x-api-key", old, "GET", "/toolkits", null).error().getInteger("code")).isEqualTo(801);
    }

    @Test
    void forgetsLeakedKeysAndTellsNothing() {
        String body = "{\"api_keys\":[\"" + simulator.apiKey() + "\",\"ak_unknown\"]}";
        Api.Reply reply = api.send(api.request("POST", "/api_key_revocation", body).build());

        assertThat(reply.json()).isEqualTo(new JsonObject("{\"received\":true}"));
        assertThat(api.get("/toolkits").status()).isEqualTo(401);
        assertThat(api.send(api.request("POST", "/api_key_revocation", "{}").build()).status()).isEqualTo(400);
    }

    @Test
    void keepsTheProjectsChoices() {
        simulator.addAuthConfig("ac_key", "sendgrid", "API_KEY");
        String account = api.importKey("ac_key", "u");

        JsonObject before = api.get("/api/v3/org/project/config").json();
        JsonObject after = api.patch("/api/v3/org/project/config",
                "{\"mask_secret_keys_in_connected_account\":false,\"display_name\":\"Mine\"}").json();

        assertThat(before.getMap()).containsEntry("is_2FA_enabled", false)
                .containsEntry("mask_secret_keys_in_connected_account", true)
                .containsEntry("log_visibility_setting", "show_all");
        assertThat(after.getMap()).containsEntry("mask_secret_keys_in_connected_account", false)
                .containsEntry("display_name", "Mine").containsEntry("is_2FA_enabled", false);
        assertThat(api.get("/connected_accounts/" + account).json().getJsonObject("state").getJsonObject("val")
                .getString("generic_api_key")).isEqualTo("sg-existing-key");
        assertThat(api.patch("/api/v3/org/project/config", "{\"log_visibility_setting\":\"no\"}").status()).isEqualTo(400);
        assertThat(api.get("/org/project/config").status()).isEqualTo(404);
    }

    @Test
    void tellsTodaysIdsForOldOnes() {
        simulator.addAuthConfig("ac_github", "github", "BEARER_TOKEN");
        String account = api.create("ac_github", "u", "BEARER_TOKEN", "{\"status\":\"ACTIVE\",\"token\":\"tok-000001\"}")
                .json().getString("id");
        String trigger = api.post("/trigger_instances/GITHUB_COMMIT_EVENT/upsert",
                "{\"user_id\":\"u\",\"trigger_config\":{\"owner\":\"a\",\"repo\":\"b\"}}").json().getString("trigger_id");
        JsonObject item = api.get("/trigger_instances/active").items().getJsonObject(0);
        String config = api.get("/auth_configs/ac_github").json().getString("uuid");

        assertThat(nanoid(item.getString("uuid"), "TRIGGER_INSTANCE").json().getString("nanoid")).isEqualTo(trigger);
        assertThat(nanoid(item.getString("connected_account_uuid"), "CONNECTED_ACCOUNT").json().getString("nanoid"))
                .isEqualTo(account);
        assertThat(nanoid(config, "AUTH_CONFIG").json().getString("nanoid")).isEqualTo("ac_github");
        assertThat(nanoid(config, "TRIGGER_INSTANCE").status()).isEqualTo(404);
        assertThat(nanoid(config, "TOOLKIT").status()).isEqualTo(400);
        assertThat(api.get("/api/v3/migration/get-nanoid?type=AUTH_CONFIG").status()).isEqualTo(400);
        assertThat(api.get("/migration/get-nanoid?type=AUTH_CONFIG&uuid=" + config).status()).isEqualTo(404);
    }

    private Api.Reply nanoid(String uuid, String type) {
        return api.get("/api/v3/migration/get-nanoid?uuid=" + uuid + "&type=" + type);
    }
}
