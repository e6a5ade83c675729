package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MaskingTest {

    private static final String SECRETS = """
            {"status":"ACTIVE","generic_api_key":"abcdefgh","bearer_token":"abcd","basic_encoded":"","password":"secret-0001",
             "headers":{"X-Key":"header-0001"},"nested":{"client_secret":"nested-0001","open":"seen"},"subdomain":"acme",
             "api_key":null}""";

    private ComposioSimulator simulator = ComposioSimulator.start();
    private Api api = new Api(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private void clear() {
        simulator.close();
        simulator = ComposioSimulator.builder().maskSecrets(false).start();
        api = new Api(simulator);
    }

    @Test
    void cutsSecretsEverywhere() {
        simulator.addAuthConfig("ac_a", "acme", "API_KEY");
        Api.Reply created = api.post("/connected_accounts", """
                {"auth_config":{"id":"ac_a"},"connection":{"state":{"authScheme":"API_KEY","val":%s}}}""".formatted(
                SECRETS.replace("\"api_key\":null", "\"api_key\":\"zyxwvuts\"")));
        String id = created.json().getString("id");

        JsonObject val = api.get("/connected_accounts/" + id).json().getJsonObject("state").getJsonObject("val");
        assertThat(val).isEqualTo(new JsonObject("""
                {"status":"ACTIVE","generic_api_key":"abcd...","bearer_token":"...","basic_encoded":"","password":"secr...",
                 "headers":{"X-Key":"REDACTED"},"nested":{"client_secret":"nest...","open":"seen"},"subdomain":"acme",
                 "api_key":"zyxw..."}"""));
        assertThat(created.json().getJsonObject("connectionData").getJsonObject("val")).isEqualTo(val);
        JsonObject listed = api.get("/connected_accounts").items().getJsonObject(0);
        assertThat(listed.getJsonObject("state").getJsonObject("val")).isEqualTo(val);
        assertThat(listed.getJsonObject("data")).isEqualTo(val);
        assertThat(simulator.account(id).orElseThrow().val()).containsEntry("generic_api_key", "abcdefgh");
    }

    @Test
    void showsSecretsInClearWhereTheProjectDoesNotMask() {
        clear();
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");
        String id = api.importKey("ac_a", "u");

        assertThat(api.get("/connected_accounts/" + id).json().getJsonObject("state").getJsonObject("val")
                .getString("generic_api_key")).isEqualTo("sg-existing-key");
    }

    @Test
    void redactsOAuthTokensWhateverTheProjectSays() {
        clear();
        simulator.addAuthConfig("ac_a", "gmail", "OAUTH2");

        JsonObject val = api.create("ac_a", "u", "OAUTH2", """
                {"status":"ACTIVE","access_token":"ya29.0001","refresh_token":"1//0001","token_type":"Bearer",
                 "expires_in":3599,"authed_user":{"access_token":"xoxp-0001"}}""").json().getJsonObject("connectionData")
                .getJsonObject("val");

        assertThat(val).isEqualTo(new JsonObject("""
                {"status":"ACTIVE","access_token":"REDACTED","refresh_token":"REDACTED","token_type":"Bearer",
                 "expires_in":3599,"authed_user":{"access_token":"REDACTED"}}"""));
    }

    @Test
    void masksWhatTheToolkitCallsSecret() {
        simulator.addAuthConfig("ac_a", "github", "SERVICE_ACCOUNT");

        JsonObject val = api.create("ac_a", "u", "SERVICE_ACCOUNT", """
                {"status":"ACTIVE","application_id":"12345","installation_id":"67890","private_key":"-----BEGIN"}""").json()
                .getJsonObject("connectionData").getJsonObject("val");

        assertThat(val.getString("private_key")).isEqualTo("----...");
        assertThat(val.getString("application_id")).isEqualTo("12345");
    }
}
