package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.error.ComposioImportStoppedException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/**
 * Each record's claim ends once, before the next record of its subject claims, and as what may have been done wants it.
 */
class ImportClaimsTest extends ImportTestBase {

    private static final int USERS = 60;
    private static final String QUICK = "&responseTimeout=300&lateCommitWait=100";

    @Override
    protected void configure(ComposioComponent component) {
        component.getConfiguration().setMaxRetries(1);
    }

    @Test
    void aClaimHasEndedBeforeTheNextRecordOfItsSubjectClaims() {
        simulator.fault(Fault.on("POST", "/connected_accounts").times(USERS).answer(400));

        List<CompletableFuture<Exchange>> sent = IntStream.range(0, 2 * USERS).mapToObj(i -> template.asyncSend(
                withLedger("maxFailureRate=100"), message -> message.getMessage().setBody(row("user_" + i / 2, "sg-key-" + i))))
                .toList();

        List<Exception> failures = sent.stream().map(each -> each.join().getException()).filter(each -> each != null).toList();
        assertThat(failures).extracting(Throwable::getMessage).allSatisfy(message -> assertThat(message).contains("400"));
        assertThat(failures).hasSize(USERS);
        assertThat(ledger.unfinished("run")).isZero();
        sent.stream().map(CompletableFuture::join).filter(each -> each.getException() == null).forEach(each -> assertThat(
                ledger.ofAccount(each.getMessage().getHeader("CamelComposioConnectedAccountId", String.class))).isPresent());
    }

    @Test
    void aWriteThatMayHaveBeenDoneIsNotForgottenWhenItsFailureStopsTheRun() {
        imported(withLedger("") + QUICK, row("ann", "sg-key-aaaaaaaa"));
        simulator.fault(Fault.on("PATCH", "/connected_accounts/{id}").times(1).answerAfter(500));
        simulator.fault(Fault.on("PATCH", "/connected_accounts/{id}").times(1).answer(401));

        assertThat(failure(withLedger("") + QUICK, row("ann", "sg-key-bbbbbbbb"), Map.of()))
                .isInstanceOf(ComposioImportStoppedException.class);

        assertThat(only("ann").val()).containsEntry("api_key", "sg-key-bbbbbbbb");
        assertThat(imported(IMPORT + "&ledger=#ledger&runId=other" + QUICK, row("ann", "sg-key-aaaaaaaa")).action())
                .isEqualTo(ImportAction.UPDATED);
        assertThat(only("ann").val()).containsEntry("api_key", "sg-key-aaaaaaaa");
    }

    @Test
    void aWriteThatMayHaveBeenDoneIsNotForgottenWhenTheNextAttemptIsRefused() {
        imported(withLedger("") + QUICK, row("ann", "sg-key-aaaaaaaa"));
        simulator.fault(Fault.on("PATCH", "/connected_accounts/{id}").times(2).answerAfter(500));
        simulator.fault(Fault.on("PATCH", "/connected_accounts/{id}").times(1).answer(400));

        assertThat(failure(withLedger("") + QUICK, row("ann", "sg-key-bbbbbbbb"), Map.of()))
                .isInstanceOf(ComposioServerException.class);
        assertThat(failure(withLedger("") + QUICK, row("ann", "sg-key-cccccccc"), Map.of())).hasMessageContaining("400");

        assertThat(imported(withLedger("") + QUICK, row("ann", "sg-key-aaaaaaaa")).action()).isEqualTo(ImportAction.UPDATED);
        assertThat(only("ann").val()).containsEntry("api_key", "sg-key-aaaaaaaa");
    }
}
