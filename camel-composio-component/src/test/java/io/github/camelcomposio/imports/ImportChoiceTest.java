package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An import finds the one account that a record means among all that there are, and never guesses. */
class ImportChoiceTest extends ImportCases {

    private static final Map<String, Object> NEW_KEY = Map.of("generic_api_key", "sg-key-of-today");

    private static Map<String, Object> rowOfToday(Object... more) {
        Map<String, Object> row = columns(more);
        row.put("user_id", "ann");
        row.put("generic_api_key", "sg-key-of-today");
        return row;
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void neverGuessesWhichOfSeveralIsMeant(boolean withLedger) {
        String first = thereWithKey("ann");
        String second = thereWithKey("ann", Map.of("alias", "work"));

        Throwable failure = failure(uri(withLedger, ""), rowOfToday());

        assertThat(failure).isInstanceOf(ComposioConflictException.class)
                .hasMessageContaining("several accounts of auth config " + SENDGRID).hasMessageContaining(first)
                .hasMessageContaining("alias or connected_account_id");
        assertThat(((ComposioConflictException) failure).getConnectedAccountIds())
                .containsExactlyInAnyOrder(first, second);
        assertThat(written()).isEmpty();
        if (withLedger) {
            assertThat(line().error()).isEqualTo("ComposioConflictException");
            assertThat(line().action()).isNull();
            assertThat(entries()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void updatesTheOneThatTheAliasMeans(boolean withLedger) {
        String other = thereWithKey("ann");
        String meant = thereWithKey("ann", Map.of("alias", "work"));

        ImportOutcome outcome = imported(uri(withLedger, ""), rowOfToday("alias", "work"));

        assertThat(outcome.connectedAccountId()).isEqualTo(meant);
        assertThat(written()).containsExactly("PATCH /connected_accounts/" + meant);
        assertThat(write(0)).isEqualTo(update("API_KEY", NEW_KEY));
        assertThat(account(meant).alias()).isEqualTo("work");
        assertThat(account(other).val()).containsEntry("generic_api_key", "sg-key-of-before");
    }

    @Test
    void createsAnAccountForAnAliasThatIsNew() {
        thereWithKey("ann");
        thereWithKey("ann", Map.of("alias", "work"));

        ImportOutcome outcome = imported(withLedger(""), rowOfToday("alias", "Work"));

        assertThat(outcome.action()).isEqualTo(ImportAction.CREATED);
        assertThat(written()).containsExactly("POST /connected_accounts");
        assertThat(account(outcome.connectedAccountId()).alias()).isEqualTo("Work");
        assertThat(simulator.accountsOf("ann")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void updatesTheOneThatTheRecordNames(boolean withLedger) {
        thereWithKey("ann");
        String meant = thereWithKey("ann");

        ImportOutcome outcome = imported(uri(withLedger, ""), rowOfToday("connected_account_id", meant));

        assertThat(outcome.connectedAccountId()).isEqualTo(meant);
        assertThat(written()).containsExactly("PATCH /connected_accounts/" + meant);
    }

    @Test
    void updatesNoAccountOfAnotherUser() {
        String bobs = thereWithKey("bob");

        Throwable failure = failure(withLedger(""), rowOfToday("connected_account_id", bobs));

        assertThat(failure).isInstanceOf(ComposioNotFoundException.class)
                .hasMessageContaining("the user has no account " + bobs + " of auth config " + SENDGRID);
        assertThat(written()).isEmpty();
        assertThat(line().error()).isEqualTo("ComposioNotFoundException");
    }

    @Test
    void updatesASharedAccountOfTheUserAndLeavesItShared() {
        String id = thereWithKey("ann", Map.of("experimental", Map.of("account_type", "SHARED",
                "acl_config_for_shared", Map.of("allow_all_users", true))));

        assertThat(imported(withLedger(""), rowOfToday()).connectedAccountId()).isEqualTo(id);

        assertThat(written()).containsExactly("PATCH /connected_accounts/" + id);
        assertThat(write(0)).isEqualTo(update("API_KEY", NEW_KEY));
        assertThat(reply(send("composio:connectedAccounts/get?connectedAccountId=" + id, null)).get("experimental"))
                .isInstanceOfSatisfying(Map.class, sharing -> assertThat(sharing.get("account_type")).isEqualTo("SHARED"));
    }

    @Test
    void leavesAnAccountAloneThatAnotherUserShares() {
        String bobs = thereWithKey("bob", Map.of("experimental", Map.of("account_type", "SHARED",
                "acl_config_for_shared", Map.of("allow_all_users", true))));

        assertThat(imported(withLedger(""), rowOfToday()).action()).isEqualTo(ImportAction.CREATED);

        assertThat(account(bobs).val()).containsEntry("generic_api_key", "sg-key-of-before");
        assertThat(only("ann").val()).isEqualTo(NEW_KEY);
    }

    @Test
    void leavesAccountsOfOtherAuthConfigsAlone() {
        simulator.addAuthConfig("ac_sendgrid_2", "sendgrid", "API_KEY");
        String other = there("ann", "ac_sendgrid_2", "API_KEY", Map.of("generic_api_key", "sg-key-of-before"), Map.of());

        assertThat(imported(withLedger(""), rowOfToday()).action()).isEqualTo(ImportAction.CREATED);

        assertThat(account(other).val()).containsEntry("generic_api_key", "sg-key-of-before");
    }
}
