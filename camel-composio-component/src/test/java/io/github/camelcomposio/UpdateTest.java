package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.model.CredentialRecord;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** New credentials and names for an account that is there, as the wire sees them. */
class UpdateTest extends SharedContextTestBase {

    private static final String UPDATE = "composio:connectedAccounts/update";

    private String user;

    @Override
    protected void configure(DefaultCamelContext camel) {
        simulator.addAuthConfig("ac_own_app", "gmail", "OAUTH2");
        simulator.addAuthConfig("ac_robot", "googlebigquery", "GOOGLE_SERVICE_ACCOUNT");
        simulator.addAuthConfig("ac_app", "github", "SERVICE_ACCOUNT");
        simulator.addAuthConfig("ac_zendesk", "zendesk", "API_KEY");
    }

    private String account(String authConfigId, Map<String, Object> credentials) {
        user = newUser();
        Map<String, Object> row = new HashMap<>(credentials);
        row.put("user_id", user);
        send("composio:connectedAccounts/initiate?allowMultiple=true&authConfigId=" + authConfigId, row);
        simulator.clearRequests();
        return simulator.accountsOf(user).get(0).id();
    }

    private String sendgrid() {
        return account(SENDGRID, Map.of("generic_api_key", "sg-old-1234567890"));
    }

    private String freshdesk() {
        return account(FRESHDESK, Map.of("username", "old", "password", "old-1234567890", "subdomain", "acme"));
    }

    private Map<String, Object> val() {
        return simulator.accountsOf(user).get(0).val();
    }

    private static Map<String, Object> state(String scheme, Map<String, Object> val) {
        return Map.of("connection", Map.of("state", Map.of("authScheme", scheme, "val", val)));
    }

    @Test
    void sendsAnExplicitNullWhichRemovesAField() {
        String id = freshdesk();
        send(UPDATE + "?connectedAccountId=" + id, "{\"val\": {\"username\": \"new\", \"password\": null}}");

        assertThat(received("PATCH")).singleElement().satisfies(patch -> assertThat(patch.body()).isEqualTo(
                "{\"connection\":{\"state\":{\"authScheme\":\"BASIC\",\"val\":{\"username\":\"new\",\"password\":null}}}}"));
        assertThat(val()).isEqualTo(Map.of("username", "new", "subdomain", "acme"));
    }

    @Test
    void sendsAnExplicitNullOfAMap() {
        String id = freshdesk();
        Map<String, Object> val = new HashMap<>();
        val.put("password", null);
        send(UPDATE + "?connectedAccountId=" + id, Map.of("state", Map.of("authScheme", "BASIC", "val", val)));
        assertThat(onlyBody("PATCH")).isEqualTo(state("BASIC", val));
        assertThat(val()).containsEntry("username", "old").doesNotContainKey("password");
    }

    @Test
    void leavesOutWhatIsLeftOut() {
        String id = freshdesk();
        send(UPDATE, Map.of("connectedAccountId", id, "val", Map.of("password", "new-1234567890")));
        assertThat(onlyBody("PATCH")).isEqualTo(state("BASIC", Map.of("password", "new-1234567890")));
        assertThat(val()).isEqualTo(Map.of("username", "old", "password", "new-1234567890", "subdomain", "acme"));
    }

    @Test
    void takesABlankCellOfARowForAbsentAndNotForNull() {
        String id = freshdesk();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("connected_account_id", id);
        row.put("USERNAME", null);
        row.put("PASSWORD", "new-1234567890");
        row.put("alias", "");
        send(UPDATE, row);
        assertThat(onlyBody("PATCH")).isEqualTo(state("BASIC", Map.of("password", "new-1234567890")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"connection\":{\"state\":{\"authScheme\":\"API_KEY\",\"val\":{\"generic_api_key\":\"sg-new-1234567890\"}}}}",
            "{\"config\":{\"authScheme\":\"API_KEY\",\"val\":{\"generic_api_key\":\"sg-new-1234567890\"}}}",
            "{\"state\":{\"authScheme\":\"API_KEY\",\"val\":{\"generic_api_key\":\"sg-new-1234567890\"}}}",
            "{\"authScheme\":\"API_KEY\",\"val\":{\"status\":\"ACTIVE\",\"generic_api_key\":\"sg-new-1234567890\"}}",
            "{\"val\":{\"generic_api_key\":\"sg-new-1234567890\"}}",
            "{\"generic_api_key\":\"sg-new-1234567890\"}",
            "{\"auth_scheme\":\"API_KEY\",\"auth_config_id\":\"ac_sendgrid\",\"GenericApiKey\":\"sg-new-1234567890\"}",
            "sg-new-1234567890", "sg-new-1234567890\n" })
    void takesEveryForm(String body) {
        Map<String, Object> headers = Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, sendgrid());

        Exchange reply = send(UPDATE, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), headers);

        assertThat(onlyBody("PATCH")).isEqualTo(state("API_KEY", Map.of("generic_api_key", "sg-new-1234567890")));
        assertThat(val()).isEqualTo(Map.of("generic_api_key", "sg-new-1234567890"));
        assertThat(reply.getMessage().getHeader(ComposioConstants.CONNECTION_STATUS)).isEqualTo("ACTIVE");
    }

    @Test
    void takesACredentialRecord() {
        String id = sendgrid();
        send(UPDATE, new CredentialRecord(
                "keys.csv:2",
                Map.of("connected_account_id", id, "generic_api_key", "sg-new-1234567890")));
        assertThat(val()).isEqualTo(Map.of("generic_api_key", "sg-new-1234567890"));
    }

    @Test
    void asksForNothingWhereTheMessageNamesSchemeAndFields() {
        String id = sendgrid();
        send(UPDATE + "?connectedAccountId=" + id, Map.of("authScheme", "API_KEY", "val", Map.of("api_key", "sg-1234567890")));
        assertThat(simulator.requests()).hasSize(1);
    }

    @Test
    void takesTextForABearerToken() {
        String id = account(GITHUB, Map.of("token", "ghp-old-1234567890"));
        send(UPDATE + "?connectedAccountId=" + id, "ghp-new-1234567890");
        assertThat(onlyBody("PATCH")).isEqualTo(state("BEARER_TOKEN", Map.of("token", "ghp-new-1234567890")));
    }

    @Test
    void takesAKeyFile() {
        String id = account("ac_robot", Map.of("credentials_json", "{\"type\":\"service_account\",\"private_key\":\"old\"}"));
        send(UPDATE + "?connectedAccountId=" + id, "{\"type\":\"service_account\",\"private_key\":\"new\"}");
        assertThat(onlyBody("PATCH")).isEqualTo(state("GOOGLE_SERVICE_ACCOUNT",
                Map.of("credentials_json", "{\"type\":\"service_account\",\"private_key\":\"new\"}")));
    }

    @Test
    void takesTheColumnsThatTheMappingNames() {
        String id = account("ac_app", Map.of("application_id", "1", "installation_id", "2", "private_key", "old-1234567890"));
        send(UPDATE + "?connectedAccountId=" + id + "&field.private_key=PEM", Map.of("PEM", "new-1234567890", "note", "x"));
        assertThat(val()).isEqualTo(
                Map.of("application_id", "1", "installation_id", "2", "private_key", "new-1234567890"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"alias\":\"work\"}", "{\"connection\":{},\"alias\":\"work\"}" })
    void setsAnAlias(String body) {
        String id = sendgrid();
        send(UPDATE + "?connectedAccountId=" + id, body);
        assertThat(simulator.requests()).hasSize(1);
        assertThat(onlyBody("PATCH")).isEqualTo(Map.of("alias", "work"));
        assertThat(simulator.account(id).orElseThrow().alias()).isEqualTo("work");
    }

    @Test
    void setsAnAliasFromAHeaderBesideCredentials() {
        String id = sendgrid();
        send(UPDATE + "?connectedAccountId=" + id, "sg-new-1234567890", Map.of(ComposioConstants.ALIAS, "header"));
        assertThat(onlyBody("PATCH")).containsEntry("alias", "header").containsKey("connection");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"alias\":\"\"}", "{\"connection\":{},\"alias\":\"\"}",
            "{\"alias\":\"\",\"val\":{\"generic_api_key\":\"sg-new-1234567890\"}}" })
    void clearsAnAlias(String body) {
        String id = sendgrid();
        send(UPDATE + "?connectedAccountId=" + id, Map.of("alias", "work"));
        simulator.clearRequests();

        send(UPDATE + "?connectedAccountId=" + id, body);

        assertThat(onlyBody("PATCH")).containsEntry("alias", "");
        assertThat(simulator.account(id).orElseThrow().alias()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"access_token\":\"ya29.new-1234\"}", "{\"val\":{\"access_token\":\"ya29.new-1234\"}}",
            "{\"config\":{\"authScheme\":\"OAUTH2\",\"val\":{\"access_token\":\"ya29.new-1234\"}}}", "ya29.new-1234" })
    void saysThatASchemeCannotBeUpdated(String body) {
        String id = account("ac_own_app", Map.of("access_token", "ya29.old-1234567890"));

        Throwable failure = failure(UPDATE + "?connectedAccountId=" + id, body, Map.of());

        assertThat(failure).isInstanceOf(ComposioConflictException.class).hasMessageContaining("OAUTH2")
                .hasMessageContaining("connectedAccounts/link").hasMessageNotContainingAny("ya29");
        assertThat(((ComposioConflictException) failure).getConnectedAccountIds()).containsExactly(id);
        assertThat(received("PATCH")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"enabled\":true}", "{\"enabled\":\"false\"}", "{\"Enabled\":false,\"user_id\":\"u\"}",
            "{\"connection\":{},\"enabled\":true}" })
    void pointsToEnableAndDisable(String body) {
        assertThat(refused(UPDATE + "?connectedAccountId=ca_1", body))
                .contains("composio:connectedAccounts/enable").contains("composio:connectedAccounts/disable");
    }

    @ParameterizedTest
    @CsvSource({ "subdomain, subdomain", "BaseUrl, base_url", "your-domain, your-domain" })
    void refusesABaseFieldInARow(String column, String field) {
        String id = freshdesk();
        assertThat(
                failure(UPDATE + "?connectedAccountId=" + id, Map.of("password", "new-1234567890", column, "other"), Map.of()))
                .isInstanceOf(ComposioInvalidRequestException.class).hasMessageContaining(field);
        assertThat(received("PATCH")).isEmpty();
    }

    @Test
    void passesUnknownFieldsOnInWrappedForms() {
        String id = sendgrid();
        failure(UPDATE + "?connectedAccountId=" + id, Map.of("val", Map.of("x_new", "y")), Map.of());
        assertThat(onlyBody("PATCH")).isEqualTo(state("API_KEY", Map.of("x_new", "y")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"generic_api_key\":\"sg-o...\"}", "{\"val\":{\"generic_api_key\":\"sg-o...\"}}",
            "{\"connection\":{\"state\":{\"authScheme\":\"API_KEY\",\"val\":{\"generic_api_key\":\"REDACTED\"}}}}", "sg-o..." })
    void refusesWhatWasReadFromComposio(String body) {
        String id = sendgrid();
        assertThat(failure(UPDATE + "?connectedAccountId=" + id, body, Map.of())).hasMessageContaining("masked");
        assertThat(received("PATCH")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "{\"user_id\":\"u\"}", "{\"connection\":{}}", "", "{\"val\":{}}", "{\"val\":{\"status\":\"ACTIVE\"}}",
            "{\"generic_api_key\":\"\"}" })
    void saysThatThereIsNothingToUpdate(String body) {
        String id = sendgrid();
        assertThat(failure(UPDATE + "?connectedAccountId=" + id, body, Map.of())).hasMessageContaining("nothing to update");
        assertThat(received("PATCH")).isEmpty();
    }

    @Test
    void failsForAnAccountThatIsNotThere() {
        assertThat(failure(UPDATE + "?connectedAccountId=ca_none", "sg-new-1234567890", Map.of()))
                .isInstanceOf(ComposioNotFoundException.class);
        assertThat(failure(UPDATE + "?connectedAccountId=ca_none", Map.of("alias", "x"), Map.of()))
                .isInstanceOf(ComposioNotFoundException.class);
    }

    @Test
    void keepsTheStatusThatTheAnswerGives() {
        String id = sendgrid();
        simulator.setStatus(id, "EXPIRED", "Max auth failures reached");
        Exchange reply = send(UPDATE + "?connectedAccountId=" + id, "sg-new-1234567890");
        assertThat(reply.getMessage().getHeader(ComposioConstants.CONNECTION_STATUS)).isEqualTo("EXPIRED");
        assertThat(json(reply.getMessage().getBody(String.class)))
                .isEqualTo(Map.of("success", true, "id", id, "status", "EXPIRED"));
        assertThat(reply.getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID)).isEqualTo(id);
    }
}
