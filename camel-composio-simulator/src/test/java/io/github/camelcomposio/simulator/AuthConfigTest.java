package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthConfigTest {

    private ComposioSimulator simulator = ComposioSimulator.start();
    private Api api = new Api(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private Api.Reply create(String toolkit, String config) {
        return api.post("/auth_configs",
                "{\"toolkit\":{\"slug\":\"" + toolkit + "\"}" + (config == null ? "" : ",\"auth_config\":" + config) + "}");
    }

    private String createGmail() {
        return create("gmail", """
                {"type":"use_custom_auth","name":"My Gmail OAuth App","authScheme":"OAUTH2",
                 "credentials":{"client_id":"123.apps.example.com","client_secret":"GOCSPX-0001","scopes":["a","b"]}}""")
                .json().getJsonObject("auth_config").getString("id");
    }

    @Test
    void createsACustomConfig() {
        Api.Reply reply = create("gmail", "{\"type\":\"use_custom_auth\",\"authScheme\":\"BEARER_TOKEN\",\"credentials\":{}}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().getJsonObject("toolkit").getString("slug")).isEqualTo("gmail");
        JsonObject config = reply.json().getJsonObject("auth_config");
        assertThat(config.getString("id")).matches("ac_[A-Za-z0-9]{12}");
        assertThat(config.getString("auth_scheme")).isEqualTo("BEARER_TOKEN");
        assertThat(config.getBoolean("is_composio_managed")).isFalse();
    }

    @Test
    void createsAManagedConfigAlsoWithoutSayingSo() {
        JsonObject config = create("github", null).json().getJsonObject("auth_config");

        assertThat(config.getString("auth_scheme")).isEqualTo("OAUTH2");
        assertThat(config.getBoolean("is_composio_managed")).isTrue();
        JsonObject read = api.get("/auth_configs/" + config.getString("id")).json();
        assertThat(read.getString("type")).isEqualTo("default");
    }

    @Test
    void saysWhenThereAreNoManagedCredentials() {
        Api.Reply reply = create("sendgrid", "{\"type\":\"use_composio_managed_auth\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().getInteger("code")).isEqualTo(306);
        assertThat(reply.error().getString("slug")).isEqualTo("Auth_Config_DefaultAuthConfigNotFound");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "gmail    | 400 | {\"type\":\"custom\",\"authScheme\":\"OAUTH2\"}",
            "gmail    | 400 | {\"type\":\"use_custom_auth\"}",
            "gmail    | 400 | {\"authScheme\":\"OAUTH2\"}",
            "gmail    | 400 | {\"type\":\"use_custom_auth\",\"authScheme\":\"MAGIC\"}",
            "gmail    | 400 | {\"type\":\"use_composio_managed_auth\",\"authScheme\":\"OAUTH2\"}",
            "gmail    | 400 | {\"type\":\"use_custom_auth\",\"authScheme\":\"BASIC\"}",
            "sendgrid | 400 | {\"type\":\"use_custom_auth\",\"authScheme\":\"BEARER_TOKEN\"}",
            "gmail    | 400 | {\"type\":\"use_custom_auth\",\"authScheme\":\"OAUTH2\",\"proxy_config\":{}}",
            "gmail    | 400 | {\"type\":\"use_custom_auth\",\"authScheme\":\"OAUTH2\",\"credentials\":{\"scopes\":5}}",
            "nothing  | 404 | {\"type\":\"use_custom_auth\",\"authScheme\":\"OAUTH2\"}" })
    void refusesWhatDoesNotFit(String toolkit, int status, String config) {
        assertThat(create(toolkit, config).status()).isEqualTo(status);
        assertThat(api.get("/auth_configs").items()).isEmpty();
    }

    @Test
    void readsAConfigWithItsSecretsMasked() {
        JsonObject config = api.get("/auth_configs/" + createGmail()).json();

        assertThat(config.getMap()).containsEntry("type", "custom").containsEntry("name", "My Gmail OAuth App")
                .containsEntry("auth_scheme", "OAUTH2").containsEntry("is_composio_managed", false)
                .containsEntry("status", "ENABLED").containsEntry("no_of_connections", 0)
                .containsEntry("is_enabled_for_tool_router", true);
        assertThat(config.getJsonObject("credentials")).isEqualTo(new JsonObject(
                "{\"client_id\":\"123.apps.example.com\",\"client_secret\":\"GOCS...\",\"scopes\":[\"a\",\"b\"]}"));
        assertThat(config.getJsonObject("toolkit").getString("logo")).isNotBlank();
        assertThat(config.getJsonObject("tool_access_config")).isEmpty();
        assertThat(config.getJsonArray("expected_input_fields")).isEmpty();
    }

    @Test
    void namesTheFieldsThatUsersMustGive() {
        simulator.addAuthConfig("ac_f", "freshdesk", "BASIC");
        simulator.addAuthConfig("ac_b", "github", "BEARER_TOKEN");

        assertThat(fields("ac_f")).containsExactly("subdomain", "username", "password");
        assertThat(fields("ac_b")).containsExactly("token");
    }

    private List<String> fields(String id) {
        return api.get("/auth_configs/" + id).json().getJsonArray("expected_input_fields").stream()
                .map(field -> ((JsonObject) field).getString("name")).toList();
    }

    @Test
    void countsActiveAccounts() {
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");
        api.importKey("ac_a", "u1");
        simulator.setStatus(api.importKey("ac_a", "u2"), "EXPIRED", null);

        assertThat(api.get("/auth_configs/ac_a").json().getInteger("no_of_connections")).isEqualTo(1);
    }

    @Test
    void listsTheNewestFirstAndFilters() {
        simulator.addAuthConfig("ac_one", "sendgrid", "API_KEY");
        simulator.addAuthConfig("ac_two", "linear", "API_KEY");
        String managed = simulator.addManagedAuthConfig("gmail");
        api.patch("/auth_configs/ac_two/DISABLED", null);

        assertThat(ids("")).containsExactly(managed, "ac_one");
        assertThat(ids("?show_disabled=true")).containsExactly(managed, "ac_two", "ac_one");
        assertThat(ids("?toolkit_slug=gmail%2Csendgrid")).containsExactly(managed, "ac_one");
        assertThat(ids("?is_composio_managed=true")).containsExactly(managed);
        assertThat(ids("?is_composio_managed=false")).containsExactly("ac_one");
        assertThat(ids("?search=AC_ONE")).containsExactly("ac_one");
        assertThat(ids("?limit=1")).containsExactly(managed);
        assertThat(ids("?limit=9999")).hasSize(2);
        assertThat(api.get("/auth_configs?show_disabled=maybe").status()).isEqualTo(400);
    }

    private List<String> ids(String query) {
        return api.get("/auth_configs" + query).items().stream().map(item -> ((JsonObject) item).getString("id")).toList();
    }

    @Test
    void mergesCredentialsKeyByKey() {
        String id = createGmail();

        Api.Reply reply = api.patch("/auth_configs/" + id, """
                {"type":"custom","name":"Renamed","credentials":{"client_id":"new","scopes":null},
                 "proxy_config":{"proxy_url":"http://proxy.example.com"},"is_enabled_for_tool_router":false}""");

        assertThat(reply.json()).isEqualTo(new JsonObject());
        JsonObject config = api.get("/auth_configs/" + id).json();
        assertThat(config.getJsonObject("credentials"))
                .isEqualTo(new JsonObject("{\"client_id\":\"new\",\"client_secret\":\"GOCS...\"}"));
        assertThat(config.getString("name")).isEqualTo("Renamed");
        assertThat(config.getJsonObject("proxy_config").getString("proxy_url")).isEqualTo("http://proxy.example.com");
        assertThat(config.getBoolean("is_enabled_for_tool_router")).isFalse();
        api.patch("/auth_configs/" + id, "{\"type\":\"custom\",\"proxy_config\":null}");
        assertThat(api.get("/auth_configs/" + id).json().containsKey("proxy_config")).isFalse();
    }

    @Test
    void updatesScopesOfAManagedConfigButOnlyUnderItsOwnType() {
        String id = simulator.addManagedAuthConfig("gmail");

        assertThat(api.patch("/auth_configs/" + id, "{\"type\":\"default\",\"scopes\":\"mail.read\"}").status())
                .isEqualTo(200);
        assertThat(api.get("/auth_configs/" + id).json().getJsonObject("credentials").getString("scopes"))
                .isEqualTo("REDACTED");
        assertThat(api.patch("/auth_configs/" + id, "{\"type\":\"custom\"}").status()).isEqualTo(400);
        assertThat(api.patch("/auth_configs/" + id, "{}").status()).isEqualTo(400);
    }

    @Test
    void disablingKeepsAccountsButShowsIt() {
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");
        String account = api.importKey("ac_a", "u");

        assertThat(api.patch("/auth_configs/ac_a/DISABLED", null).json()).isEqualTo(new JsonObject());
        JsonObject read = api.get("/connected_accounts/" + account).json();
        assertThat(read.getString("status")).isEqualTo("ACTIVE");
        assertThat(read.getJsonObject("auth_config").getBoolean("is_disabled")).isTrue();
        api.patch("/auth_configs/ac_a/ENABLED", null);
        assertThat(api.get("/auth_configs/ac_a").json().getString("status")).isEqualTo("ENABLED");
        assertThat(api.patch("/auth_configs/ac_a/enabled", null).status()).isEqualTo(400);
    }

    @Test
    void deletesAConfigAndKeepsItsAccountsUnlessToldOtherwise() {
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");
        String account = api.importKey("ac_a", "u");
        assertThat(api.delete("/auth_configs/ac_a").json()).isEqualTo(new JsonObject());
        assertThat(api.get("/auth_configs/ac_a").status()).isEqualTo(404);
        assertThat(api.delete("/auth_configs/ac_a").status()).isEqualTo(404);
        assertThat(api.get("/connected_accounts/" + account).status()).isEqualTo(200);

        simulator.close();
        simulator = ComposioSimulator.builder().deleteAuthConfigDeletesAccounts(true).start();
        api = new Api(simulator);
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");
        String gone = api.importKey("ac_a", "u");
        assertThat(api.delete("/auth_configs/ac_a?revoke_on_delete=true").json().getString("revoke_job_id")).isNotBlank();
        assertThat(api.get("/connected_accounts/" + gone).status()).isEqualTo(404);
        assertThat(simulator.accountsOf("u")).isEmpty();
    }

    @Test
    void refusesNonsenseFromTests() {
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");

        assertThatThrownBy(() -> simulator.addAuthConfig("ac_a", "gmail", "OAUTH2"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> simulator.addAuthConfig("sendgrid", "MAGIC"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> simulator.addManagedAuthConfig("sendgrid"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> simulator.setStatus("ca_no", "ACTIVE", null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
