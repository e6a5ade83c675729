package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A row of a table as body: which column becomes which field, and what a cell becomes. */
class FlatRecordTest extends SharedContextTestBase {

    private static final String INITIATE = "composio:connectedAccounts/initiate";
    private static final String TO_SENDGRID = INITIATE + "?authConfigId=ac_sendgrid";
    private static final String TO_FRESHDESK = INITIATE + "?authConfigId=ac_freshdesk";

    @Override
    protected void configure(DefaultCamelContext camel) {
        simulator.addAuthConfig("ac_zendesk", "zendesk", "API_KEY");
        simulator.addAuthConfig("ac_own_app", "gmail", "OAUTH2");
    }

    /** A row, column by column; null for SQL null. */
    private static Map<String, Object> row(Object... columns) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i += 2) {
            row.put((String) columns[i], columns[i + 1]);
        }
        return row;
    }

    /** What the simulator holds of the only account of a user; the status is not part of it. */
    private Map<String, Object> val(String user) {
        assertThat(simulator.accountsOf(user)).hasSize(1);
        return simulator.accountsOf(user).get(0).val();
    }

    @ParameterizedTest
    @ValueSource(strings = { "generic_api_key", "genericApiKey", "GENERIC_API_KEY", "GenericAPIKey" })
    void matchesNamesIgnoringCaseAndUnderscores(String column) {
        String user = newUser();
        send(TO_SENDGRID, row("USER_ID", user, column, "sg-1234567890"));
        assertThat(val(user)).isEqualTo(Map.of("generic_api_key", "sg-1234567890"));
    }

    @Test
    void passesOverEmptyColumnsOfOtherSchemes() {
        String user = newUser();
        send(TO_SENDGRID, row("user_id", user, "api_key", "sg-1234567890", "token", null, "username", "", "password", " "));
        assertThat(val(user)).isEqualTo(Map.of("api_key", "sg-1234567890"));
    }

    @ParameterizedTest
    @CsvSource({
            "your-domain, your-domain", "companydomain, COMPANYDOMAIN", "instance_endpoint, instanceEndpoint",
            "SUBDOMAIN, subdomain", "baseUrl, base_url" })
    void knowsTheBaseFieldsOfEveryScheme(String column, String field) {
        String user = newUser();
        send(TO_FRESHDESK, row("user_id", user, "username", "u", "password", "p", column, "acme"));
        assertThat(val(user)).isEqualTo(Map.of("username", "u", "password", "p", field, "acme"));
    }

    @Test
    void knowsTheFieldsThatTheToolkitDeclares() {
        String user = newUser();
        send(INITIATE + "?authConfigId=ac_zendesk",
                row("user_id", user, "Generic_ID", "me@example.com", "generic_api_key", "zd-1234567890", "subdomain", "acme"));
        assertThat(val(user)).isEqualTo(
                Map.of("generic_id", "me@example.com", "generic_api_key", "zd-1234567890", "subdomain", "acme"));
    }

    @Test
    void takesArgumentsOutOfTheRow() {
        String user = newUser();
        send(INITIATE, row("UserId", user, "AUTH_CONFIG_ID", " ac_sendgrid ", "auth_scheme", "api_key", "toolkit", "sendgrid",
                "connected_account_id", null, "alias", "work", "callback_url", "https://app.example/cb",
                "expires_at", "2027-01-01", "api_key", "sg-1234567890"));

        assertThat(onlyBody("POST")).isEqualTo(json("""
                {"auth_config": {"id": "ac_sendgrid"},
                 "connection": {"user_id": "%s", "alias": "work", "callback_url": "https://app.example/cb",
                   "state": {"authScheme": "API_KEY", "val": {"status": "ACTIVE", "api_key": "sg-1234567890"}}}}
                """.formatted(user)));
    }

    @Test
    void neverSendsTheExpiry() {
        String user = newUser();
        send(INITIATE + "?authConfigId=ac_own_app&field.access_token=T&field.expires_at=E",
                row("user_id", user, "T", "ya29.1234567890", "E", "2027-01-01T00:00:00Z"));
        assertThat(val(user)).isEqualTo(Map.of("access_token", "ya29.1234567890"));
    }

    @Test
    void namesAColumnThatNobodyDeclaresAndCreatesNothing() {
        String user = newUser();
        Throwable failure = failure(TO_SENDGRID, row("user_id", user, "api_key", "sg-1234567890", "pasword", "hunter2secret",
                "notes", "call back", "empty", null), Map.of());

        assertThat(failure).hasMessageContaining("pasword").hasMessageContaining("notes")
                .hasMessageContaining("field.<name>=<column>").hasMessageNotContainingAny("hunter2", "sg-1", "empty");
        assertThat(received("POST")).isEmpty();
        assertThat(simulator.accountsOf(user)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "data", "status_text", "allow_multiple", "headers" })
    void takesNoColumnForAnythingElse(String column) {
        String user = newUser();
        assertThat(failure(TO_SENDGRID, row("user_id", user, "api_key", "sg-1234567890", column, "x"), Map.of()))
                .hasMessageContaining(column);
        assertThat(received("POST")).isEmpty();
    }

    @Test
    void takesTheMappingForTheCompleteList() {
        String user = newUser();
        send(TO_SENDGRID + "&field.generic_api_key=SENDGRID_KEY&field.subdomain=Tenant",
                row("user_id", user, "SENDGRID_KEY", "sg-1234567890", "Tenant", "acme", "api_key", "old", "salary", 1,
                        "alias", "work"));

        assertThat(val(user)).isEqualTo(Map.of("generic_api_key", "sg-1234567890", "subdomain", "acme"));
        assertThat(simulator.accountsOf(user).get(0).alias()).isEqualTo("work");
    }

    @Test
    void mapsAFieldThatNobodyDeclares() {
        String user = newUser();
        send(TO_SENDGRID + "&field.generic_api_key=k&field.x_custom=c",
                row("user_id", user, "k", "sg-1234567890", "c", "custom"));
        assertThat(val(user)).isEqualTo(Map.of("generic_api_key", "sg-1234567890", "x_custom", "custom"));
    }

    @Test
    void mapsAColumnWhateverCaseTheDatabaseGivesIt() {
        String user = newUser();
        send(TO_SENDGRID + "&field.generic_api_key=sendgrid_key", row("USER_ID", user, "SENDGRID_KEY", "sg-1234567890"));
        assertThat(val(user)).isEqualTo(Map.of("generic_api_key", "sg-1234567890"));
    }

    @Test
    void namesAMappedColumnThatTheRecordDoesNotHave() {
        assertThat(refused(TO_SENDGRID + "&field.api_key=KEY", row("user_id", newUser(), "KEI", "sg-1234567890")))
                .contains("field.api_key", "KEY", "KEI").doesNotContain("sg-1");
    }

    @Test
    void takesABlankCellAndSqlNullForAbsent() {
        String user = newUser();
        send(TO_FRESHDESK, row("user_id", user, "username", "u", "password", "p", "subdomain", "  ", "domain", null,
                "region", ""));
        assertThat(val(user)).isEqualTo(Map.of("username", "u", "password", "p"));
    }

    @Test
    void keepsSpacesInASecret() {
        String user = newUser();
        send(TO_FRESHDESK, row("user_id", user, "username", "u", "password", " p  w\t"));
        assertThat(val(user)).containsEntry("password", " p  w\t");
    }

    @Test
    void makesTextOfNumbers() {
        String user = newUser();
        send(INITIATE + "?authConfigId=ac_freshdesk&field.username=a&field.password=b&field.account_id=c&field.version=d"
             + "&field.dc=e&field.region=f",
                row("user_id", user, "a", 4711, "b", new BigDecimal("1E+3"), "c", 12345678901234L, "d", 1.5, "e", true,
                        "f", 1e10));
        assertThat(val(user)).isEqualTo(Map.of("username", "4711", "password", "1000", "account_id", "12345678901234",
                "version", "1.5", "dc", "true", "region", "10000000000"));
    }

    @Test
    void makesTextOfNumbersInJson() {
        String user = newUser();
        send(TO_FRESHDESK, "{\"user_id\":17,\"username\":4711,\"password\":1.50,\"account_id\":12345678901234567890}",
                Map.of(ComposioConstants.ALIAS, user));
        assertThat(val("17")).isEqualTo(
                Map.of("username", "4711", "password", "1.50", "account_id", "12345678901234567890"));
    }

    @Test
    void namesAColumnWhoseCellIsNoText() {
        assertThat(failure(TO_SENDGRID, row("user_id", newUser(), "api_key", new byte[] { 1, 2 }), Map.of()))
                .hasMessageContaining("column api_key must be text");
        assertThat(received("POST")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "abcd...", "REDACTED", "...", "a...", "abcd…", "…", "NULL", "\\N" })
    void refusesWhatIsNoSecret(String masked) {
        assertThat(failure(TO_SENDGRID, row("user_id", newUser(), "api_key", masked), Map.of()))
                .hasMessageContaining("api_key holds").hasMessageNotContainingAny("abcd.");
        assertThat(received("POST")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "sg-abc...", "nullable", "NULLIFY", "a.b.c", "REDACTED-NOT" })
    void takesASecretThatOnlyLooksAlike(String secret) {
        String user = newUser();
        send(TO_SENDGRID, row("user_id", user, "api_key", secret));
        assertThat(val(user)).containsEntry("api_key", secret);
    }

    @Test
    void refusesTwoColumnsForOneField() {
        assertThat(failure(TO_SENDGRID, row("user_id", newUser(), "api_key", "sg-1234567890", "ApiKey", "sg-0987654321"),
                Map.of())).hasMessageContaining("two columns").hasMessageContaining("api_key")
                .hasMessageNotContainingAny("sg-");
        assertThat(received("POST")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "BEARER_TOKEN, ac_github, token", "BASIC, ac_freshdesk, username", "BASIC, ac_freshdesk, password",
            "GOOGLE_SERVICE_ACCOUNT, ac_x, credentials_json", "SERVICE_ACCOUNT, ac_x, private_key",
            "BASIC_WITH_JWT, ac_x, password", "BILLCOM_AUTH, ac_x, devKey", "OAUTH2, ac_x, access_token",
            "OAUTH1, ac_x, oauth_token_secret", "S2S_OAUTH2, ac_x, access_token", "API_KEY, ac_sendgrid, api_key" })
    void namesTheSecretThatIsMissing(String scheme, String authConfig, String missing) {
        Map<String, Object> row = row("user_id", newUser(), "auth_config_id", authConfig, "auth_scheme", scheme);
        List<String> others = Arrays.asList("username", "password", "application_id", "installation_id", "sessionId",
                "refresh_token", "oauth_token");
        switch (scheme) {
            case "BASIC", "BASIC_WITH_JWT" -> others.subList(0, 2).forEach(name -> row.put(name, "x"));
            case "SERVICE_ACCOUNT" -> others.subList(2, 4).forEach(name -> row.put(name, "x"));
            case "BILLCOM_AUTH" -> row.put("sessionId", "x");
            case "OAUTH2" -> row.put("refresh_token", "x");
            case "S2S_OAUTH2" -> row.put("client_id", "x");
            case "OAUTH1" -> row.put("oauth_token", "x");
            default -> row.put("subdomain", "x");
        }
        row.remove(missing);

        assertThat(refused(INITIATE, row)).contains(scheme).contains(missing);
    }

    @Test
    void startsAFlowWhereAnOAuthRecordHasNoToken() {
        String user = newUser();
        send(INITIATE + "?authConfigId=ac_own_app", row("user_id", user, "subdomain", "acme", "access_token", ""));
        assertThat(onlyBody("POST")).isEqualTo(json("""
                {"auth_config": {"id": "ac_own_app"}, "connection": {"user_id": "%s",
                  "state": {"authScheme": "OAUTH2", "val": {"status": "INITIALIZING", "subdomain": "acme"}}}}
                """.formatted(user)));
    }
}
