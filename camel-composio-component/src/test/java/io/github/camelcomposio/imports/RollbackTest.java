package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportLedger;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.bulk.JournalEntry;
import io.github.camelcomposio.error.ComposioAuthenticationException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.error.ComposioRejectedCredentialException;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.Fault;
import io.github.camelcomposio.simulator.SimulatorBuilder;
import org.junit.jupiter.api.Test;

/** A rollback deletes what a run created and nobody has touched since, and names what it can't undo. */
class RollbackTest extends ImportTestBase {

    static final String ROLLBACK = "composio:connectedAccounts/rollback?ledger=#ledger&runId=run";
    private static final String ACCOUNT = "/connected_accounts/{nanoid}";

    private final MovableClock clock = new MovableClock();

    /** The system's, some time ahead. */
    private static final class MovableClock extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Override
    protected SimulatorBuilder configure(SimulatorBuilder builder) {
        return builder.clock(clock);
    }

    private Map<String, Object> rolledBack(String options) {
        return reply(send(ROLLBACK + options, null));
    }

    private String created(String user) {
        return imported(withLedger(""), row(user, "sg-key-of-" + user)).connectedAccountId();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> reply, String name) {
        return (List<Map<String, Object>>) reply.get(name);
    }

    @SuppressWarnings("unchecked")
    private static List<String> ids(Map<String, Object> reply, String name) {
        return (List<String>) reply.get(name);
    }

    private static Map<String, Object> kept(Map<String, Object> reply, String user) {
        return list(reply, "kept").stream().filter(one -> user.equals(one.get("user_id"))).findFirst().orElseThrow();
    }

    /** Everything that there is, by id, with status and credentials. */
    private Map<String, String> accounts() {
        Map<String, String> accounts = new TreeMap<>();
        simulator.accounts().forEach(
                account -> accounts.put(account.id(), account.userId() + " " + account.status() + " " + account.val()));
        return accounts;
    }

    @Test
    void leavesWhatStoodBeforeButForWhatItNames() {
        String earlier = "composio:connectedAccounts/import?ledger=#ledger&runId=earlier&authConfigId=" + SENDGRID;
        for (String user : List.of("active", "expired", "replaced", "disabled", "same")) {
            imported(earlier, row(user, "sg-old-of-" + user));
        }
        send("composio:connectedAccounts/initiate?authConfigId=" + SENDGRID, row("stranger", "sg-old-of-stranger"));
        simulator.setStatus(only("expired").id(), "EXPIRED", null);
        simulator.setStatus(only("replaced").id(), "EXPIRED", null);
        simulator.setStatus(only("disabled").id(), "INACTIVE", null);
        simulator.refuseCredential("sg-new-of-refused");
        Map<String, String> before = accounts();
        String replacedId = only("replaced").id();

        imported(withLedger(""), row("new", "sg-new-of-new"));
        imported(withLedger(""), row("other", "sg-new-of-other"));
        imported(withLedger(""), row("active", "sg-new-of-active"));
        imported(withLedger("mode=create"), row("stranger", "sg-new-of-stranger"));
        failure(withLedger(""), row("expired", "sg-new-of-expired"), Map.of());
        imported(withLedger("onNotActive=replace"), row("replaced", "sg-new-of-replaced"));
        imported(withLedger(""), row("disabled", "sg-new-of-disabled"));
        imported(withLedger(""), row("same", "sg-old-of-same"));
        Throwable refused = failure(withLedger("verify=all"), row("refused", "sg-new-of-refused"), Map.of());
        assertThat(refused).isInstanceOf(ComposioRejectedCredentialException.class);
        Map<String, String> after = accounts();
        List<String> ids = List.of(only("new").id(), only("other").id(), only("refused").id());
        String replacing = only("replaced").id();

        Map<String, Object> reply = rolledBack("");

        assertThat(ids(reply, "deleted")).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(list(reply, "kept")).extracting(one -> one.get("user_id"))
                .containsExactlyInAnyOrder("active", "expired", "replaced");
        assertThat(kept(reply, "active")).containsEntry("id", only("active").id())
                .containsEntry("reason", "it was updated, and its old credential can't be read");
        assertThat(kept(reply, "replaced")).containsEntry("id", replacing)
                .containsEntry("reason", "it replaced " + replacedId + ", which is deleted");
        Map<String, String> expected = new TreeMap<>(before);
        expected.remove(replacedId);
        for (String user : List.of("active", "expired", "replaced")) {
            expected.put(only(user).id(), after.get(only(user).id()));
        }
        assertThat(accounts()).isEqualTo(expected);
        assertThat(reply).containsEntry("run_id", "run").containsEntry("dry_run", false).containsEntry("deleted_count", 3)
                .containsEntry("kept_count", 3).containsEntry("gone_count", 0).containsEntry("failed_count", 0)
                .containsEntry("unfinished", 0L).containsEntry("to_do", null);
    }

    @Test
    void notesALineADeletedAccountInItsOwnRun() {
        String id = created("ann");

        rolledBack("");

        assertThat(ledger.run("run-rollback")).isPresent();
        assertThat(journal("run-rollback")).singleElement().satisfies(line -> {
            assertThat(line.action()).isEqualTo(ImportAction.DELETED);
            assertThat(line.isReject()).isFalse();
            assertThat(line.connectedAccountId()).isEqualTo(id);
            assertThat(line.userId()).isEqualTo("ann");
            assertThat(line.toolkit()).isEqualTo("sendgrid");
            assertThat(line.position()).isEqualTo(journal("run").get(0).position() + " " + id);
            assertThat(line.requests()).isEqualTo(1);
        });
        assertThat(ledger.ofAccount(id)).isEmpty();
    }

    @Test
    void letsTheSameRowsBeCreatedAgain() {
        String first = created("ann");
        rolledBack("");

        assertThat(imported(withLedger(""), row("ann", "sg-key-of-ann")).action()).isEqualTo(ImportAction.CREATED);
        assertThat(only("ann").id()).isNotEqualTo(first);
        assertThat(list(rolledBack(""), "deleted")).hasSize(1);
        assertThat(simulator.accounts()).isEmpty();
    }

    @Test
    void isHarmlessWhenRepeated() {
        String id = created("ann");
        rolledBack("");
        simulator.clearRequests();

        Map<String, Object> reply = rolledBack("");

        assertThat(writes()).isEmpty();
        assertThat(list(reply, "deleted")).isEmpty();
        assertThat(ids(reply, "gone")).containsExactly(id);
        assertThat(list(reply, "kept")).isEmpty();
        assertThat(journal("run-rollback")).singleElement()
                .satisfies(line -> assertThat(line.action()).isEqualTo(ImportAction.DELETED));
    }

    @Test
    void keepsWhatSomebodyHasTouchedSince() {
        Map<String, String> ids = new LinkedHashMap<>();
        for (String user : List.of("updated", "imported", "disabled", "unchanged", "untouched")) {
            ids.put(user, created(user));
        }
        send("composio:connectedAccounts/update?ledger=#ledger&connectedAccountId=" + ids.get("updated"),
                Map.of("api_key", "sg-key-rotated"));
        send("composio:connectedAccounts/disable?ledger=#ledger&connectedAccountId=" + ids.get("disabled"), null);
        String later = withLedger("").replace("runId=run", "runId=later");
        imported(later, row("imported", "sg-key-later"));
        imported(later, row("unchanged", "sg-key-of-unchanged"));
        Map<String, String> before = accounts();

        Map<String, Object> reply = rolledBack("");

        assertThat(ids(reply, "deleted"))
                .containsExactlyInAnyOrder(ids.get("untouched"), ids.get("unchanged"));
        assertThat(kept(reply, "imported")).containsEntry("reason", "run later has written it since")
                .containsEntry("id", ids.get("imported"));
        assertThat(kept(reply, "updated").get("reason")).asString().startsWith("it was changed since by something else");
        assertThat(kept(reply, "disabled").get("reason")).asString().startsWith("it was changed since by something else");
        before.keySet().removeAll(List.of(ids.get("untouched"), ids.get("unchanged")));
        assertThat(accounts()).isEqualTo(before);
    }

    @Test
    void keepsWhatWasChangedAtComposioSince() {
        String changed = created("changed");
        created("untouched");
        String soon = created("soon");
        simulator.setStatus(soon, "EXPIRED", null);
        clock.ahead = Duration.ofMinutes(10);
        simulator.setStatus(changed, "EXPIRED", null);

        Map<String, Object> reply = rolledBack("");

        assertThat(simulator.accounts()).extracting(Account::userId).containsExactly("changed");
        assertThat(kept(reply, "changed").get("reason")).asString().startsWith("it was changed at Composio since, at ");
    }

    @Test
    void keepsWhatIsTouchedWhileItIsAtWork() {
        String id = created("ann");
        context.getRegistry().bind("meddled", Proxy.newProxyInstance(ImportLedger.class.getClassLoader(),
                new Class<?>[] { ImportLedger.class }, (proxy, method, arguments) -> {
                    if (method.getName().equals("begin")) {
                        ledger.touched(id, false);
                    }
                    return method.invoke(ledger, arguments);
                }));

        Map<String, Object> reply = reply(send(ROLLBACK.replace("#ledger", "#meddled"), null));

        assertThat(kept(reply, "ann")).containsEntry("id", id);
        assertThat(only("ann").id()).isEqualTo(id);
    }

    @Test
    void notesWhatIsGone() {
        String id = created("ann");
        send("composio:connectedAccounts/delete?connectedAccountId=" + id, null);

        Map<String, Object> reply = rolledBack("");

        assertThat(ids(reply, "gone")).containsExactly(id);
        assertThat(list(reply, "deleted")).isEmpty();
        assertThat(ledger.ofAccount(id)).isEmpty();
    }

    @Test
    void saysWhatWasRemovedUnderTheSameRun() {
        String id = imported(withLedger("").replace("runId=run", "runId=earlier"), row("ann", "sg-key-of-ann"))
                .connectedAccountId();
        String other = imported(withLedger("").replace("runId=run", "runId=earlier"), row("bob", "sg-key-of-bob"))
                .connectedAccountId();
        send("composio:connectedAccounts/remove?ledger=#ledger&runId=run&action=delete&userId=ann", null);
        send("composio:connectedAccounts/remove?ledger=#ledger&runId=run&action=disable&userId=bob", null);

        Map<String, Object> reply = rolledBack("");

        assertThat(kept(reply, "ann")).containsEntry("id", id).containsEntry("reason", "it was deleted");
        assertThat(kept(reply, "bob")).containsEntry("id", other);
        assertThat(kept(reply, "bob").get("reason")).asString().contains("composio:connectedAccounts/enable");
    }

    @Test
    void deletesWhatTheRunCreatedAndThenUpdated() {
        created("ann");
        imported(withLedger(""), row("ann", "sg-key-of-ann-2"));

        Map<String, Object> reply = rolledBack("");

        assertThat(simulator.accounts()).isEmpty();
        assertThat(list(reply, "kept")).isEmpty();
    }

    @Test
    void writesNothingInADryRun() {
        String id = created("ann");
        String gone = created("gone");
        send("composio:connectedAccounts/delete?connectedAccountId=" + gone, null);
        simulator.clearRequests();

        Map<String, Object> reply = rolledBack("&dryRun=true");

        assertThat(writes()).isEmpty();
        assertThat(reply).containsEntry("dry_run", true);
        assertThat(ids(reply, "deleted")).containsExactly(id);
        assertThat(ids(reply, "gone")).containsExactly(gone);
        assertThat(ledger.ofAccount(gone)).isPresent();
        assertThat(ledger.run("run-rollback")).isEmpty();
        assertThat(imported(withLedger(""), row("ann", "sg-key-of-ann")).action()).isEqualTo(ImportAction.UNCHANGED);
    }

    @Test
    void planAndDeedAgreeWhereTheLedgersKeyIsAnother() {
        String id = created("ann");
        JdbcImportLedger rekeyed = newLedger();
        rekeyed.setSecretKey("another");
        context.getRegistry().bind("rekeyed", rekeyed);
        String uri = ROLLBACK.replace("#ledger", "#rekeyed") + "&rekey=true";

        for (String dryRun : List.of("&dryRun=true", "")) {
            Map<String, Object> reply = reply(send(uri + dryRun, null));
            assertThat(ids(reply, "deleted")).as(dryRun).isEmpty();
            assertThat(kept(reply, "ann")).containsEntry("id", id);
            assertThat(kept(reply, "ann").get("reason")).asString().startsWith("the ledger does not know the account");
        }
        assertThat(simulator.accounts()).hasSize(1);
    }

    @Test
    void goesThroughManyAccountsAFewAtATime() {
        int many = 120;
        for (int i = 0; i < many; i++) {
            created("user" + i);
        }
        simulator.clearRequests();

        Map<String, Object> reply = rolledBack("");

        assertThat(reply).containsEntry("deleted_count", many);
        assertThat(simulator.accounts()).isEmpty();
        assertThat(received("GET")).hasSize(3);
        assertThat(journal("run-rollback")).hasSize(many).noneMatch(JournalEntry::isReject);
    }

    @Test
    void goesOnAfterOneFailureAndListsIt() {
        String failing = created("failing");
        created("ann");
        simulator.fault(Fault.on("DELETE", "/connected_accounts/" + failing).answer(500));

        Map<String, Object> reply = rolledBack("&maxRetries=0");

        assertThat(reply).containsEntry("deleted_count", 1);
        assertThat(reply.get("to_do")).asString().contains("roll it back again");
        assertThat(list(reply, "failed")).singleElement().satisfies(one -> {
            assertThat(one).containsEntry("id", failing);
            assertThat(one.get("reason")).asString().contains("HTTP 500");
        });
        assertThat(journal("run-rollback")).filteredOn(JournalEntry::isReject).singleElement()
                .satisfies(line -> assertThat(line.error()).isEqualTo("ComposioServerException"));

        simulator.clearFaults();
        assertThat(ids(rolledBack(""), "deleted")).containsExactly(failing);
        assertThat(simulator.accounts()).isEmpty();
        assertThat(journal("run-rollback")).noneMatch(JournalEntry::isReject);
    }

    @Test
    void stopsWhereTheKeyIsRefusedAndGoesOnWhereItWas() {
        for (int i = 0; i < 40; i++) {
            created("user" + i);
        }
        simulator.fault(Fault.on("DELETE", ACCOUNT).times(10).answer(200, Map.of(), "{\"success\":true}"));
        simulator.fault(Fault.on("DELETE", ACCOUNT).answer(401));
        simulator.clearRequests();

        assertThat(failure(ROLLBACK, null, Map.of())).isInstanceOf(ComposioAuthenticationException.class);

        assertThat(received("DELETE").size()).isBetween(11, 27);
        assertThat(ledger.run("run-rollback").orElseThrow().stopReason()).contains("HTTP 401");
        simulator.clearFaults();
        Map<String, Object> reply = rolledBack("");
        assertThat(reply).containsEntry("failed_count", 0);
        assertThat(ledger.run("run-rollback").orElseThrow().stopReason()).isNull();
        assertThat(list(reply, "kept")).hasSize(10).allSatisfy(one -> assertThat(one.get("reason")).asString()
                .startsWith("the ledger does not know the account any more"));
        assertThat(simulator.accounts()).hasSize(10);
    }

    @Test
    void failsForARunThatIsNotThere() {
        created("ann");

        Throwable failure = failure("composio:connectedAccounts/rollback?ledger=#ledger&runId=ruin", null, Map.of());

        assertThat(failure).isInstanceOf(ComposioNotFoundException.class)
                .hasMessageContaining("the ledger has no run with the id ruin")
                .hasMessageContaining("take one of its newest runs: run");
        assertThat(simulator.accounts()).hasSize(1);
    }

    @Test
    void takesTheRunFromHeaderOrBody() {
        created("ann");
        String uri = "composio:connectedAccounts/rollback?ledger=#ledger&dryRun=true";

        assertThat(reply(send(uri, Map.of("run_id", "run")))).containsEntry("deleted_count", 1);
        assertThat(reply(send(uri, null, Map.of("CamelComposioRunId", "run")))).containsEntry("deleted_count", 1);
        assertThat(failure(uri, null, Map.of())).hasMessageContaining("argument runId is missing");
    }

    @Test
    void doesNotStartWithoutALedger() {
        assertThatThrownBy(() -> send("composio:connectedAccounts/rollback?runId=run", null))
                .hasStackTraceContaining("Option ledger is missing");
    }
}
