package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Composio takes no update, an import fails, or replaces the account where it may. */
class ImportUnpatchableTest extends ImportCases {

    private static final Map<String, Object> ACME
            = Map.of("username", "ann@acme.example", "password", "fd-password-1", "subdomain", "acme");

    private static Map<String, Object> token(String user) {
        return columns("user_id", user, "auth_config_id", OWN_APP, "access_token", "ya29.token-of-today");
    }

    private static Map<String, Object> desk(String subdomain, String password) {
        return columns("user_id", "ann", "auth_config_id", FRESHDESK, "username", "ann@acme.example", "password", password,
                "subdomain", subdomain);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void failsWhereTheSchemeTakesNoNewCredentials(boolean withLedger) {
        String id = thereWithToken("ann");

        Throwable failure = failure(anyUri(withLedger, ""), token("ann"));

        assertThat(failure).isInstanceOf(ComposioConflictException.class)
                .hasMessageContaining("Composio takes no new credentials for OAUTH2 account " + id)
                .hasMessageContaining("onUnpatchable=replace");
        assertThat(((ComposioConflictException) failure).getConnectedAccountIds()).containsExactly(id);
        assertThat(written()).isEmpty();
        assertThat(only("ann").val()).containsEntry("access_token", "ya29.token-of-before");
        if (withLedger) {
            assertThat(line().error()).isEqualTo("ComposioConflictException");
            assertThat(line().reason()).doesNotContain("ya29");
            assertThat(entries()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void replacesAnAccountWhoseSchemeTakesNoNewCredentials(boolean withLedger) {
        String old = thereWithToken("ann");

        ImportOutcome outcome = imported(anyUri(withLedger, "onUnpatchable=replace"), token("ann"));

        assertThat(written()).containsExactly("POST /connected_accounts", "DELETE /connected_accounts/" + old);
        assertThat(write(0)).isEqualTo(create("ann", OWN_APP, "OAUTH2", Map.of("access_token", "ya29.token-of-today")));
        assertThat(outcome.action()).isEqualTo(ImportAction.UPDATED);
        assertThat(outcome.connectedAccountId()).isEqualTo(only("ann").id()).isNotEqualTo(old);
        if (withLedger) {
            assertThat(line().reason()).isEqualTo("replaced " + old);
            assertThat(entry(outcome.connectedAccountId()).fingerprint()).isNotNull();
            assertThat(imported(anyUri(true, "onUnpatchable=replace"), token("ann")).action())
                    .isEqualTo(ImportAction.UNCHANGED);
        }
    }

    @Test
    void knowsATokenThatItHasWrittenItself() {
        simulator.addAuthConfig(OWN_APP, "gmail", "OAUTH2");
        imported(anyUri(true, ""), token("ann"));

        assertThat(imported(anyUri(true, "checkRemote=true"), token("ann")).action()).isEqualTo(ImportAction.UNCHANGED);

        assertThat(written()).containsExactly("POST /connected_accounts");
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void failsWhereABaseFieldIsAnotherOne(boolean withLedger) {
        String id = there("ann", FRESHDESK, "BASIC", ACME, Map.of());

        Throwable failure = failure(anyUri(withLedger, ""), desk("globex", "fd-password-2"));

        assertThat(failure).isInstanceOf(ComposioConflictException.class)
                .hasMessageContaining("Composio can't change subdomain of account " + id)
                .hasMessageContaining("onUnpatchable=replace").hasMessageNotContainingAny("fd-password", "globex");
        assertThat(((ComposioConflictException) failure).getConnectedAccountIds()).containsExactly(id);
        assertThat(written()).isEmpty();
        assertThat(only("ann").val()).isEqualTo(ACME);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void replacesAnAccountWithAnotherBaseField(boolean withLedger) {
        String old = there("ann", FRESHDESK, "BASIC", ACME, Map.of());

        ImportOutcome outcome = imported(anyUri(withLedger, "onUnpatchable=replace"), desk("globex", "fd-password-2"));

        assertThat(written()).containsExactly("POST /connected_accounts", "DELETE /connected_accounts/" + old);
        assertThat(outcome.action()).isEqualTo(ImportAction.UPDATED);
        assertThat(only("ann").val()).isEqualTo(
                Map.of("username", "ann@acme.example", "password", "fd-password-2", "subdomain", "globex"));
    }

    @Test
    void updatesWhereTheBaseFieldIsTheSame() {
        String id = there("ann", FRESHDESK, "BASIC", ACME, Map.of());

        imported(anyUri(true, "onUnpatchable=replace"), desk("acme", "fd-password-2"));

        assertThat(written()).containsExactly("PATCH /connected_accounts/" + id);
        assertThat(write(0)).isEqualTo(
                update("BASIC", Map.of("username", "ann@acme.example", "password", "fd-password-2")));
        assertThat(only("ann").val()).containsEntry("subdomain", "acme").containsEntry("password", "fd-password-2");
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void givesTheAliasToTheAccountThatReplaces(boolean withLedger) {
        String other = there("ann", FRESHDESK, "BASIC", ACME, Map.of());
        String old = there("ann", FRESHDESK, "BASIC", ACME, Map.of("alias", "work"));
        Map<String, Object> row = desk("globex", "fd-password-2");
        row.put("alias", "work");

        ImportOutcome outcome = imported(anyUri(withLedger, "onUnpatchable=replace"), row);

        assertThat(written()).containsExactly("PATCH /connected_accounts/" + old, "POST /connected_accounts",
                "DELETE /connected_accounts/" + old);
        assertThat(write(0)).isEqualTo(Map.of("alias", ""));
        assertThat(account(outcome.connectedAccountId()).alias()).isEqualTo("work");
        assertThat(account(other).val()).isEqualTo(ACME);
        assertThat(simulator.accountsOf("ann")).hasSize(2);
    }

    @Test
    void keepsTheAliasOfAnAccountThatIsReplacedWithoutBeingNamedByIt() {
        there("ann", FRESHDESK, "BASIC", ACME, Map.of("alias", "work"));

        imported(anyUri(true, "onUnpatchable=replace"), desk("globex", "fd-password-2"));

        assertThat(only("ann").alias()).isEqualTo("work");
        assertThat(only("ann").val()).containsEntry("subdomain", "globex");
    }

    @Test
    void keepsAnAccountSharedThatIsReplaced() {
        Map<String, Object> sharing = Map.of("account_type", "SHARED", "acl_config_for_shared",
                Map.of("allow_all_users", false, "allowed_user_ids", List.of("bob"), "not_allowed_user_ids",
                        List.of()));
        there("ann", FRESHDESK, "BASIC", ACME, Map.of("experimental", sharing));

        imported(anyUri(true, "onUnpatchable=replace"), desk("globex", "fd-password-2"));

        Map<String, Object> account
                = reply(send("composio:connectedAccounts/get?connectedAccountId=" + only("ann").id(), null));
        assertThat(account).containsEntry("experimental", sharing);
    }

    @Test
    void changesNoAccountIntoOneOfAnotherScheme() {
        String id = there("ann", SENDGRID, "API_KEY", Map.of("api_key", "sg-key-of-before"), Map.of());
        Throwable failure = failure(withLedger("onUnpatchable=replace"),
                columns("user_id", "ann", "auth_scheme", "BEARER_TOKEN", "token", "tk-token-of-today"));

        assertThat(failure).isInstanceOf(ComposioInvalidRequestException.class)
                .hasMessageContaining("the record is of scheme BEARER_TOKEN, and auth config " + SENDGRID + " of API_KEY");
        assertThat(written()).isEmpty();
        assertThat(account(id).val()).containsEntry("api_key", "sg-key-of-before");
    }
}
