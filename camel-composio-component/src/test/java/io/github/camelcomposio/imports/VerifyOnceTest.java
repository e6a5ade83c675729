package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.bulk.ImportOutcome.Verification;
import io.github.camelcomposio.bulk.JournalEntry;
import io.github.camelcomposio.bulk.LedgerEntry;
import io.github.camelcomposio.error.ComposioRejectedCredentialException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a ledger a provider is asked about a credential once ever, for it may lock out who tries too often. */
class VerifyOnceTest extends VerifyTestBase {

    @Test
    void asksNotAgainInALaterRun() {
        imported(verifying(""), row("ann", GOOD));
        ImportOutcome again = imported(verifying("").replace("runId=run", "runId=later"), row("ann", GOOD));

        assertThat(again.action()).isEqualTo(ImportAction.UNCHANGED);
        assertThat(again.verification()).isEqualTo(Verification.VERIFIED);
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void asksOfWhatAnEarlierImportDidNotVerify() {
        imported(withLedger(""), row("ann", WRONG));
        ComposioRejectedCredentialException rejection
                = rejected(verifying("onRejected=delete"), row("ann", WRONG));

        assertThat(rejection.getConnectedAccountId()).isEqualTo(only("ann").id());
        assertThat(asked()).isEqualTo(1);
        assertThat(received("PATCH")).as("the credential is there already").isEmpty();
    }

    @Test
    void asksOfANewCredential() {
        rejected(verifying(""), row("ann", WRONG));
        ImportOutcome corrected = imported(verifying(""), row("ann", GOOD));

        assertThat(corrected.action()).isEqualTo(ImportAction.UPDATED);
        assertThat(corrected.verification()).isEqualTo(Verification.VERIFIED);
        assertThat(asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "keep", "disable", "delete" })
    void aRejectedCredentialIsRejectedAgainWithoutARequest(String onRejected) {
        rejected(verifying("onRejected=" + onRejected), row("ann", WRONG));
        int accounts = simulator.accountsOf("ann").size();
        simulator.clearRequests();

        for (String uri : new String[] { verifying("onRejected=" + onRejected), verifying(""), withLedger("") }) {
            ComposioRejectedCredentialException again = rejected(uri, row("ann", WRONG));
            assertThat(again).hasMessageContaining("it has refused it before").hasMessageNotContaining("null");
            assertThat(lastLine().verification()).isEqualTo(Verification.REJECTED);
        }
        assertThat(simulator.requests()).isEmpty();
        assertThat(simulator.accountsOf("ann")).hasSize(accounts);
    }

    @Test
    void redeliveryDoesNotAskAgain() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:redelivered").errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0))
                        .to(verifying("onRejected=delete"));
            }
        });

        rejected("direct:redelivered", row("ann", WRONG));
        assertThat(asked()).isEqualTo(1);
        assertThat(received("POST")).as("the create and the question").hasSize(2);
        assertThat(simulator.accounts()).isEmpty();
    }

    @Test
    void anUnclearAnswerIsAnAnswer() {
        simulator.providerStatus("sendgrid", 500);
        imported(verifying(""), row("ann", GOOD));
        simulator.providerStatus("sendgrid", 200);

        assertThat(verification(verifying(""), row("ann", GOOD))).isEqualTo(Verification.UNVERIFIABLE);
        assertThat(asked()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "run", "another" })
    void asksNotAgainWhereAnInstanceDiedBeforeItNotedTheAnswer(String run) {
        imported(withLedger(""), row("ann", WRONG));
        dieAfterAsking(entryOf(only("ann")));
        simulator.clearRequests();

        ImportOutcome outcome = imported(verifying("").replace("runId=run", "runId=" + run), row("ann", WRONG));

        assertThat(outcome.verification()).isEqualTo(Verification.UNVERIFIABLE);
        assertThat(outcome.connectedAccountId()).isEqualTo(only("ann").id());
        assertThat(asked()).isZero();
        assertThat(entryOf(only("ann")).state()).isEqualTo(LedgerEntry.State.DONE);
    }

    @Test
    void theDeadInstancesAccountCountsAsCreatedByItsRun() {
        imported(withLedger(""), row("ann", GOOD));
        dieAfterAsking(entryOf(only("ann")));

        assertThat(imported(verifying("mode=create"), row("ann", GOOD)).action()).isEqualTo(ImportAction.CREATED);
        assertThat(journal("run")).extracting(JournalEntry::action).containsExactly(ImportAction.CREATED, ImportAction.CREATED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "run", "another" })
    void knowsCredentialsThatWereWrittenWhereNoUpdateCanMakeSure(String run) {
        simulator.addAuthConfig("ac_oauth", "github", "OAUTH2");
        String uri = verifying("").replace(SENDGRID, "ac_oauth").replace("runId=run", "runId=" + run);
        Map<String, Object> tokens = Map.of("user_id", "ann", "access_token", "gho_0123456789", "refresh_token", "ghr_0123");
        imported(uri.replace("verify=all", "verify=none"), tokens);
        dieAfterAsking(entryOf(only("ann")));

        assertThat(verification(uri, tokens)).isEqualTo(Verification.UNVERIFIABLE);
        assertThat(asked()).isZero();
    }
}
