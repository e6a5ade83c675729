package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateTest {

    private ComposioSimulator simulator = ComposioSimulator.start();
    private Api api = new Api(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private void restart(SimulatorBuilder builder) {
        simulator.close();
        simulator = builder.start();
        api = new Api(simulator);
    }

    @Test
    void importsAnApiKeyThatIsActiveAtOnce() {
        simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");

        Api.Reply reply = api.create("ac_sendgrid", "user_123", "API_KEY",
                "{\"status\":\"ACTIVE\",\"api_key\":\"sg-existing-sendgrid-key\"}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().getString("id")).matches("ca_[A-Za-z0-9]{12}");
        assertThat(reply.json().getJsonObject("connectionData")).isEqualTo(new JsonObject(
                "{\"authScheme\":\"API_KEY\",\"val\":{\"status\":\"ACTIVE\",\"api_key\":\"sg-e...\"}}"));
        assertThat(reply.json().getString("status")).isEqualTo("ACTIVE");
        assertThat(reply.json().containsKey("redirect_url")).isTrue();
        assertThat(reply.json().getValue("redirect_url")).isNull();
        assertThat(reply.json().getJsonObject("experimental").getString("account_type")).isEqualTo("PRIVATE");
    }

    @Test
    void storesExactlyWhatItGets() {
        simulator.addAuthConfig("ac_a", "acme", "API_KEY");

        api.create("ac_a", "u", "API_KEY", """
                {"status":"ACTIVE","api_key":"one","generic_api_key":"two","note":null,"size":12345678901,"list":[1,null],
                 "deep":{"on":true,"ratio":0.5},"subdomain":"acme"}""");

        Account account = simulator.accounts().get(0);
        assertThat(account.val()).containsEntry("api_key", "one").containsEntry("generic_api_key", "two")
                .containsEntry("note", null).containsEntry("size", 12345678901L).containsEntry("subdomain", "acme")
                .doesNotContainKey("status");
        assertThat(new JsonObject(account.val()).encode()).contains("\"list\":[1,null]", "{\"on\":true,\"ratio\":0.5}");
        assertThat(account.userId()).isEqualTo("u");
        assertThat(account.authConfigId()).isEqualTo("ac_a");
        assertThat(account.toolkit()).isEqualTo("acme");
        assertThat(account.toString()).contains("api_key").doesNotContain("one").doesNotContain("two");
    }

    @Test
    void givesAnAccountWithoutUserToTheDefaultUser() {
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");

        api.post("/connected_accounts", """
                {"auth_config":{"id":"ac_a"},
                 "connection":{"state":{"authScheme":"API_KEY","val":{"status":"ACTIVE","api_key":"key-0001"}}}}""");

        assertThat(simulator.accountsOf("default")).hasSize(1);
    }

    @Test
    void doesNotRefuseASecondAccountOfAUser() {
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");
        String first = api.importKey("ac_a", "u");

        assertThat(api.importKey("ac_a", "u")).isNotEqualTo(first);
        assertThat(simulator.accountsOf("u")).hasSize(2);
    }

    @Test
    void namesEverythingThatDoesNotFit() {
        Api.Reply reply = api.post("/connected_accounts",
                "{\"connection\":{\"user_id\":5,\"state\":{\"authScheme\":\"API\",\"val\":[]}}}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().getInteger("code")).isEqualTo(10400);
        assertThat(reply.error().getString("message")).isEqualTo("Validation error while processing request");
        assertThat(reply.error().getString("request_id")).isEqualTo(reply.header("x-request-id")).isNotBlank();
        assertThat(texts(reply.error().getJsonArray("errors")))
                .contains("Error in payload.auth_config: Required",
                        "Error in payload.connection.user_id: Expected string, received number",
                        "Error in payload.connection.state.val: Expected object, received array")
                .anyMatch(error -> error.startsWith("Error in payload.connection.state.authScheme: Invalid enum value"));
        assertThat(simulator.accounts()).isEmpty();
    }

    private static List<String> texts(JsonArray array) {
        return array.stream().map(String::valueOf).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "API_KEY      | {}                                      | val.status: Required",
            "API_KEY      | {\"status\":\"EXPIRED\"}                | val.status: Invalid enum value",
            "API_KEY      | {\"status\":\"ACTIVE\",\"api_key\":7}   | val.api_key: Expected string, received number",
            "BEARER_TOKEN | {\"status\":\"ACTIVE\"}                 | val.token: Required",
            "BASIC        | {\"status\":\"ACTIVE\",\"password\":\"p\"} | val.username: Required",
            "OAUTH2       | {\"status\":\"INITIATED\"}              | val.redirectUrl: Required" })
    void asksForTheFieldsOfTheScheme(String scheme, String val, String finding) {
        simulator.addAuthConfig("ac_a", "acme", scheme);

        Api.Reply reply = api.create("ac_a", "u", scheme, val);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().getJsonArray("errors").encode()).contains("payload.connection.state." + finding);
    }

    @Test
    void neverRepeatsAValueInAnError() {
        simulator.addAuthConfig("ac_a", "acme", "API_KEY");

        Api.Reply reply = api.create("ac_a", "u", "API_KEY",
                "{\"status\":\"canary-secret\",\"token\":{\"canary-secret\":1}}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.http().body()).doesNotContain("canary-secret");
    }

    @ParameterizedTest
    @CsvSource({ "'{\"a\":'", "'[]'", "'text'" })
    void refusesABodyThatIsNoJsonObject(String body) {
        assertThat(api.post("/connected_accounts", body).error().getInteger("code")).isEqualTo(10400);
    }

    @Test
    void refusesAnUnknownOrDisabledAuthConfig() {
        String off = simulator.addAuthConfig("sendgrid", "API_KEY");
        api.patch("/auth_configs/" + off + "/DISABLED", null);

        Api.Reply unknown = api.create("ac_none", "u", "API_KEY", "{\"status\":\"ACTIVE\"}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.error().getString("slug")).isEqualTo("AuthConfig_ResourceNotFound");
        assertThat(api.create(off, "u", "API_KEY", "{\"status\":\"ACTIVE\"}").status()).isEqualTo(400);
    }

    @Test
    void refusesASchemeThatIsNotTheAuthConfigs() {
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");

        Api.Reply reply = api.create("ac_a", "u", "BEARER_TOKEN", "{\"status\":\"ACTIVE\",\"token\":\"t\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().getInteger("code")).isEqualTo(600);
        assertThat(reply.error().getString("message")).contains("API_KEY", "BEARER_TOKEN");
    }

    @Test
    void keepsAnAliasUniquePerUserAndToolkit() {
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");
        simulator.addAuthConfig("ac_b", "sendgrid", "API_KEY");
        simulator.addAuthConfig("ac_c", "zendesk", "API_KEY");

        assertThat(createAs("ac_a", "u", "work").status()).isEqualTo(201);
        Api.Reply taken = createAs("ac_b", "u", "work");
        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.error().getInteger("code")).isEqualTo(600);
        assertThat(taken.error().getString("slug")).isEqualTo("ConnectedAccount_BadRequest");
        assertThat(createAs("ac_c", "u", "work").status()).isEqualTo(201);
        assertThat(createAs("ac_a", "other", "work").status()).isEqualTo(201);
        assertThat(createAs("ac_a", "u", "home").status()).isEqualTo(201);
    }

    private Api.Reply createAs(String authConfig, String user, String alias) {
        return api.post("/connected_accounts", """
                {"auth_config":{"id":"%s"},"connection":{"user_id":"%s","alias":"%s",
                 "state":{"authScheme":"API_KEY","val":{"status":"ACTIVE","api_key":"key-0001"}}}}"""
                .formatted(authConfig, user, alias));
    }

    @Test
    void isRetiredForComposioManagedOAuth() {
        String managed = simulator.addManagedAuthConfig("gmail");

        Api.Reply reply = api.post("/connected_accounts",
                "{\"auth_config\":{\"id\":\"" + managed + "\"},\"connection\":{\"user_id\":\"u\"}}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().getString("code")).isEqualTo("BadRequest");
        assertThat(reply.error().getString("message")).contains("no longer supported",
                "/api/v3/connected_accounts/link");
        assertThat(reply.error().getString("suggestedFix")).isNotBlank();
    }

    @Test
    void warnsWhereManagedOAuthIsNotRetiredYet() {
        restart(ComposioSimulator.builder().retiredManagedCreate(false));
        String managed = simulator.addManagedAuthConfig("gmail");

        Api.Reply reply = api.post("/connected_accounts",
                "{\"auth_config\":{\"id\":\"" + managed + "\"},\"connection\":{\"user_id\":\"u\"}}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Deprecation")).startsWith("@");
        assertThat(reply.header("Sunset")).isEqualTo("Fri, 03 Jul 2026 00:00:00 GMT");
        assertThat(reply.json().getString("status")).isEqualTo("INITIATED");
    }

    @Test
    void startsOAuthWithAnOwnAppOnAPageOfItsOwn() {
        simulator.addAuthConfig("ac_a", "gmail", "OAUTH2");

        JsonObject json = api.create("ac_a", "u", "OAUTH2", "{\"status\":\"INITIALIZING\"}").json();

        JsonObject val = json.getJsonObject("connectionData").getJsonObject("val");
        assertThat(val.getString("status")).isEqualTo("INITIATED");
        assertThat(val.getString("redirectUrl")).startsWith(simulator.baseUrl() + "/link/ln_")
                .isEqualTo(json.getString("redirect_url")).isEqualTo(json.getString("redirect_uri"));
    }

    @Test
    void importsOAuthTokensAsActive() {
        simulator.addAuthConfig("ac_a", "gmail", "OAUTH2");

        JsonObject json = api.create("ac_a", "u", "OAUTH2",
                "{\"status\":\"ACTIVE\",\"access_token\":\"ya29.secret\",\"refresh_token\":null}").json();

        assertThat(json.getString("status")).isEqualTo("ACTIVE");
        assertThat(simulator.accounts().get(0).val()).containsEntry("access_token", "ya29.secret")
                .containsEntry("refresh_token", null);
    }

    @Test
    void asksForTheToolkitsFieldsOnlyWhenToldTo() {
        String val = "{\"status\":\"ACTIVE\",\"username\":\"u@example.com\",\"password\":\"pass-0001\"}";
        simulator.addAuthConfig("ac_a", "freshdesk", "BASIC");
        assertThat(api.create("ac_a", "u", "BASIC", val).status()).isEqualTo(201);

        restart(ComposioSimulator.builder().requireToolkitFields(true));
        simulator.addAuthConfig("ac_a", "freshdesk", "BASIC");
        Api.Reply reply = api.create("ac_a", "u", "BASIC", val);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().getInteger("code")).isEqualTo(612);
        assertThat(reply.error().getString("message")).isEqualTo("Missing required fields: Your Subdomain");
        assertThat(simulator.accounts()).isEmpty();
    }
}
