package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.bulk.JournalEntry;
import org.junit.jupiter.api.Test;

/** An import creates, updates, and leaves alone what has not changed. */
class ImportTest extends ImportTestBase {

    @Test
    void createsAnAccount() {
        ImportOutcome outcome = imported(withLedger(""), row("ann", "sg-key-of-ann-1"));

        assertThat(outcome.action()).isEqualTo(ImportAction.CREATED);
        assertThat(outcome.connectedAccountId()).isEqualTo(only("ann").id());
        assertThat(outcome.status()).isEqualTo("ACTIVE");
        assertThat(outcome.toolkit()).isEqualTo("sendgrid");
        assertThat(only("ann").val()).containsEntry("api_key", "sg-key-of-ann-1");
        assertThat(journal("run")).singleElement().satisfies(line -> {
            assertThat(line.action()).isEqualTo(ImportAction.CREATED);
            assertThat(line.userId()).isEqualTo("ann");
            assertThat(line.requests()).isEqualTo(2);
        });
    }

    @Test
    void costsNothingWhereNothingHasChanged() {
        imported(withLedger(""), row("ann", "sg-key-of-ann-1"));
        simulator.clearRequests();

        ImportOutcome outcome = imported(withLedger(""), row("ann", "sg-key-of-ann-1"));

        assertThat(outcome.action()).isEqualTo(ImportAction.UNCHANGED);
        assertThat(outcome.connectedAccountId()).isEqualTo(only("ann").id());
        assertThat(simulator.requests()).isEmpty();
        assertThat(journal("run")).extracting(JournalEntry::action)
                .containsExactly(ImportAction.CREATED, ImportAction.UNCHANGED);
    }

    @Test
    void endsWithTheCredentialThatCameLast() {
        for (String key : new String[] { "sg-key-aaaaaaaa", "sg-key-bbbbbbbb", "sg-key-aaaaaaaa" }) {
            imported(withLedger(""), row("ann", key));
        }

        assertThat(only("ann").val()).containsEntry("api_key", "sg-key-aaaaaaaa");
        assertThat(received("PATCH")).hasSize(2);
        assertThat(journal("run")).extracting(JournalEntry::action)
                .containsExactly(ImportAction.CREATED, ImportAction.UPDATED, ImportAction.UPDATED);
    }
}
