package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation on auth configs, in both versions of the API. */
class AuthConfigsOperationsTest extends SharedContextTestBase {

    private static String uri(String operation, String version) {
        return "composio:authConfigs/" + operation + "?apiVersion=" + version;
    }

    private Message call(String operation, String version, String id, Object body) {
        return send(uri(operation, version), body, Map.of(ComposioConstants.AUTH_CONFIG_ID, id)).getMessage();
    }

    private String config() {
        return simulator.addAuthConfig("gmail", "OAUTH2");
    }

    private Map<?, ?> read(String id) {
        Map<?, ?> config = call("get", "v3.1", id, null).getBody(Map.class);
        simulator.clearRequests();
        return config;
    }

    private void assertOnlyRequest(String method, String version, String path) {
        assertThat(simulator.requests()).hasSize(1);
        ReceivedRequest request = simulator.requests().get(0);
        assertThat(request.method() + " " + request.path()).isEqualTo(method + " /api/" + version + path);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void creates(String version) {
        Message reply = send(uri("create", version), Map.of("toolkit", "gmail", "name", "Ours", "authScheme", "OAUTH2",
                "credentials", Map.of("client_id", "id", "client_secret", "secret-1234567890"),
                "isEnabledForToolRouter", false, "toolAccessConfig",
                Map.of("tools_for_connected_account_creation", List.of("GMAIL_SEND_EMAIL")))).getMessage();

        assertOnlyRequest("POST", version, "/auth_configs");
        assertThat(onlyBody("POST")).isEqualTo(
                json("""
                        {"toolkit": {"slug": "gmail"}, "auth_config": {"type": "use_custom_auth", "name": "Ours", "authScheme": "OAUTH2",
                          "credentials": {"client_id": "id", "client_secret": "secret-1234567890"},
                          "is_enabled_for_tool_router": false,
                          "tool_access_config": {"tools_for_connected_account_creation": ["GMAIL_SEND_EMAIL"]}}}"""));
        assertThat(reply.getHeader(ComposioConstants.RESPONSE_CODE)).isEqualTo(201);
        assertThat(((Map<?, ?>) reply.getBody(Map.class).get("auth_config")).get("id").toString()).startsWith("ac_");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"toolkit\":\"gmail\"}",
            "{\"toolkit\":{\"slug\":\"gmail\"}}",
            "{\"toolkit\":{\"slug\":\"gmail\"},\"auth_config\":{\"type\":\"use_composio_managed_auth\"}}" })
    void createsOneOnComposiosAppWhereNoSchemeIsNamed(String body) {
        send(uri("create", "v3.1"), body);
        assertThat(onlyBody("POST")).isEqualTo(
                Map.of("toolkit", Map.of("slug", "gmail"), "auth_config", Map.of("type", "use_composio_managed_auth")));
    }

    @Test
    void createsFromOptionsAlone() {
        send(uri("create", "v3.1") + "&toolkit=sendgrid&authScheme=API_KEY&name=Keys&type=use_custom_auth", null);
        assertThat(onlyBody("POST")).isEqualTo(Map.of("toolkit", Map.of("slug", "sendgrid"),
                "auth_config", Map.of("type", "use_custom_auth", "name", "Keys", "authScheme", "API_KEY")));
    }

    @Test
    void refusesAFieldThatNobodyKnows() {
        assertThat(refused(uri("create", "v3.1"), Map.of("toolkit", "gmail", "clientId", "x"))).contains("clientId")
                .contains("credentials");
        assertThat(refused(uri("create", "v3.1"), Map.of("name", "x"))).contains("toolkit is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void lists(String version) {
        Message reply = send(uri("list", version), Map.of("toolkit", "gmail,github", "isComposioManaged", false,
                "showDisabled", true, "search", "ac_", "limit", 3)).getMessage();
        assertOnlyRequest("GET", version, "/auth_configs");
        assertThat(simulator.requests().get(0).query()).isEqualTo(Map.of("toolkit_slug", "gmail,github",
                "is_composio_managed", "false", "show_disabled", "true", "search", "ac_", "limit", "3"));
        assertThat(reply.getBody(Map.class).get("items")).isInstanceOf(List.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void gets(String version) {
        Message reply = call("get", version, SENDGRID, null);
        assertOnlyRequest("GET", version, "/auth_configs/ac_sendgrid");
        assertThat(reply.getBody(Map.class).get("auth_scheme")).isEqualTo("API_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void updates(String version) {
        String id = config();
        call("update", version, id, Map.of("type", "custom", "name", "New", "credentials", Map.of("client_id", "new")));
        assertOnlyRequest("PATCH", version, "/auth_configs/" + id);
        assertThat(onlyBody("PATCH")).isEqualTo(
                Map.of("type", "custom", "name", "New", "credentials", Map.of("client_id", "new")));
        assertThat(read(id).get("name")).isEqualTo("New");
    }

    @Test
    void sendsAnExplicitNullInAnUpdate() {
        String id = config();
        call("update", "v3.1", id, "{\"type\": \"custom\", \"proxyConfig\": null, \"credentials\": {\"scopes\": null}}");
        assertThat(simulator.requests().get(0).body())
                .isEqualTo("{\"type\":\"custom\",\"credentials\":{\"scopes\":null},\"proxy_config\":null}");
    }

    @Test
    void letsANullInTheBodyWinOverTheOption() {
        String id = config();
        Map<String, Object> body = new HashMap<>(Map.of("type", "custom"));
        body.put("name", null);
        failure(uri("update", "v3.1") + "&name=Option&authConfigId=" + id, body, Map.of());
        assertThat(onlyBody("PATCH")).isEqualTo(body);
    }

    @Test
    void sendsScopesAsTheyCame() {
        String id = simulator.addManagedAuthConfig("gmail");
        call("update", "v3.1", id, Map.of("type", "default", "scopes", List.of("a", "b"), "userScopes", "c,d"));
        assertThat(onlyBody("PATCH")).isEqualTo(
                Map.of("type", "default", "scopes", List.of("a", "b"), "user_scopes", "c,d"));
    }

    @Test
    void refusesMaskedCredentials() {
        for (Map<String, Object> body : Arrays.<Map<String, Object>> asList(
                Map.of("type", "custom", "credentials", Map.of("client_secret", "GOCS...")),
                Map.of("type", "custom", "sharedCredentials", Map.of("api_key", "REDACTED")))) {
            assertThat(refused(uri("update", "v3.1") + "&authConfigId=ac_1", body)).contains("masked");
        }
        assertThat(refused(uri("create", "v3.1"), Map.of("toolkit", "gmail", "authScheme", "OAUTH2", "credentials",
                Map.of("client_secret", "GOCS...")))).contains("credentials.client_secret");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void disablesAndEnables(String version) {
        String id = config();
        call("disable", version, id, null);
        assertOnlyRequest("PATCH", version, "/auth_configs/" + id + "/DISABLED");
        assertThat(simulator.requests().get(0).body()).isEmpty();
        assertThat(read(id).get("status")).isEqualTo("DISABLED");
        call("enable", version, id, List.of("ignored"));
        assertOnlyRequest("PATCH", version, "/auth_configs/" + id + "/ENABLED");
        assertThat(read(id).get("status")).isEqualTo("ENABLED");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void deletes(String version) {
        String id = config();
        call("delete", version, id, Map.of("revoke_on_delete", "true"));
        assertOnlyRequest("DELETE", version, "/auth_configs/" + id);
        assertThat(simulator.requests().get(0).query()).isEqualTo(Map.of("revoke_on_delete", "true"));
        assertThat(failure(uri("get", version) + "&authConfigId=" + id, null, Map.of()))
                .isInstanceOf(ComposioNotFoundException.class);
    }

    private static Stream<Arguments> operationsOnOneConfig() {
        return Stream.of("v3.1", "v3").flatMap(version -> Stream.of("get", "update", "enable", "disable", "delete")
                .map(operation -> Arguments.of(operation, version)));
    }

    @ParameterizedTest
    @MethodSource("operationsOnOneConfig")
    void failsForAConfigThatIsNotThere(String operation, String version) {
        Object body = operation.equals("update") ? Map.of("type", "custom", "name", "x") : null;
        Throwable failure = failure(uri(operation, version), body, Map.of(ComposioConstants.AUTH_CONFIG_ID, "ac_none"));
        assertThat(failure).isInstanceOf(ComposioNotFoundException.class);
        assertThat(((ComposioException) failure).getOperation()).isEqualTo("authConfigs/" + operation);
        assertThat(simulator.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "get", "update", "enable", "disable", "delete" })
    void sendsNothingWithoutAConfig(String operation) {
        assertThat(refused(uri(operation, "v3.1"), null)).contains("authConfigId is missing");
    }
}
