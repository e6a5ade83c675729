package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.TestContexts;
import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportLedger;
import io.github.camelcomposio.bulk.JournalEntry;
import io.github.camelcomposio.bulk.LedgerException;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rollback does its work also where the run, or an earlier rollback, was killed at any moment. */
class RollbackAfterKillTest extends ImportTestBase {

    private static final String SHORT = "responseTimeout=500&lateCommitWait=100&maxRetries=0&maxOutageWait=0";
    private static final Set<String> WRITES = Set.of("begin", "settleAndClaim", "touched");

    private final AtomicInteger writesLeft = new AtomicInteger(Integer.MAX_VALUE);
    private boolean silent;

    /** A ledger that nobody can write to after so many writes, as if the process were gone. */
    private ImportLedger mortal() {
        ImportLedger real = newLedger();
        return (ImportLedger) Proxy.newProxyInstance(ImportLedger.class.getClassLoader(),
                new Class<?>[] { ImportLedger.class }, (proxy, method, arguments) -> call(real, method, arguments));
    }

    private Object call(ImportLedger real, Method method, Object[] arguments) throws Throwable {
        boolean writes = WRITES.contains(method.getName());
        int left = writes ? writesLeft.getAndDecrement() : 1;
        if (left <= 0) {
            throw new LedgerException("killed", null, false);
        }
        try {
            Object answer = method.invoke(real, arguments);
            if (writes && silent && left == 1) {
                simulator.outage(true);
            }
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    protected void configure(DefaultCamelContext camel) throws Exception {
        super.configure(camel);
        camel.getRegistry().bind("mortal", mortal());
    }

    private static String of(String run, String options) {
        return IMPORT + "&ledger=#ledger&runId=" + run + "&" + options;
    }

    private Map<String, Object> rolledBack(String run) {
        return reply(send("composio:connectedAccounts/rollback?ledger=#ledger&runId=" + run, null));
    }

    private static List<?> list(Map<String, Object> reply, String name) {
        return (List<?>) reply.get(name);
    }

    /** Sends a record whose create is carried out, and whose instance never hears of it. */
    private void lose(String uri, Object row) throws Exception {
        try (DefaultCamelContext doomed = TestContexts.newContext()) {
            ComposioComponent component = new ComposioComponent();
            component.setConfiguration(composio.getConfiguration().copy());
            doomed.addComponent("composio", component);
            doomed.getRegistry().bind("ledger", newLedger());
            doomed.start();
            simulator.fault(Fault.on("POST", "/connected_accounts").times(1).cutAfter());
            simulator.fault(Fault.on("GET", "/connected_accounts").times(1));
            simulator.fault(Fault.on("GET", "/connected_accounts").answer(503));
            doomed.createProducerTemplate().request(uri, message -> message.getMessage().setBody(row));
        }
        simulator.clearFaults();
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })
    void deletesWhatARollbackLeftThatWasKilledAfterARequest(int writes) {
        rollsBackAgainAfterAKill(writes);
    }

    /** As if nothing came out of the process any more after its last write. */
    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })
    void deletesWhatARollbackLeftThatWasKilledBeforeARequest(int writes) {
        silent = true;
        rollsBackAgainAfterAKill(writes);
    }

    private void rollsBackAgainAfterAKill(int writes) {
        for (String user : List.of("ann", "bob", "cleo")) {
            imported(of("run", SHORT), row(user, "sg-key-of-" + user));
        }
        writesLeft.set(writes);
        failure("composio:connectedAccounts/rollback?ledger=#mortal&maxRetries=0&maxOutageWait=0&runId=run", null, Map.of());
        simulator.outage(false);
        int left = simulator.accounts().size();

        Map<String, Object> reply = rolledBack("run");

        assertThat(simulator.accounts()).isEmpty();
        assertThat(list(reply, "deleted")).hasSize(left);
        assertThat(list(reply, "gone")).hasSize(3 - left);
        assertThat(list(reply, "kept")).isEmpty();
        assertThat(journal("run-rollback")).hasSize(3).noneMatch(JournalEntry::isReject);
        for (String user : List.of("ann", "bob", "cleo")) {
            assertThat(imported(of("again", SHORT), row(user, "sg-key-of-" + user)).action()).isEqualTo(ImportAction.CREATED);
        }
    }

    @Test
    void deletesWhatAKilledRunCreatedAndAnotherInstanceFinished() throws Exception {
        imported(of("run", SHORT), row("first", "sg-key-of-first"));
        lose(of("run", SHORT), row("lost", "sg-key-of-lost"));
        assertThat(simulator.accountsOf("lost")).hasSize(1);
        for (String user : List.of("first", "lost", "last")) {
            imported(of("run", SHORT), row(user, "sg-key-of-" + user));
        }

        Map<String, Object> reply = rolledBack("run");

        assertThat(reply).containsEntry("deleted_count", 3).containsEntry("unfinished", 0L);
        assertThat(simulator.accounts()).isEmpty();
    }

    @Test
    void saysHowManyRecordsAKilledRunHasNotFinished() throws Exception {
        imported(of("run", SHORT), row("first", "sg-key-of-first"));
        lose(of("run", SHORT), row("lost", "sg-key-of-lost"));

        Map<String, Object> reply = rolledBack("run");

        assertThat(reply).containsEntry("deleted_count", 1).containsEntry("unfinished", 1L);
        assertThat(reply.get("to_do")).asString().contains("start it again with the same runId, and roll it back again");
        assertThat(simulator.accounts()).hasSize(1);

        imported(of("run", SHORT), row("lost", "sg-key-of-lost"));
        assertThat(rolledBack("run")).containsEntry("deleted_count", 1).containsEntry("unfinished", 0L);
        assertThat(simulator.accounts()).isEmpty();
    }
}
