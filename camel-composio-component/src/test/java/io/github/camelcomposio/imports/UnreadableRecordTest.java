package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.model.CredentialRecord;
import org.junit.jupiter.api.Test;

/** A record that its source could not read is refused like any other, and has its line in the journal. */
class UnreadableRecordTest extends ImportTestBase {

    private static final CredentialRecord UNREADABLE
            = CredentialRecord.unreadable("users.csv:17", "the row has 2 cells, and the header has 3");

    @Test
    void isRefusedForWhatIsWrongWithIt() {
        assertThat(failure(withLedger(""), UNREADABLE, Map.of()))
                .isInstanceOf(ComposioInvalidRequestException.class)
                .hasMessage("connectedAccounts/import: the row has 2 cells, and the header has 3");
        assertThat(simulator.requests()).isEmpty();
        assertThat(journal("run")).singleElement().satisfies(line -> {
            assertThat(line.position()).isEqualTo("users.csv:17");
            assertThat(line.error()).isEqualTo("ComposioInvalidRequestException");
            assertThat(line.reason()).contains("the row has 2 cells");
        });
    }

    @Test
    void isNoUpdateEither() {
        assertThat(failure("composio:connectedAccounts/update?connectedAccountId=ca_1", UNREADABLE, Map.of()))
                .hasMessageContaining("the row has 2 cells");
    }

    @Test
    void saysWhyInItsText() {
        assertThat(UNREADABLE).hasToString("CredentialRecord[users.csv:17, the row has 2 cells, and the header has 3]");
    }
}
