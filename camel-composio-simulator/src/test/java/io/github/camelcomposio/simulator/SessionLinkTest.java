package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionLinkTest {

    private static final String SESSION = "/tool_router/session";

    private final ComposioSimulator simulator = ComposioSimulator.start();
    private final Api api = new Api(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private String path(String members) {
        return SESSION + "/" + api.post(SESSION, "{\"user_id\":\"u\"" + members + "}").json().getString("session_id");
    }

    private int code(String path, String toolkit) {
        return api.post(path + "/link", "{\"toolkit\":\"" + toolkit + "\"}").error().getInteger("code");
    }

    @Test
    void makesOneManagedAuthConfigAndUsesItAgain() {
        String path = path("");
        Api.Reply first = api.post(path + "/link", "{\"toolkit\":\"github\",\"alias\":\"work\"}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().getString("link_token")).startsWith("ln_");
        assertThat(first.json().getString("redirect_url")).endsWith("/link/" + first.json().getString("link_token"));
        assertThat(first.json().containsKey("expires_at")).isFalse();
        api.post(path("") + "/link", "{\"toolkit\":\"github\"}");
        JsonObject configs = api.get("/auth_configs?toolkit_slug=github").json();
        assertThat(configs.getInteger("total_items")).isEqualTo(1);
        assertThat(configs.getJsonArray("items").getJsonObject(0).getBoolean("is_composio_managed")).isTrue();
        simulator.completeLink(first.json().getString("link_token"));
        assertThat(simulator.account(first.json().getString("connected_account_id"))).hasValueSatisfying(account -> {
            assertThat(account.status()).isEqualTo("ACTIVE");
            assertThat(account.alias()).isEqualTo("work");
            assertThat(account.userId()).isEqualTo("u");
        });
    }

    @Test
    void usesTheSessionsAuthConfig() {
        simulator.addAuthConfig("ac_first", "github", "OAUTH2");
        simulator.addAuthConfig("ac_second", "github", "OAUTH2");
        String id = api.post(path(",\"auth_configs\":{\"github\":\"ac_second\"}") + "/link", "{\"toolkit\":\"github\"}").json()
                .getString("connected_account_id");

        assertThat(simulator.account(id).orElseThrow().authConfigId()).isEqualTo("ac_second");
        String usual = api.post(path("") + "/link", "{\"toolkit\":\"github\"}").json().getString("connected_account_id");
        assertThat(simulator.account(usual).orElseThrow().authConfigId()).isEqualTo("ac_first");
    }

    @Test
    void refusesWhatCannotBeConnected() {
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");
        String account = api.importKey("ac_a", "u");

        assertThat(code(path(""), "nothing")).isEqualTo(4305);
        assertThat(code(path(""), "hackernews")).isEqualTo(4326);
        assertThat(code(path(""), "freshdesk")).isEqualTo(4308);
        assertThat(code(path(",\"toolkits\":{\"enable\":[\"gmail\"]}"), "slack")).isEqualTo(4300);
        assertThat(code(path(",\"connected_accounts\":{\"sendgrid\":[\"" + account + "\"]}"), "sendgrid")).isEqualTo(4300);
        assertThat(api.post(SESSION + "/trs_unknown/link", "{\"toolkit\":\"gmail\"}").status()).isEqualTo(404);
    }

    @Test
    void returnsToTheSessionsCallbackUnlessTheCallNamesOne() {
        String path = path(",\"manage_connections\":{\"callback_url\":\"https://a.example/usual\"}");

        for (String[] row : new String[][] { { "", "usual" }, { ",\"callback_url\":\"https://a.example/own\"", "own" } }) {
            String url = api.post(path + "/link", "{\"toolkit\":\"github\"" + row[0] + "}").json().getString("redirect_url");
            assertThat(api.submit(url, "action=complete").header("location")).startsWith("https://a.example/" + row[1]);
        }
    }

    @Test
    void overwritesTheBeginningOfLinks() {
        JsonObject link = api.post(path(",\"experimental\":{\"link_url_overwrite\":\"https://auth.example.com/\"}") + "/link",
                "{\"toolkit\":\"github\"}").json();

        assertThat(link.getString("redirect_url")).isEqualTo("https://auth.example.com/link/" + link.getString("link_token"));
    }

    @Test
    void checksSharingRules() {
        Api.Reply refused = api.post(path("") + "/link",
                "{\"toolkit\":\"github\",\"experimental\":{\"acl_config_for_shared\":{\"allow_all_users\":true}}}");

        assertThat(refused.error().getString("message")).contains("acl_config_for_shared is only valid on SHARED");
    }
}
