package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookEndpointTest {

    private final ComposioSimulator simulator = ComposioSimulator.start();
    private final Api api = new Api(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private Api.Reply create(String toolkit, String client) {
        return api.post("/webhook_endpoints",
                "{\"toolkit_slug\":\"" + toolkit + "\",\"client_id\":\"" + client + "\"}");
    }

    @Test
    void isMadeOnceForAClient() {
        Api.Reply created = create("slack", "client-1");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().getString("id")).matches("we_[A-Za-z0-9]{12}");
        assertThat(created.json().getMap()).containsEntry("toolkit_slug", "slack").containsEntry("client_id", "client-1")
                .containsEntry("data", null).containsKey("created_at");
        assertThat(created.json().getString("webhook_url")).startsWith(simulator.baseUrl());
        assertThat(create("slack", "client-1").status()).isEqualTo(200);
        assertThat(create("slack", "client-1").json()).isEqualTo(created.json());
        assertThat(create("slack", "client-2").status()).isEqualTo(201);
    }

    @Test
    void needsAToolkitAndAClient() {
        assertThat(create("nothing", "client-1").status()).isEqualTo(404);
        assertThat(api.post("/webhook_endpoints", "{\"toolkit_slug\":\"slack\"}").status()).isEqualTo(400);
    }

    @Test
    void isListedByToolkitAndRead() {
        JsonObject slack = create("slack", "client-1").json();
        create("linear", "client-1");

        assertThat(api.get("/webhook_endpoints").items()).hasSize(2);
        assertThat(api.get("/webhook_endpoints?toolkit_slug=slack").items()).hasSize(1);
        assertThat(api.get("/webhook_endpoints?toolkit_slug=slack").items().getJsonObject(0).fieldNames())
                .containsExactly("id", "toolkit_slug", "client_id");
        assertThat(api.get("/webhook_endpoints/" + slack.getString("id")).json()).isEqualTo(slack);
        assertThat(api.get("/webhook_endpoints/we_no").status()).isEqualTo(404);
    }

    @Test
    void isConfiguredAndChanged() {
        String path = "/webhook_endpoints/" + create("slack", "client-1").json().getString("id");

        api.post(path, "{\"data\":{\"signing_secret\":\"s1\",\"app_token\":\"t1\"}}");
        JsonObject changed = api.patch(path, "{\"data\":{\"signing_secret\":\"s2\"}}").json();
        assertThat(changed.getJsonObject("data"))
                .isEqualTo(new JsonObject("{\"signing_secret\":\"s2\",\"app_token\":\"t1\"}"));
        assertThat(api.post(path, "{\"data\":{\"signing_secret\":\"s3\"}}").json().getJsonObject("data").size()).isOne();
        assertThat(api.post(path, "{}").status()).isEqualTo(400);
        assertThat(api.patch(path, "{\"data\":{\"signing_secret\":1}}").error().getJsonArray("errors").getString(0))
                .isEqualTo("Error in payload.data.signing_secret: Expected string, received number");
    }
}
