package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.simulator.SimulatorBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An account that its new credential brings back is updated, and never replaced. */
class ImportRevivalTest extends ImportCases {

    @Override
    protected SimulatorBuilder configure(SimulatorBuilder builder) {
        return builder.patchReactivates(true);
    }

    @ParameterizedTest
    @CsvSource({ "fail, true", "fail, false", "replace, true", "replace, false" })
    void updatesAnExpiredAccount(String onNotActive, boolean withLedger) {
        String id = inStatus(thereWithKey("ann"), "EXPIRED");

        ImportOutcome outcome = imported(uri(withLedger, "onNotActive=" + onNotActive), row("ann", "sg-key-of-today"));

        assertThat(outcome.action()).isEqualTo(ImportAction.UPDATED);
        assertThat(outcome.connectedAccountId()).isEqualTo(id);
        assertThat(outcome.status()).isEqualTo("ACTIVE");
        assertThat(written()).containsExactly("PATCH /connected_accounts/" + id);
        if (withLedger) {
            assertThat(line().status()).isEqualTo("ACTIVE");
            assertThat(imported(uri(true, ""), row("ann", "sg-key-of-today")).action()).isEqualTo(ImportAction.UNCHANGED);
        }
    }
}
