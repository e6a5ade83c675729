package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.bulk.LedgerEntry;
import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioPermissionException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.simulator.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A replacement that breaks at any step leaves a working account, and the next import of the record finishes it. */
class ImportReplaceTest extends ImportCases {

    private static final String ACCOUNTS = "/connected_accounts";
    private static final String ACCOUNT = "/connected_accounts/{id}";
    private static final Map<String, Object> ACME
            = Map.of("username", "ann@acme.example", "password", "fd-password-1", "subdomain", "acme");
    private static final Map<String, Object> GLOBEX
            = Map.of("username", "ann@acme.example", "password", "fd-password-2", "subdomain", "globex");
    private static final String REPLACING = anyUri(true, "onUnpatchable=replace");

    @Override
    protected void configure(ComposioComponent component) {
        component.getConfiguration().setMaxRetries(0);
        component.getConfiguration().setMaxOutageWait(0L);
        component.getConfiguration().setResponseTimeout(1500);
        component.getConfiguration().setLateCommitWait(300);
    }

    private static Map<String, Object> record(String alias) {
        Map<String, Object> row = columns("user_id", "ann", "auth_config_id", FRESHDESK, "alias", alias);
        row.putAll(GLOBEX);
        return row;
    }

    private String there(String alias) {
        return there("ann", FRESHDESK, "BASIC", ACME, alias == null ? Map.of() : Map.of("alias", alias));
    }

    /** Imports the same record again, which must finish the replacement. */
    private void finishes(String alias, String old) {
        simulator.clearFaults();

        ImportOutcome outcome = imported(REPLACING, record(alias));

        assertThat(outcome.action()).isEqualTo(ImportAction.UPDATED);
        assertThat(outcome.connectedAccountId()).isEqualTo(only("ann").id()).isNotEqualTo(old);
        assertThat(only("ann").val()).isEqualTo(GLOBEX);
        assertThat(only("ann").alias()).isEqualTo(alias);
        assertThat(only("ann").status()).isEqualTo("ACTIVE");
        assertThat(entry(only("ann").id())).satisfies(entry -> {
            assertThat(entry.state()).isEqualTo(LedgerEntry.State.DONE);
            assertThat(entry.status()).isEqualTo("ACTIVE");
            assertThat(entry.createdBy()).isNull();
        });
        assertThat(entries()).isOne();
        assertThat(journal("run")).last().satisfies(line -> {
            assertThat(line.isReject()).isFalse();
            assertThat(line.reason()).isEqualTo("replaced " + old);
        });
        assertThat(imported(REPLACING, record(alias)).action()).isEqualTo(ImportAction.UNCHANGED);
    }

    private void leavesTheOldOne(String alias, String old) {
        assertThat(only("ann")).satisfies(account -> {
            assertThat(account.id()).isEqualTo(old);
            assertThat(account.val()).isEqualTo(ACME);
            assertThat(account.alias()).isEqualTo(alias);
            assertThat(account.status()).isEqualTo("ACTIVE");
        });
    }

    @Test
    void leavesTheOldAccountWhereTheNewOneIsRefused() {
        String old = there((String) null);
        simulator.fault(Fault.on("POST", ACCOUNTS).answer(400));

        assertThat(failure(REPLACING, record(null))).isInstanceOf(ComposioInvalidRequestException.class);

        assertThat(written()).containsExactly("POST " + ACCOUNTS);
        leavesTheOldOne(null, old);
        assertThat(entries()).isZero();
        assertThat(line().action()).isNull();
        finishes(null, old);
    }

    @Test
    void givesTheAliasBackWhereTheNewAccountIsRefused() {
        String old = there("work");
        simulator.fault(Fault.on("POST", ACCOUNTS).answer(400));

        assertThat(failure(REPLACING, record("work"))).isInstanceOf(ComposioInvalidRequestException.class);

        assertThat(written()).containsExactly("PATCH " + ACCOUNTS + "/" + old, "POST " + ACCOUNTS,
                "PATCH " + ACCOUNTS + "/" + old);
        assertThat(write(0)).isEqualTo(Map.of("alias", ""));
        assertThat(write(2)).isEqualTo(Map.of("alias", "work"));
        leavesTheOldOne("work", old);
        finishes("work", old);
    }

    @Test
    void remembersAnAccountThatDoesNotGetItsAliasBack() {
        String old = there("work");
        simulator.fault(Fault.on("PATCH", ACCOUNT).times(1));
        simulator.fault(Fault.on("PATCH", ACCOUNT).answer(403));
        simulator.fault(Fault.on("POST", ACCOUNTS).answer(400));

        assertThat(failure(REPLACING, record("work"))).isInstanceOf(ComposioInvalidRequestException.class);

        leavesTheOldOne(null, old);
        assertThat(entry(old).status()).isEqualTo("REPLACING");
        assertThat(line().connectedAccountId()).isEqualTo(old);
        finishes("work", old);
    }

    @Test
    void changesNothingWhereTheAliasCanNotBeTaken() {
        String old = there("work");
        simulator.fault(Fault.on("PATCH", ACCOUNT).answer(403));

        assertThat(failure(REPLACING, record("work"))).isInstanceOf(ComposioPermissionException.class);

        assertThat(written()).containsExactly("PATCH " + ACCOUNTS + "/" + old);
        leavesTheOldOne("work", old);
        finishes("work", old);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void goesOnWhereNobodyKnowsWhetherTheAliasWasTaken(boolean taken) {
        String old = there("work");
        Fault onPatch = Fault.on("PATCH", ACCOUNT).times(1);
        simulator.fault(taken ? onPatch.cutAfter() : onPatch.cutBefore());

        assertThat(failure(REPLACING, record("work"))).isInstanceOf(ComposioTransportException.class);

        leavesTheOldOne(taken ? null : "work", old);
        assertThat(entry(old)).satisfies(entry -> {
            assertThat(entry.status()).isEqualTo("REPLACING");
            assertThat(entry.state()).isEqualTo(LedgerEntry.State.CLAIMED);
        });
        finishes("work", old);
    }

    @ParameterizedTest
    @ValueSource(strings = { "cutAfter", "cutBefore", "answerAfter" })
    void finishesItselfWhereTheAnswerToTheCreateIsLost(String fault) {
        String old = there("work");
        Fault onPost = Fault.on("POST", ACCOUNTS).times(1);
        simulator.fault(fault.equals("cutAfter") ? onPost.cutAfter()
                : fault.equals("cutBefore") ? onPost.cutBefore() : onPost.answerAfter(500));

        ImportOutcome outcome = imported(REPLACING + "&maxRetries=1", record("work"));

        assertThat(outcome.action()).isEqualTo(ImportAction.UPDATED);
        assertThat(only("ann").id()).isEqualTo(outcome.connectedAccountId()).isNotEqualTo(old);
        assertThat(only("ann").alias()).isEqualTo("work");
        assertThat(only("ann").val()).isEqualTo(GLOBEX);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "work" })
    void deletesTheOldAccountTheNextTime(String alias) {
        String named = alias.isEmpty() ? null : alias;
        String old = there(named);
        simulator.fault(Fault.on("DELETE", ACCOUNT).answer(403));

        assertThat(failure(REPLACING, record(named))).isInstanceOf(ComposioPermissionException.class);

        assertThat(simulator.accountsOf("ann")).hasSize(2);
        assertThat(entry(old)).satisfies(entry -> {
            assertThat(entry.status()).isEqualTo("REPLACING");
            assertThat(entry.state()).isEqualTo(LedgerEntry.State.DONE);
            assertThat(entry.fingerprint()).isNull();
        });
        assertThat(line()).satisfies(line -> {
            assertThat(line.error()).isEqualTo("ComposioPermissionException");
            assertThat(line.action()).isEqualTo(ImportAction.CREATED);
            assertThat(line.connectedAccountId()).isNotEqualTo(old);
        });
        simulator.clearRequests();
        finishes(named, old);
        assertThat(received("POST")).isEmpty();
        assertThat(received("DELETE")).hasSize(1);
    }

    @Test
    void deletesTheOldAccountWhenTheOutcomeOfADeleteIsUnknown() {
        String old = there((String) null);
        simulator.fault(Fault.on("DELETE", ACCOUNT).answer(500));

        assertThat(failure(REPLACING, record(null))).isInstanceOf(ComposioServerException.class);

        assertThat(simulator.accountsOf("ann")).hasSize(2);
        finishes(null, old);
    }

    @Test
    void goesOnWhereTheOldAccountIsGoneMeanwhile() {
        String old = there((String) null);
        simulator.fault(Fault.on("DELETE", ACCOUNT).answer(403).times(1));
        failure(REPLACING, record(null));
        send("composio:connectedAccounts/delete?connectedAccountId=" + old, null);

        ImportOutcome outcome = imported(REPLACING, record(null));

        assertThat(outcome.action()).isEqualTo(ImportAction.UPDATED);
        assertThat(only("ann").id()).isEqualTo(outcome.connectedAccountId());
        assertThat(entry(outcome.connectedAccountId()).status()).isEqualTo("ACTIVE");
    }

    @Test
    void keepsKnowingTheOldAccountWhileTheNewOneFailsAgain() {
        String old = there((String) null);
        simulator.fault(Fault.on("DELETE", ACCOUNT).answer(403));
        failure(REPLACING, record(null));
        String made = simulator.accountsOf("ann").get(1).id();
        inStatus(made, "EXPIRED");

        assertThat(failure(REPLACING, record(null))).isInstanceOf(ComposioConflictException.class)
                .hasMessageContaining("account " + made + " has the new credential, and is still EXPIRED");

        assertThat(entry(old).status()).isEqualTo("REPLACING");
        inStatus(made, "ACTIVE");
        finishes(null, old);
    }

    @Test
    void saysInADryRunWhatIsLeftToDo() {
        String old = there((String) null);
        simulator.fault(Fault.on("DELETE", ACCOUNT).answer(403).times(1));
        failure(REPLACING, record(null));
        simulator.clearRequests();

        ImportOutcome planned = imported(REPLACING + "&dryRun=true", record(null));

        assertThat(planned.action()).isEqualTo(ImportAction.UPDATED);
        assertThat(planned.requests()).isEqualTo(3);
        assertThat(written()).isEmpty();
        finishes(null, old);
    }

    @Test
    void saysWhichTwoThereAreWhereNoLedgerRemembers() {
        String old = there((String) null);
        simulator.fault(Fault.on("DELETE", ACCOUNT).answer(403).times(1));
        failure(anyUri(false, "onUnpatchable=replace"), record(null));
        simulator.clearRequests();

        Throwable failure = failure(anyUri(false, "onUnpatchable=replace"), record(null));

        List<String> ids = simulator.accountsOf("ann").stream().map(account -> account.id()).toList();
        assertThat(failure).isInstanceOf(ComposioConflictException.class);
        assertThat(((ComposioConflictException) failure).getConnectedAccountIds()).hasSize(2)
                .containsExactlyInAnyOrderElementsOf(ids).contains(old);
        assertThat(written()).isEmpty();
    }
}
