package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies with a wrapper key, plain text, key files, and what is no body at all. */
class WrappedBodyTest extends SharedContextTestBase {

    private static final String INITIATE = "composio:connectedAccounts/initiate";
    private static final String TO_SENDGRID = INITIATE + "?authConfigId=ac_sendgrid";

    @Override
    protected void configure(DefaultCamelContext camel) {
        simulator.addAuthConfig("ac_own_app", "gmail", "OAUTH2");
        simulator.addAuthConfig("ac_robot", "googlebigquery", "GOOGLE_SERVICE_ACCOUNT");
        simulator.addAuthConfig("ac_zendesk", "zendesk", "API_KEY");
    }

    private Map<String, Object> val(String user) {
        assertThat(simulator.accountsOf(user)).hasSize(1);
        return simulator.accountsOf(user).get(0).val();
    }

    private Map<String, Object> user(String user) {
        return Map.of(ComposioConstants.USER_ID, user);
    }

    @Test
    void passesUnknownCredentialFieldsOnInWrappedForms() {
        String user = newUser();
        send(TO_SENDGRID, """
                {"val": {"api_key": "sg-1234567890", "x_new": {"deep": [1, 2.50, null]}, "count": 3}}""", user(user));
        assertThat(onlyBody("POST")).isEqualTo(json("""
                {"auth_config": {"id": "ac_sendgrid"}, "connection": {"user_id": "%s", "state": {"authScheme": "API_KEY",
                  "val": {"status": "ACTIVE", "api_key": "sg-1234567890", "x_new": {"deep": [1, 2.50, null]}, "count": 3}}}}
                """.formatted(user)));
    }

    @Test
    void passesOnWhatTheWireShapeHasBesideTheState() {
        String user = newUser();
        send(INITIATE, """
                {"auth_config": {"id": "ac_sendgrid"}, "validate_credentials": true,
                 "connection": {"user_id": "%s", "callback_url": "https://a.example/cb", "alias": "work",
                   "experimental": {"account_type": "SHARED"},
                   "state": {"authScheme": "API_KEY", "val": {"api_key": "sg-1234567890"}}}}""".formatted(user));
        assertThat(onlyBody("POST")).isEqualTo(json("""
                {"auth_config": {"id": "ac_sendgrid"}, "validate_credentials": true,
                 "connection": {"user_id": "%s", "callback_url": "https://a.example/cb", "alias": "work",
                   "experimental": {"account_type": "SHARED"},
                   "state": {"authScheme": "API_KEY", "val": {"status": "ACTIVE", "api_key": "sg-1234567890"}}}}
                """.formatted(user)));
        assertThat(received("GET")).singleElement()
                .satisfies(look -> assertThat(look.query()).containsEntry("account_type", "ALL"));
    }

    @Test
    void refusesAFieldBesideAWrapperThatNobodyKnows() {
        assertThat(refused(TO_SENDGRID, Map.of("userId", "u", "val", Map.of("api_key", "sg-1234567890"), "callbckUrl", "x")))
                .contains("callbckUrl");
    }

    @Test
    void refusesAWrapperThatIsNoObject() {
        assertThat(refused(TO_SENDGRID, Map.of("userId", "u", "config", "sg-1234567890"))).contains("config")
                .doesNotContain("sg-");
        assertThat(refused(TO_SENDGRID, Map.of("userId", "u", "val", List.of("sg-1234567890")))).contains("val")
                .doesNotContain("sg-");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "API_KEY|{\"api_key\":\"sg-1234567890\"}|ACTIVE",
            "NO_AUTH|{}|ACTIVE",
            "CALCOM_AUTH|{\"x\":\"y\"}|ACTIVE",
            "OAUTH2|{\"access_token\":\"ya29.1234567890\"}|ACTIVE",
            "OAUTH2|{\"subdomain\":\"acme\"}|INITIALIZING",
            "OAUTH2|{\"access_token\":null,\"subdomain\":\"acme\"}|INITIALIZING",
            "OAUTH1|{\"oauth_token\":\"a\",\"oauth_token_secret\":\"b\"}|ACTIVE",
            "OAUTH1|{\"oauth_token\":\"a\"}|INITIALIZING",
            "API_KEY|{\"status\":\"INACTIVE\",\"api_key\":\"sg-1234567890\"}|INACTIVE",
            "OAUTH2|{\"status\":\"INITIALIZING\",\"access_token\":\"ya29.1234567890\"}|INITIALIZING",
            "API_KEY|{\"status\":null,\"api_key\":\"sg-1234567890\"}|ACTIVE" })
    void setsTheStatusAsTheOfficialClientDoes(String scheme, String val, String status) {
        String config = simulator.addAuthConfig("made_up", scheme);
        failure(INITIATE + "?allowMultiple=true&authConfigId=" + config + "&authScheme=" + scheme, "{\"val\":" + val + "}",
                user(newUser()));
        Map<?, ?> connection = (Map<?, ?>) onlyBody("POST").get("connection");
        assertThat(((Map<?, ?>) ((Map<?, ?>) connection.get("state")).get("val")).get("status")).isEqualTo(status);
    }

    @Test
    void startsAFlowWithNoState() {
        String user = newUser();
        send(INITIATE + "?authConfigId=ac_own_app", Map.of("user_id", user, "callback_url", "https://a.example/cb"));
        assertThat(onlyBody("POST")).isEqualTo(json("""
                {"auth_config": {"id": "ac_own_app"},
                 "connection": {"user_id": "%s", "callback_url": "https://a.example/cb"}}""".formatted(user)));
    }

    @Test
    void neverSendsTheExpiryInAWrappedForm() {
        String user = newUser();
        send(TO_SENDGRID, Map.of("val", Map.of("api_key", "sg-1234567890", "expires_at", "2027-01-01")), user(user));
        assertThat(val(user)).isEqualTo(Map.of("api_key", "sg-1234567890"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"userId\":\"u\",\"val\":{\"api_key\":\"%s\"}}",
            "{\"userId\":\"u\",\"config\":{\"authScheme\":\"API_KEY\",\"val\":{\"api_key\":\"%s\"}}}",
            "{\"connection\":{\"user_id\":\"u\",\"state\":{\"authScheme\":\"API_KEY\",\"val\":{\"api_key\":\"%s\"}}}}",
            "{\"userId\":\"u\",\"val\":{\"api_key\":\"fine-1234567\",\"deep\":{\"token\":\"%s\"}}}",
            "{\"userId\":\"u\",\"val\":{\"api_key\":\"fine-1234567\",\"list\":[\"%s\"]}}",
            "{\"connection\":{\"user_id\":\"u\",\"data\":{\"api_key\":\"%s\"}}}",
            "{\"user_id\":\"u\",\"api_key\":\"%s\"}" })
    void refusesMaskedValuesInEveryForm(String form) {
        for (String masked : List.of("abcd...", "REDACTED", "NULL", "\\\\N")) {
            assertThat(failure(TO_SENDGRID + "&authScheme=API_KEY", form.formatted(masked), Map.of()))
                    .as(masked).isNotNull().hasMessageContaining("holds");
            assertThat(received("POST")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "abcd...", "REDACTED", "NULL", "\\N", "abcd...\n" })
    void refusesMaskedText(String masked) {
        assertThat(failure(TO_SENDGRID, masked, user("u"))).hasMessageContaining("holds");
        assertThat(received("POST")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "sg-1234567890", "sg-1234567890\n", "sg-1234567890\r\n", "\uFEFFsg-1234567890" })
    void takesTextForTheOneSecret(String text) {
        String user = newUser();
        send(TO_SENDGRID, text, user(user));
        assertThat(val(user)).isEqualTo(Map.of("generic_api_key", "sg-1234567890"));
    }

    @Test
    void keepsSpacesAndAllButTheLastLineBreakOfText() {
        String user = newUser();
        send("composio:connectedAccounts/initiate?authConfigId=ac_github", " to ken \n\n", user(user));
        assertThat(val(user)).isEqualTo(Map.of("token", " to ken \n"));
    }

    @Test
    void takesAByteOrderMarkOffJson() {
        String user = newUser();
        byte[] bytes
                = ("\uFEFF{\"user_id\":\"" + user + "\",\"api_key\":\"sg-ü-1234567890\"}").getBytes(StandardCharsets.UTF_8);
        send(TO_SENDGRID, new ByteArrayInputStream(bytes));
        assertThat(val(user)).isEqualTo(Map.of("api_key", "sg-ü-1234567890"));
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        String said = refused(TO_SENDGRID, new byte[] { 's', 'e', 'c', (byte) 0xE4, 'x' }, user("u"));
        assertThat(said).contains("UTF-8").contains("CamelCharsetName").startsWith("connectedAccounts/initiate");
    }

    @Test
    void readsBytesInTheCharsetThatTheExchangeNames() {
        String user = newUser();
        template.request(TO_SENDGRID, exchange -> {
            exchange.setProperty("CamelCharsetName", "ISO-8859-1");
            exchange.getMessage().setHeader(ComposioConstants.USER_ID, user);
            exchange.getMessage().setBody("sécret-1234567".getBytes(StandardCharsets.ISO_8859_1));
        });
        assertThat(val(user)).isEqualTo(Map.of("generic_api_key", "sécret-1234567"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"api_key\":\"hunter2-secret\"", "{api_key: hunter2-secret}", "{", "{hunter2-secret}",
            " {\"api_key\":\"hunter2-secret\",}", "{} hunter2-secret",
            "{\"api_key\":\"hunter2-secret\",\"api_key\":\"hunter2-other\"}" })
    void doesNotQuoteTextThatIsNoJson(String text) {
        String said = refused(TO_SENDGRID, text, user("u"));
        assertThat(said).contains("no JSON object").doesNotContain("hunter2");
    }

    @Test
    void refusesTextWhereASchemeHasSeveralSecrets() {
        assertThat(failure("composio:connectedAccounts/initiate?authConfigId=ac_freshdesk", "hunter2-secret", user("u")))
                .hasMessageContaining("BASIC").hasMessageContaining("username, password").hasMessageNotContaining("hunter2");
        assertThat(failure("composio:connectedAccounts/initiate?authConfigId=ac_open&authScheme=NO_AUTH", "hunter2-secret",
                user("u"))).hasMessageContaining("NO_AUTH").hasMessageNotContainingAny("hunter2", "object with ");
        assertThat(received("POST")).isEmpty();
    }

    @Test
    void sendsAKeyFileWhole() {
        String user = newUser();
        String file = "{\"type\":\"service_account\",\"project_id\":\"p\",\"private_key\":\"-----BEGIN\\nABC\\n-----END\\n\"}";
        send(INITIATE + "?authConfigId=ac_robot", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), user(user));
        assertThat(val(user)).containsOnlyKeys("credentials_json");
        assertThat(json((String) val(user).get("credentials_json"))).isEqualTo(json(file));
    }

    @Test
    void sendsAKeyFileInsideARecordWhole() {
        String user = newUser();
        send(INITIATE + "?authConfigId=ac_robot", Map.of("user_id", user, "credentials_json",
                Map.of("type", "service_account", "private_key", "abc")));
        assertThat(json((String) val(user).get("credentials_json")))
                .isEqualTo(Map.of("type", "service_account", "private_key", "abc"));
    }

    @Test
    void refusesBodiesThatAreNeitherObjectNorText() {
        List<Object> unusable = Arrays.asList(List.of("hunter2"), 42, true, new String[] { "hunter2" }, Map.of(1, "hunter2"),
                UUID.randomUUID(), new Object());
        for (Object body : unusable) {
            assertThat(refused(TO_SENDGRID, body, user("u"))).contains("body").doesNotContain("hunter2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "\n" })
    void takesBlankTextForNoCredential(String text) {
        assertThat(failure(TO_SENDGRID + "&authScheme=API_KEY", text, user("u"))).hasMessageContaining("needs a key");
        assertThat(received("POST")).isEmpty();
    }

    @Test
    void ignoresABodyThatAnOperationWithoutOneCannotRead() {
        for (Object body : Arrays.asList(List.of(1), 42, "text", "{broken", new byte[] { (byte) 0xE4 }, new Object(),
                new ByteArrayInputStream(new byte[] { (byte) 0xFF, 1 }))) {
            send("composio:connectedAccounts/list", body);
        }
        assertThat(simulator.requests()).hasSize(7).allSatisfy(request -> {
            assertThat(request.query()).isEmpty();
            assertThat(request.body()).isEmpty();
        });
    }

    @Test
    void refusesTextWhereAnOperationWantsAnObject() {
        assertThat(refused("composio:connectedAccounts/link", "hunter2")).contains("wants an object").doesNotContain("hunter2");
    }
}
