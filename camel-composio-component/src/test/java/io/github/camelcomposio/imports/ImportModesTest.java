package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.error.ComposioNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With mode=create an import leaves alone what is there, with mode=update what is missing fails. */
class ImportModesTest extends ImportCases {

    @ParameterizedTest
    @CsvSource({
            "ACTIVE, true", "EXPIRED, true", "FAILED, true", "REVOKED, true", "INACTIVE, true", "ACTIVE, false",
            "EXPIRED, false" })
    void skipsWhatIsThereWhereItMayOnlyCreate(String status, boolean withLedger) {
        String id = inStatus(thereWithKey("ann"), status);

        ImportOutcome outcome = imported(uri(withLedger, "mode=create&reactivate=true"), row("ann", "sg-key-of-today"));

        assertThat(outcome.action()).isEqualTo(ImportAction.SKIPPED);
        assertThat(outcome.connectedAccountId()).isEqualTo(id);
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(written()).isEmpty();
        if (withLedger) {
            assertThat(line().reason()).contains("mode=create");
            assertThat(entries()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({ "create, true", "create, false", "upsert, true", "upsert, false" })
    void createsWhatIsMissing(String mode, boolean withLedger) {
        String unfinished = thereUnfinished("ann");

        ImportOutcome outcome = imported(uri(withLedger, "mode=" + mode), row("ann", "sg-key-of-today"));

        assertThat(outcome.action()).isEqualTo(ImportAction.CREATED);
        assertThat(outcome.connectedAccountId()).isNotEqualTo(unfinished);
        assertThat(written()).containsExactly("POST /connected_accounts");
    }

    @ParameterizedTest
    @CsvSource({ "update, true", "update, false", "upsert, true" })
    void updatesWhatIsThere(String mode, boolean withLedger) {
        String id = thereWithKey("ann");

        assertThat(imported(uri(withLedger, "mode=" + mode), row("ann", "sg-key-of-today")).action())
                .isEqualTo(ImportAction.UPDATED);

        assertThat(written()).containsExactly("PATCH /connected_accounts/" + id);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void failsWhereThereIsNothingToUpdate(boolean withLedger) {
        thereUnfinished("ann");

        Throwable failure = failure(uri(withLedger, "mode=update"), row("ann", "sg-key-of-today"));

        assertThat(failure).isInstanceOf(ComposioNotFoundException.class)
                .hasMessageContaining("the user has no account of auth config " + SENDGRID + " to update")
                .hasMessageContaining("mode=upsert");
        assertThat(written()).isEmpty();
        if (withLedger) {
            assertThat(line().error()).isEqualTo("ComposioNotFoundException");
            assertThat(line().userId()).isEqualTo("ann");
            assertThat(entries()).isZero();
        }
    }

    @Test
    void tellsAnAliasFromNone() {
        thereWithKey("ann");

        assertThat(failure(withLedger("mode=update"), columns("user_id", "ann", "alias", "work", "api_key",
                "sg-key-of-today"))).isInstanceOf(ComposioNotFoundException.class);
        assertThat(imported(withLedger("mode=create"), columns("user_id", "ann", "alias", "work", "api_key",
                "sg-key-of-today")).action()).isEqualTo(ImportAction.CREATED);

        assertThat(written()).containsExactly("POST /connected_accounts");
    }

    @Test
    void doesNotWriteAnUnchangedCredentialAgainWhateverTheMode() {
        imported(withLedger("mode=create"), row("ann", "sg-key-of-today"));

        for (String mode : new String[] { "create", "update", "upsert" }) {
            assertThat(imported(withLedger("mode=" + mode), row("ann", "sg-key-of-today")).action())
                    .isEqualTo(ImportAction.UNCHANGED);
        }

        assertThat(written()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({ "EXPIRED", "FAILED", "REVOKED" })
    void doesNotLookForItselfWhereNothingHasChanged(String status) {
        ImportOutcome first = imported(withLedger(""), row("ann", "sg-key-of-today"));
        inStatus(first.connectedAccountId(), status);

        assertThat(imported(withLedger(""), row("ann", "sg-key-of-today")).status()).isEqualTo("ACTIVE");
        assertThat(failure(withLedger("checkRemote=true"), row("ann", "sg-key-of-today")))
                .hasMessageContaining("is still " + status);

        assertThat(written()).hasSize(2);
    }

    @Test
    void looksAndWritesNothingWhereItIsToCheckAndAllIsWell() {
        ImportOutcome first = imported(withLedger(""), row("ann", "sg-key-of-today"));
        simulator.clearRequests();

        ImportOutcome again = imported(withLedger("checkRemote=true"), row("ann", "sg-key-of-today"));

        assertThat(again.action()).isEqualTo(ImportAction.UNCHANGED);
        assertThat(again.connectedAccountId()).isEqualTo(first.connectedAccountId());
        assertThat(simulator.requests()).hasSize(1);
        assertThat(written()).isEmpty();
    }

    @Test
    void createsAgainWhatSomebodyHasDeletedWhereItIsToCheck() {
        ImportOutcome first = imported(withLedger(""), row("ann", "sg-key-of-today"));
        send("composio:connectedAccounts/delete?connectedAccountId=" + first.connectedAccountId(), null);

        ImportOutcome again = imported(withLedger("checkRemote=true"), row("ann", "sg-key-of-today"));

        assertThat(again.action()).isEqualTo(ImportAction.CREATED);
        assertThat(only("ann").id()).isEqualTo(again.connectedAccountId());
    }
}
