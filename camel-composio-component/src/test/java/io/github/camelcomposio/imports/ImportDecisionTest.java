package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.bulk.JournalEntry;
import io.github.camelcomposio.bulk.LedgerEntry;
import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found at Composio decides what an import does: none, one in each status, several. */
class ImportDecisionTest extends ImportCases {

    private static final Map<String, Object> NEW_KEY = Map.of("generic_api_key", "sg-key-of-today");

    private static Map<String, Object> rowOfToday() {
        return columns("user_id", "ann", "generic_api_key", "sg-key-of-today");
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void createsAnAccountWhereThereIsNone(boolean withLedger) {
        ImportOutcome outcome = imported(uri(withLedger, ""), rowOfToday());

        assertThat(written()).containsExactly("POST /connected_accounts");
        assertThat(write(0)).isEqualTo(create("ann", SENDGRID, "API_KEY", NEW_KEY));
        String id = only("ann").id();
        assertThat(outcome).isEqualTo(new ImportOutcome(
                ImportAction.CREATED, id, "ann", SENDGRID, "ACTIVE", null, false, outcome.runId(), outcome.position(),
                "sendgrid", 2, outcome.requestsPerMinute()));
        if (withLedger) {
            assertThat(entry(id)).satisfies(entry -> {
                assertThat(entry.state()).isEqualTo(LedgerEntry.State.DONE);
                assertThat(entry.status()).isEqualTo("ACTIVE");
                assertThat(entry.createdBy()).isEqualTo("run");
                assertThat(entry.fingerprint()).isNotNull();
                assertThat(entry.owner()).isNull();
            });
            assertThat(line().connectedAccountId()).isEqualTo(id);
            assertThat(line().error()).isNull();
        }
    }

    @Test
    void looksForAccountsOfEveryStatusAndKind() {
        imported(IMPORT, rowOfToday());

        ReceivedRequest look = received("GET").stream()
                .filter(request -> request.path().endsWith("/connected_accounts")).findFirst().orElseThrow();
        assertThat(look.query()).containsEntry("user_ids", "ann").containsEntry("auth_config_ids", SENDGRID)
                .containsEntry("account_type", "ALL").doesNotContainKey("statuses");
    }

    @ParameterizedTest
    @CsvSource({ "INITIATED, true", "INITIALIZING, true", "INITIATED, false" })
    void createsAnAccountBesideAnUnfinishedOne(String status, boolean withLedger) {
        String unfinished = inStatus(thereUnfinished("ann"), status);

        ImportOutcome outcome = imported(uri(withLedger, ""), rowOfToday());

        assertThat(outcome.action()).isEqualTo(ImportAction.CREATED);
        assertThat(outcome.connectedAccountId()).isNotEqualTo(unfinished);
        assertThat(written()).containsExactly("POST /connected_accounts");
        assertThat(account(unfinished).status()).isEqualTo(status);
        assertThat(simulator.accountsOf("ann")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void updatesAnActiveAccount(boolean withLedger) {
        String id = thereWithKey("ann");

        ImportOutcome outcome = imported(uri(withLedger, ""), row("ann", "sg-key-of-today"));

        assertThat(written()).containsExactly("PATCH /connected_accounts/" + id);
        assertThat(write(0)).isEqualTo(update("API_KEY", NEW_KEY));
        assertThat(only("ann").val()).isEqualTo(NEW_KEY);
        assertThat(outcome).isEqualTo(new ImportOutcome(
                ImportAction.UPDATED, id, "ann", SENDGRID, "ACTIVE", null, false, outcome.runId(), outcome.position(),
                "sendgrid", 2, outcome.requestsPerMinute()));
        if (withLedger) {
            assertThat(entry(id).createdBy()).isNull();
            assertThat(line().action()).isEqualTo(ImportAction.UPDATED);
            assertThat(line().status()).isEqualTo("ACTIVE");
        }
    }

    @ParameterizedTest
    @CsvSource({ "EXPIRED, true", "FAILED, true", "REVOKED, true", "EXPIRED, false", "FAILED, false", "REVOKED, false" })
    void failsWhereAnAccountDoesNotComeBackWithItsNewCredential(String status, boolean withLedger) {
        String id = inStatus(thereWithKey("ann"), status);

        Throwable failure = failure(uri(withLedger, ""), rowOfToday());

        assertThat(failure).isInstanceOf(ComposioConflictException.class)
                .hasMessageContaining("account " + id + " has the new credential, and is still " + status)
                .hasMessageContaining("onNotActive=replace");
        assertThat(((ComposioConflictException) failure).getConnectedAccountIds()).containsExactly(id);
        assertThat(written()).containsExactly("PATCH /connected_accounts/" + id);
        assertThat(only("ann").val()).isEqualTo(NEW_KEY);
        if (withLedger) {
            assertThat(line()).satisfies(line -> {
                assertThat(line.isReject()).isTrue();
                assertThat(line.error()).isEqualTo("ComposioConflictException");
                assertThat(line.action()).isEqualTo(ImportAction.UPDATED);
                assertThat(line.connectedAccountId()).isEqualTo(id);
                assertThat(line.status()).isEqualTo(status);
            });
            assertThat(entry(id).fingerprint()).isNull();
            assertThat(entry(id).status()).isEqualTo(status);
        }
    }

    @Test
    void triesAgainWhatDidNotComeBack() {
        String id = inStatus(thereWithKey("ann"), "EXPIRED");
        failure(withLedger(""), rowOfToday());
        inStatus(id, "ACTIVE");

        assertThat(imported(withLedger(""), rowOfToday()).action()).isEqualTo(ImportAction.UPDATED);

        assertThat(received("PATCH")).hasSize(2);
        assertThat(journal("run")).extracting(JournalEntry::isReject).containsExactly(true, false);
    }

    @ParameterizedTest
    @CsvSource({ "EXPIRED, true", "FAILED, true", "REVOKED, true", "EXPIRED, false" })
    void replacesAnAccountThatDoesNotComeBack(String status, boolean withLedger) {
        String old = inStatus(thereWithKey("ann"), status);

        ImportOutcome outcome = imported(uri(withLedger, "onNotActive=replace"), rowOfToday());

        String id = only("ann").id();
        assertThat(written()).containsExactly("PATCH /connected_accounts/" + old, "POST /connected_accounts",
                "DELETE /connected_accounts/" + old);
        assertThat(write(1)).isEqualTo(create("ann", SENDGRID, "API_KEY", NEW_KEY));
        assertThat(id).isNotEqualTo(old);
        assertThat(outcome.action()).isEqualTo(ImportAction.UPDATED);
        assertThat(outcome.connectedAccountId()).isEqualTo(id);
        assertThat(outcome.status()).isEqualTo("ACTIVE");
        if (withLedger) {
            assertThat(line().reason()).isEqualTo("replaced " + old);
            assertThat(entry(id).createdBy()).isNull();
            assertThat(entries()).isOne();
        }
    }

    @ParameterizedTest
    @CsvSource({ "true, true", "true, false", "false, true", "false, false" })
    void skipsADisabledAccount(boolean byStatusOnly, boolean withLedger) {
        String id = disabled(byStatusOnly);

        ImportOutcome outcome = imported(uri(withLedger, ""), rowOfToday());

        assertThat(outcome.action()).isEqualTo(ImportAction.SKIPPED);
        assertThat(outcome.connectedAccountId()).isEqualTo(id);
        assertThat(outcome.status()).isEqualTo("INACTIVE");
        assertThat(written()).isEmpty();
        assertThat(account(id).val()).containsEntry("generic_api_key", "sg-key-of-before");
        if (withLedger) {
            assertThat(line().action()).isEqualTo(ImportAction.SKIPPED);
            assertThat(line().reason()).contains("disabled", "reactivate=true");
            assertThat(entries()).isZero();
        }
    }

    private String disabled(boolean byStatusOnly) {
        String id = thereWithKey("ann");
        if (byStatusOnly) {
            inStatus(id, "INACTIVE");
        } else {
            send("composio:connectedAccounts/disable?connectedAccountId=" + id, null);
            simulator.clearRequests();
        }
        return id;
    }

    @ParameterizedTest
    @CsvSource({ "true, true", "false, true", "false, false" })
    void updatesAndEnablesADisabledAccountWhereItMay(boolean byStatusOnly, boolean withLedger) {
        String id = disabled(byStatusOnly);

        ImportOutcome outcome = imported(uri(withLedger, "reactivate=true"), rowOfToday());

        assertThat(written()).containsExactly("PATCH /connected_accounts/" + id,
                "PATCH /connected_accounts/" + id + "/status");
        assertThat(write(0)).isEqualTo(update("API_KEY", NEW_KEY));
        assertThat(write(1)).isEqualTo(Map.of("enabled", true));
        assertThat(outcome.action()).isEqualTo(ImportAction.UPDATED);
        assertThat(outcome.status()).isEqualTo("ACTIVE");
        assertThat(only("ann")).satisfies(account -> {
            assertThat(account.status()).isEqualTo("ACTIVE");
            assertThat(account.val()).isEqualTo(NEW_KEY);
        });
    }
}
