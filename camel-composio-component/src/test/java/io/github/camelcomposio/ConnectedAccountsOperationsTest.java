package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation on connected accounts, in both versions of the API. */
class ConnectedAccountsOperationsTest extends SharedContextTestBase {

    private static final String[] VERSIONS = { "v3.1", "v3" };

    @Override
    protected void configure(DefaultCamelContext camel) {
        simulator.addAuthConfig("ac_own_app", "gmail", "OAUTH2");
    }

    private static String uri(String operation, String version) {
        return "composio:connectedAccounts/" + operation + "?apiVersion=" + version;
    }

    private String account(String version) {
        Exchange reply = send(uri("initiate", version) + "&authConfigId=ac_sendgrid",
                Map.of("user_id", newUser(), "api_key", "sg-1234567890"));
        simulator.clearRequests();
        return reply.getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class);
    }

    private Message call(String operation, String version, String id, Object body) {
        return send(uri(operation, version), body, Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, id)).getMessage();
    }

    private ReceivedRequest onlyRequest() {
        assertThat(simulator.requests()).hasSize(1);
        return simulator.requests().get(0);
    }

    private void assertRequest(String method, String version, String path) {
        ReceivedRequest request = simulator.requests().get(simulator.requests().size() - 1);
        assertThat(request.method() + " " + request.path()).isEqualTo(method + " /api/" + version + path);
        assertThat(request.headers()).containsEntry("x-api-key", simulator.apiKey())
                .containsEntry("accept", "application/json");
        if (!request.body().isEmpty()) {
            assertThat(request.headers().get("content-type")).startsWith("application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void initiates(String version) {
        String user = newUser();
        Message reply = send(uri("initiate", version) + "&authConfigId=ac_sendgrid",
                Map.of("user_id", user, "api_key", "sg-1234567890")).getMessage();

        assertRequest("POST", version, "/connected_accounts");
        assertThat(reply.getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID))
                .isEqualTo(simulator.accountsOf(user).get(0).id());
        assertThat(reply.getHeader(ComposioConstants.CONNECTION_STATUS)).isEqualTo("ACTIVE");
        assertThat(reply.getHeaders()).doesNotContainKey(ComposioConstants.REDIRECT_URL);
        assertThat(reply.getHeader(ComposioConstants.RESPONSE_CODE)).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void initiatesAFlowOfOnesOwnApp(String version) {
        String user = newUser();
        Message reply = send(uri("initiate", version) + "&authConfigId=ac_own_app", Map.of("user_id", user)).getMessage();
        assertThat(reply.getHeader(ComposioConstants.CONNECTION_STATUS)).isEqualTo("INITIATED");
        assertThat(reply.getHeader(ComposioConstants.REDIRECT_URL, String.class)).startsWith("http");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void links(String version) {
        String user = newUser();
        Message reply = send(uri("link", version) + "&authConfigId=ac_own_app&callbackUrl=https://a.example/cb",
                Map.of("userId", user, "connectionData", Map.of("subdomain", "acme"), "alias", "work")).getMessage();

        assertRequest("POST", version, "/connected_accounts/link");
        assertThat(onlyBody("POST")).isEqualTo(Map.of("auth_config_id", "ac_own_app", "user_id", user,
                "callback_url", "https://a.example/cb", "alias", "work", "connection_data", Map.of("subdomain", "acme")));
        assertThat(received("GET")).singleElement().satisfies(look -> assertThat(look.query()).isEqualTo(
                Map.of("auth_config_ids", "ac_own_app", "statuses", "ACTIVE", "user_ids", user)));
        assertThat(reply.getHeader(ComposioConstants.CONNECTION_STATUS)).isEqualTo("INITIATED");
        assertThat(reply.getHeader(ComposioConstants.REDIRECT_URL, String.class)).contains("/link/");
        assertThat(simulator.account(reply.getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = { "initiate", "link" })
    void doesNotGiveAUserASecondActiveAccount(String operation) {
        String user = newUser();
        send(uri("initiate", "v3.1") + "&authConfigId=ac_sendgrid", Map.of("user_id", user, "api_key", "sg-1234567890"));
        String id = simulator.accountsOf(user).get(0).id();
        simulator.clearRequests();
        Map<String, Object> again = operation.equals("link")
                ? Map.of("userId", user) : Map.of("user_id", user, "api_key", "sg-0987654321");

        Throwable failure = failure(uri(operation, "v3.1") + "&authConfigId=ac_sendgrid", again, Map.of());

        assertThat(failure).isInstanceOf(ComposioConflictException.class).hasMessageContaining("allowMultiple=true");
        assertThat(((ComposioConflictException) failure).getConnectedAccountIds()).containsExactly(id);
        assertThat(received("POST")).isEmpty();

        send(uri(operation, "v3.1") + "&authConfigId=ac_sendgrid&allowMultiple=true", again);
        assertThat(simulator.accountsOf(user)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void lists(String version) {
        Message reply = send(uri("list", version), Map.of("userIds", List.of("a", "b"), "authConfigIds", "ac_1,ac_2",
                "toolkitSlugs", List.of("gmail"), "statuses", List.of("ACTIVE", "EXPIRED"), "connectedAccountIds", "ca_1",
                "accountType", "ALL", "orderBy", "updated_at", "orderDirection", "asc", "limit", 7)).getMessage();

        assertRequest("GET", version, "/connected_accounts");
        assertThat(onlyRequest().query()).isEqualTo(Map.of("user_ids", "a,b", "auth_config_ids", "ac_1,ac_2",
                "toolkit_slugs", "gmail", "statuses", "ACTIVE,EXPIRED", "connected_account_ids", "ca_1",
                "account_type", "ALL", "order_by", "updated_at", "order_direction", "asc", "limit", "7"));
        assertThat(reply.getBody(Map.class).get("items")).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void gets(String version) {
        String id = account(version);
        Message reply = call("get", version, id, null);
        assertRequest("GET", version, "/connected_accounts/" + id);
        assertThat(reply.getHeader(ComposioConstants.CONNECTION_STATUS)).isEqualTo("ACTIVE");
        assertThat(reply.getBody(Map.class).get("id")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void updates(String version) {
        String id = account(version);
        call("update", version, id, Map.of("api_key", "sg-new-1234567890"));
        assertRequest("PATCH", version, "/connected_accounts/" + id);
        assertThat(simulator.account(id).orElseThrow().val()).containsEntry("api_key", "sg-new-1234567890");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void updatesTheStatus(String version) {
        String id = account(version);
        Message reply = call("updateStatus", version, id, Map.of("enabled", "false"));
        assertRequest("PATCH", version, "/connected_accounts/" + id + "/status");
        assertThat(onlyBody("PATCH")).isEqualTo(Map.of("enabled", false));
        assertThat(simulator.account(id).orElseThrow().status()).isEqualTo("INACTIVE");
        assertThat(reply.getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void disablesAndEnables(String version) {
        String id = account(version);
        call("disable", version, id, "whatever");
        assertThat(onlyBody("PATCH")).isEqualTo(Map.of("enabled", false));
        assertThat(simulator.account(id).orElseThrow().disabled()).isTrue();
        simulator.clearRequests();
        call("enable", version, id, Map.of("enabled", false));
        assertRequest("PATCH", version, "/connected_accounts/" + id + "/status");
        assertThat(onlyBody("PATCH")).isEqualTo(Map.of("enabled", true));
        assertThat(simulator.account(id).orElseThrow().disabled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void updatesTheAcl(String version) {
        String user = newUser();
        String id = send(uri("initiate", version) + "&authConfigId=ac_sendgrid",
                Map.of("user_id", user, "api_key", "sg-1234567890",
                        "experimental", Map.of("account_type", "SHARED")))
                .getMessage()
                .getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class);
        call("updateAcl", version, id,
                Map.of("allow_all_users", true, "allowedUserIds", List.of(), "notAllowedUserIds", "a,b"));
        assertRequest("PATCH", version, "/connected_accounts/" + id);
        assertThat(onlyBody("PATCH")).isEqualTo(Map.of("experimental", Map.of("acl_config_for_shared",
                Map.of("allow_all_users", true, "allowed_user_ids", List.of(), "not_allowed_user_ids", List.of("a", "b")))));
        assertThat(refused(uri("updateAcl", version), null, Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, id)))
                .contains("allowAllUsers");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void deletes(String version) {
        String id = account(version);
        Message reply = call("delete", version, id, Map.of("revokeOnDelete", true));
        assertRequest("DELETE", version, "/connected_accounts/" + id);
        assertThat(onlyRequest().query()).isEqualTo(Map.of("revoke_on_delete", "true"));
        assertThat(onlyRequest().body()).isEmpty();
        assertThat(reply.getBody(Map.class).get("success")).isEqualTo(true);
        assertThat(simulator.account(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1" })
    void revokes(String version) {
        String id = account(version);
        Message reply = call("revoke", version, id, null);
        assertRequest("POST", version, "/connected_accounts/" + id + "/revoke");
        assertThat(onlyRequest().body()).isEmpty();
        assertThat(reply.getHeader(ComposioConstants.CONNECTION_STATUS)).isEqualTo("REVOKED");
        assertThat(reply.getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void refreshes(String version) {
        String id = send(uri("initiate", version) + "&authConfigId=ac_own_app",
                Map.of("user_id", newUser(), "access_token", "ya29.1234567890")).getMessage()
                .getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class);
        simulator.clearRequests();
        Message reply = call("refresh", version, id,
                Map.of("callbackUrl", "https://a.example/cb", "validateCredentials", true));
        assertRequest("POST", version, "/connected_accounts/" + id + "/refresh");
        assertThat(onlyRequest().query()).isEqualTo(Map.of("redirect_url", "https://a.example/cb"));
        assertThat(onlyBody("POST")).isEqualTo(Map.of("validate_credentials", true));
        assertThat(reply.getHeader(ComposioConstants.CONNECTION_STATUS)).isEqualTo("INITIATED");
        assertThat(reply.getHeader(ComposioConstants.REDIRECT_URL)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void waitsForAConnection(String version) {
        Message link = send(uri("link", version) + "&authConfigId=ac_own_app", Map.of("userId", newUser())).getMessage();
        String id = link.getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class);
        simulator.completeLink(link.getHeader(ComposioConstants.REDIRECT_URL, String.class).replaceAll(".*/", ""));
        Message reply = call("waitForConnection", version, id, null);
        assertRequest("GET", version, "/connected_accounts/" + id);
        assertThat(reply.getHeader(ComposioConstants.CONNECTION_STATUS)).isEqualTo("ACTIVE");
    }

    private static Stream<Arguments> operationsOnOneAccount() {
        return Stream.of(VERSIONS).flatMap(version -> Stream.of("get", "update", "updateStatus", "enable", "disable",
                "updateAcl", "delete", "refresh", "waitForConnection").map(operation -> Arguments.of(operation, version)));
    }

    @ParameterizedTest
    @MethodSource("operationsOnOneAccount")
    void failsForAnAccountThatIsNotThere(String operation, String version) {
        Map<String, Map<String, Object>> bodies = Map.of("update", Map.of("api_key", "sg-1234567890"),
                "updateStatus", Map.of("enabled", true), "updateAcl", Map.of("allowAllUsers", true));

        Throwable failure = failure(uri(operation, version), bodies.getOrDefault(operation, Map.of()),
                Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, "ca_none"));

        assertThat(failure).isInstanceOf(ComposioNotFoundException.class);
        assertThat(((ComposioException) failure).getOperation()).isEqualTo("connectedAccounts/" + operation);
        assertThat(onlyRequest().path()).startsWith("/api/" + version + "/connected_accounts/ca_none");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "get", "update", "updateStatus", "enable", "disable", "updateAcl", "delete", "revoke", "refresh",
            "waitForConnection" })
    void sendsNothingWithoutAnAccount(String operation) {
        assertThat(failure(uri(operation, "v3.1"), null, Map.of())).isInstanceOf(ComposioInvalidRequestException.class);
        assertThat(simulator.requests()).isEmpty();
    }
}
