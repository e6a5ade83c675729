package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemberTest {

    private final ComposioSimulator simulator = ComposioSimulator.builder().userApiKey("uak_of_the_test").start();
    private final Api api = new Api(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private Api.Reply user(String path) {
        return api.as("x-user-api-key", simulator.userApiKey(), "GET", path, null);
    }

    private String organisation() {
        return user("/org/list").json().getJsonArray("organizations").getJsonObject(0).getString("id");
    }

    private Api.Reply consumer(String method, String path, String org) {
        return api.send(api.request(method, "/org/consumer" + path, method.equals("GET") ? null : "{}")
                .header("x-user-api-key", simulator.userApiKey()).header("x-org-id", org).build());
    }

    @Test
    void seesTheOrganisationAndItsProjects() {
        assertThat(organisation()).matches("ok_[A-Za-z0-9]{12}");
        JsonObject projects = user("/org/project/list?list_all_org_projects=true&limit=10").json();
        assertThat(projects.getJsonArray("data").getJsonObject(0).getString("org_id")).isEqualTo(organisation());
        assertThat(projects.getInteger("total_items")).isOne();
        assertThat(user("/api/v3/org/list").status()).isEqualTo(404);
    }

    @Test
    void hasASessionWithoutAProject() {
        JsonObject session = user("/auth/session/info").json();

        assertThat(session.getMap()).containsEntry("project", null).containsEntry("api_key", null);
        assertThat(session.getJsonObject("org_member").fieldNames()).contains("id", "email", "name", "role", "metadata");
    }

    @Test
    void seesTheProjectInASessionWithItsKey() {
        api.post("/webhook_subscriptions",
                "{\"webhook_url\":\"https://a.example\",\"version\":\"V2\",\"enabled_events\":[]}");
        Api.Reply reply = api.get("/api/v3/auth/session/info");

        JsonObject project = reply.json().getJsonObject("project");
        assertThat(project.getString("nano_id")).startsWith("pr_");
        assertThat(project.getString("id")).hasSize(36);
        assertThat(project.getMap()).containsEntry("webhook_url", "https://a.example").containsEntry("webhook_version", "V2")
                .containsEntry("event_webhook_url", null).containsEntry("triggers_enabled", true);
        assertThat(project.getJsonObject("org").fieldNames()).contains("id", "name", "plan");
        assertThat(reply.json().getJsonObject("api_key").getString("key")).startsWith("ak_**");
        assertThat(reply.http().body()).doesNotContain(simulator.apiKey());
    }

    @Test
    void findsAConsumersToolkits() {
        simulator.addAuthConfig("ac_key", "sendgrid", "API_KEY");
        api.importKey("ac_key", "u");
        simulator.setStatus(api.importKey("ac_key", "v"), "EXPIRED", null);
        String org = organisation();

        assertThat(consumer("GET", "/connected_toolkits?user_id=u", org).json().getJsonArray("toolkits"))
                .isEqualTo(new JsonArray("[\"sendgrid\"]"));
        assertThat(consumer("GET", "/connected_toolkits?user_id=v", org).json().getJsonArray("toolkits")).isEmpty();
        assertThat(consumer("GET", "/connected_toolkits", org).status()).isEqualTo(400);
        assertThat(consumer("GET", "/connected_toolkits?user_id=u", "ok_other").error().getInteger("code"))
                .isEqualTo(2206);
        assertThat(user("/org/consumer/connected_toolkits?user_id=u").status()).isEqualTo(400);
    }

    @Test
    void resolvesAConsumersProject() {
        JsonObject project = consumer("POST", "/project/resolve", organisation()).json();

        assertThat(project.getMap()).containsEntry("project_type", "CONSUMER").containsEntry("org_id", organisation());
        assertThat(project.getString("project_nano_id")).startsWith("pr_");
        assertThat(project.fieldNames()).contains("project_id", "project_name", "consumer_user_id");
    }
}
