package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.model.CredentialRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever form a record has, the same account comes of it, and the next time the same update. */
class ImportFormsTest extends ImportCases {

    private static final String KEY = "sg-key-of-today";
    private static final Map<String, Object> STATE = Map.of("authScheme", "API_KEY", "val", Map.of("api_key", KEY));

    private final Map<String, Object> forms = new HashMap<>();

    /** A row as a class of somebody's route. */
    public record Row(String userId, String apiKey, String token) {
    }

    /** The same as a bean with getters. */
    public static final class Bean {

        public String getUser_id() {
            return "ann";
        }

        public String getApiKey() {
            return KEY;
        }
    }

    {
        forms.put("row", columns("USER_ID", "ann", "API_KEY", KEY, "TOKEN", null, "PASSWORD", " "));
        forms.put("credential record", new CredentialRecord("users.csv:17", row("ann", KEY)));
        forms.put("JSON", "{\"userId\": \"ann\", \"apiKey\": \"" + KEY + "\"}");
        forms.put("bytes", ("{\"user_id\": \"ann\", \"api_key\": \"" + KEY + "\"}").getBytes());
        forms.put("record", new Row("ann", KEY, null));
        forms.put("bean", new Bean());
        forms.put("wire", Map.of("auth_config", Map.of("id", SENDGRID), "connection",
                Map.of("user_id", "ann", "state", STATE)));
        forms.put("client", Map.of("userId", "ann", "authConfigId", SENDGRID, "config", STATE));
        forms.put("client's state", Map.of("user_id", "ann", "state", STATE));
        forms.put("state", Map.of("userId", "ann", "authScheme", "API_KEY", "val", Map.of("api_key", KEY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "row", "credential record", "JSON", "bytes", "record", "bean", "wire", "client", "client's state", "state" })
    void createsTheSameAccountOfEachForm(String form) {
        ImportOutcome outcome = imported(withLedger(""), forms.get(form));

        assertThat(outcome.action()).isEqualTo(ImportAction.CREATED);
        assertThat(outcome.userId()).isEqualTo("ann");
        assertThat(onlyBody("POST")).isEqualTo(create("ann", SENDGRID, "API_KEY", Map.of("api_key", KEY)));
        assertThat(only("ann").val()).isEqualTo(Map.of("api_key", KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "row", "credential record", "JSON", "bytes", "record", "bean", "wire", "client", "client's state", "state" })
    void updatesTheSameAccountWithEachForm(String form) {
        String id = thereWithKey("ann");

        imported(withLedger(""), forms.get(form));

        assertThat(written()).containsExactly("PATCH /connected_accounts/" + id);
        assertThat(write(0)).isEqualTo(update("API_KEY", Map.of("generic_api_key", KEY)));
    }

    @Test
    void knowsACredentialAgainInWhicheverFormItComes() {
        imported(withLedger(""), forms.get("row"));

        forms.forEach((form, record) -> assertThat(imported(withLedger(""), record).action()).as(form)
                .isEqualTo(ImportAction.UNCHANGED));

        assertThat(written()).hasSize(1);
    }

    @Test
    void notesThePositionThatACredentialRecordHas() {
        assertThat(imported(withLedger(""), forms.get("credential record")).position()).isEqualTo("users.csv:17");
        assertThat(line().position()).isEqualTo("users.csv:17");
    }

    @ParameterizedTest
    @CsvSource({
            "ac_sendgrid, API_KEY, generic_api_key", "ac_github, BEARER_TOKEN, token",
            "ac_unlisted, API_KEY, generic_api_key" })
    void takesATextForTheOneSecret(String authConfig, String scheme, String field) {
        simulator.addAuthConfig("ac_unlisted", "unlisted", "API_KEY");

        imported(anyUri(true, "authConfigId=" + authConfig), "secret-of-today\n", Map.of("CamelComposioUserId", "ann"));

        assertThat(onlyBody("POST")).isEqualTo(create("ann", authConfig, scheme, Map.of(field, "secret-of-today")));
    }

    @Test
    void takesATextForTheKeyThatAnAccountHasUnderAnotherName() {
        there("ann", SENDGRID, "API_KEY", Map.of("api_key", "sg-key-of-before"), Map.of());

        imported(withLedger(""), KEY, Map.of("CamelComposioUserId", "ann"));

        assertThat(onlyBody("PATCH")).isEqualTo(update("API_KEY", Map.of("api_key", KEY)));
    }

    @Test
    void takesTheUserFromAHeaderOrTheEndpoint() {
        imported(withLedger(""), Map.of("api_key", KEY), Map.of("CamelComposioUserId", "ann"));
        imported(withLedger("userId=bob"), Map.of("api_key", KEY));

        assertThat(only("ann").val()).isEqualTo(Map.of("api_key", KEY));
        assertThat(only("bob").val()).isEqualTo(Map.of("api_key", KEY));
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void takesTheKeyFileOfAServiceAccount(boolean inAColumn) {
        simulator.addAuthConfig("ac_robot", "googlebigquery", "GOOGLE_SERVICE_ACCOUNT");
        String file = "{\"type\":\"service_account\",\"project_id\":\"acme\",\"private_key\":\"-----BEGIN\\nabc\"}";
        Object body = inAColumn ? columns("user_id", "ann", "credentials_json", file) : file;

        imported(anyUri(true, "authConfigId=ac_robot"), body, Map.of("CamelComposioUserId", "ann"));

        assertThat(only("ann").val()).containsOnlyKeys("credentials_json");
        assertThat(json(only("ann").val().get("credentials_json").toString())).isEqualTo(json(file));
        assertThat(imported(anyUri(true, "authConfigId=ac_robot"), body, Map.of("CamelComposioUserId", "ann")).action())
                .isEqualTo(ImportAction.UNCHANGED);
    }

    @Test
    void renamesColumnsAndSendsNoOthers() {
        imported(withLedger("field.generic_api_key=SENDGRID_KEY&field.subdomain=tenant"),
                columns("user_id", "ann", "sendgrid_key", KEY, "TENANT", "acme", "api_key", "old", "salary", 1, "alias",
                        "work"));

        assertThat(only("ann").val()).isEqualTo(Map.of("generic_api_key", KEY, "subdomain", "acme"));
        assertThat(only("ann").alias()).isEqualTo("work");
    }

    @Test
    void findsTheAuthConfigByTheToolkitOfTheRow() {
        simulator.addAuthConfig("ac_sendgrid_2", "sendgrid", "API_KEY");
        String uri = anyUri(true, "authConfig.sendgrid=ac_sendgrid_2");

        ImportOutcome mapped = imported(uri, columns("user_id", "ann", "toolkit", "SendGrid", "api_key", KEY));
        ImportOutcome found = imported(uri, columns("user_id", "ann", "toolkit", "github", "token", "gh-token-of-today"));

        assertThat(mapped.authConfigId()).isEqualTo("ac_sendgrid_2");
        assertThat(mapped.toolkit()).isEqualTo("sendgrid");
        assertThat(found.authConfigId()).isEqualTo(GITHUB);
        assertThat(received("POST")).hasSize(2);
    }

    @Test
    void takesTheSchemeAndItsFieldsFromTheAuthConfig() {
        simulator.addAuthConfig("ac_zendesk", "zendesk", "API_KEY");

        imported(anyUri(true, "authConfigId=ac_zendesk"),
                columns("user_id", "ann", "Generic_ID", "me@acme.example", "GENERIC_API_KEY", "zd-key-of-today", "subdomain",
                        "acme"));

        assertThat(onlyBody("POST")).isEqualTo(create("ann", "ac_zendesk", "API_KEY",
                Map.of("generic_id", "me@acme.example", "generic_api_key", "zd-key-of-today", "subdomain", "acme")));
    }

    @Test
    void startsAnImportedTokenActive() {
        simulator.addAuthConfig(OWN_APP, "gmail", "OAUTH2");

        ImportOutcome outcome = imported(anyUri(true, "authConfigId=" + OWN_APP),
                columns("user_id", "ann", "access_token", "ya29.token", "refresh_token", "1//token"));

        assertThat(outcome.status()).isEqualTo("ACTIVE");
        assertThat(onlyBody("POST")).isEqualTo(create("ann", OWN_APP, "OAUTH2",
                Map.of("access_token", "ya29.token", "refresh_token", "1//token")));
    }

    @Test
    void passesOnWhatAWrappedFormSaysBeside() {
        imported(withLedger(""), Map.of("userId", "ann", "alias", "work", "callbackUrl", "https://app.example/cb",
                "experimental", Map.of("account_type", "SHARED"), "config", STATE));

        assertThat(onlyBody("POST")).isEqualTo(Map.of("auth_config", Map.of("id", SENDGRID), "connection",
                Map.of("user_id", "ann", "alias", "work", "callback_url", "https://app.example/cb",
                        "experimental", Map.of("account_type", "SHARED"), "state", Map.of("authScheme", "API_KEY", "val",
                                Map.of("status", "ACTIVE", "api_key", KEY)))));
    }

    @Test
    void createsAnAccountThatNeedsNoCredential() {
        simulator.addAuthConfig("ac_open", "hackernews", "NO_AUTH");
        String uri = anyUri(true, "authConfigId=ac_open");

        assertThat(imported(uri, Map.of("user_id", "ann")).action()).isEqualTo(ImportAction.CREATED);
        assertThat(imported(anyUri(false, "authConfigId=ac_open"), Map.of("user_id", "ann")).action())
                .isEqualTo(ImportAction.UNCHANGED);

        assertThat(written()).hasSize(1);
    }
}
