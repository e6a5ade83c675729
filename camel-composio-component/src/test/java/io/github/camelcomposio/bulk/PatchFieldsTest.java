package io.github.camelcomposio.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcomposio.model.AuthScheme;
import io.github.camelcomposio.model.ConnectionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An update sends new credentials under the names that the account has, and says what it can't change. */
class PatchFieldsTest {

    private static PatchFields fields(AuthScheme scheme, Map<String, Object> val, Map<String, ?> there) {
        Map<String, Object> complete = new LinkedHashMap<>(val);
        complete.put("status", "ACTIVE");
        return PatchFields.of(new ConnectionState(scheme, complete), Map.of("state", Map.of("val", there)));
    }

    @ParameterizedTest
    @CsvSource({
            "api_key, generic_api_key", "api_key, bearer_token", "generic_api_key, api_key", "bearer_token, api_key",
            "api_key, api_key" })
    void sendsAKeyUnderTheNameThatTheAccountHas(String given, String there) {
        PatchFields fields = fields(AuthScheme.API_KEY, Map.of(given, "new-key"), Map.of(there, "old-..."));

        assertThat(fields.val()).isEqualTo(Map.of(there, "new-key"));
        assertThat(fields.unchangeable()).isEmpty();
    }

    @Test
    void sendsAKeyUnderEachNameThatTheAccountHas() {
        PatchFields fields = fields(AuthScheme.API_KEY, Map.of("api_key", "new-key"),
                Map.of("generic_api_key", "old-...", "api_key", "old-...", "status", "ACTIVE"));

        assertThat(fields.val()).isEqualTo(Map.of("generic_api_key", "new-key", "api_key", "new-key"));
    }

    @Test
    void sendsAKeyUnderItsOwnNameToAnAccountThatHasNone() {
        Map<String, Object> there = new LinkedHashMap<>();
        there.put("generic_api_key", null);

        assertThat(fields(AuthScheme.API_KEY, Map.of("bearer_token", "new-key"), there).val())
                .isEqualTo(Map.of("bearer_token", "new-key"));
    }

    @Test
    void sendsOtherCredentialsUnderTheirOwnNames() {
        assertThat(fields(AuthScheme.BASIC, Map.of("username", "new", "password", "secret"),
                Map.of("username", "old", "password", "secr...")).val())
                .isEqualTo(Map.of("username", "new", "password", "secret"));
        assertThat(fields(AuthScheme.BEARER_TOKEN, Map.of("token", "new"), Map.of("api_key", "old-...")).val())
                .isEqualTo(Map.of("token", "new"));
    }

    @Test
    void neverSendsTheStatus() {
        assertThat(fields(AuthScheme.API_KEY, Map.of("api_key", "new-key"), Map.of()).val()).doesNotContainKey("status");
    }

    @ParameterizedTest
    @CsvSource({ "acme, acme", "acme, REDACTED", "acme, acme...", "acme-of-berlin, acme...", "acme-of-berlin, acme…" })
    void leavesABaseFieldAloneThatSeemsToBeTheSame(String given, String shown) {
        PatchFields fields = fields(AuthScheme.BASIC, Map.of("password", "secret", "subdomain", given),
                Map.of("subdomain", shown));

        assertThat(fields.val()).isEqualTo(Map.of("password", "secret"));
        assertThat(fields.unchangeable()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "other, acme", "other, acme...", "acme, ACME", "acm, acme..." })
    void canNotChangeABaseField(String given, String shown) {
        assertThat(fields(AuthScheme.BASIC, Map.of("password", "secret", "subdomain", given), Map.of("subdomain", shown))
                .unchangeable()).containsExactly("subdomain");
    }

    @Test
    void canNotGiveAnAccountABaseFieldThatItLacks() {
        assertThat(fields(AuthScheme.BASIC, Map.of("subdomain", "acme"), Map.of()).unchangeable())
                .containsExactly("subdomain");
    }

    @Test
    void canNotChangeACredentialThatUpdatesDoNotTake() {
        assertThat(fields(AuthScheme.API_KEY, Map.of("x_secret", "new-secret"), Map.of("x_secret", "old-...")).unchangeable())
                .containsExactly("x_secret");
        assertThat(fields(AuthScheme.BILLCOM_AUTH, Map.of("sessionId", "s", "devKey", "d"),
                Map.of("sessionId", "...", "devKey", "...")).unchangeable()).containsExactlyInAnyOrder("sessionId", "devKey");
    }

    @ParameterizedTest
    @ValueSource(strings = { "access_token", "username", "token" })
    void canNotChangeTheTokensOfAFlow(String name) {
        PatchFields fields = fields(AuthScheme.OAUTH2, Map.of(name, "ya29.new"), Map.of(name, "REDACTED"));

        assertThat(fields.unchangeable()).containsExactly(name);
        assertThat(fields.val()).isEmpty();
    }

    @Test
    void hasNothingToSendToAnAccountWithoutCredentials() {
        PatchFields fields = fields(AuthScheme.NO_AUTH, Map.of(), Map.of());

        assertThat(fields.val()).isEmpty();
        assertThat(fields.unchangeable()).isEmpty();
    }
}
