package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.bulk.JournalEntry;
import io.github.camelcomposio.bulk.LedgerEntry.Verification;
import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.Fault;
import io.github.camelcomposio.simulator.ProxiedCall;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An instance dies at each step of its work; another one finishes the run, and nothing is lost or done twice. */
class KilledImportTest extends ImportTestBase {

    private static final String OAUTH = "ac_own_app";
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration LATE = Duration.ofMillis(900);
    private static final Fault CREATE_HELD = Fault.on("POST", "/connected_accounts").times(1).commitLate(LATE);
    private static final Fault PATCH_HELD = Fault.on("PATCH", "/connected_accounts/{id}").times(1).commitLate(LATE);
    private static final Predicate<List<?>> NEVER = calls -> false;

    private static final String BRIEFLY = Step.REPLACE_NOTED.uri() + "&responseTimeout=500&lateCommitWait=100";

    private final List<ImportInstance> instances = new ArrayList<>();

    /** At which step an instance dies. */
    private enum Step {
        CLAIMED(calls -> true),
        CREATE_NOTED(wrote("CREATING")),
        CREATED("POST"),
        CREATE_UNDER_WAY("POST", CREATE_HELD),
        PATCHED("PATCH"),
        PATCH_UNDER_WAY("PATCH", PATCH_HELD),
        REPLACE_NOTED(wrote("REPLACING")),
        REPLACE_CREATED("POST"),
        REPLACE_CREATE_UNDER_WAY("POST", CREATE_HELD),
        REPLACE_DELETED("DELETE"),
        ASKED_NOTED(MortalLedger.wrote(entry -> entry.verification() == Verification.ASKED)),
        ANSWERED("POST /tools/execute/proxy");

        private final Predicate<List<?>> lastCall;
        private final String lastWrite;
        private final Fault fault;

        Step(Predicate<List<?>> lastCall) {
            this.lastCall = lastCall;
            this.lastWrite = null;
            this.fault = null;
        }

        Step(String lastWrite) {
            this(lastWrite, null);
        }

        Step(String lastWrite, Fault fault) {
            this.lastCall = NEVER;
            this.lastWrite = lastWrite;
            this.fault = fault;
        }

        private static Predicate<List<?>> wrote(String status) {
            return MortalLedger.wrote(entry -> status.equals(entry.status()));
        }

        boolean replaces() {
            return name().startsWith("REPLACE");
        }

        boolean verifies() {
            return name().startsWith("A");
        }

        boolean updates() {
            return name().startsWith("PATCH") || replaces();
        }

        String uri() {
            return "composio:connectedAccounts/import?ledger=#ledger&runId=run&onUnpatchable=replace"
                   + (verifies() ? "&verify=all" : "");
        }

        CredentialRecord row(String user, String version) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("user_id", user);
            row.put("auth_config_id", replaces() ? OAUTH : SENDGRID_ID);
            row.put(credential(), "sg-key-" + version + "-of-" + user);
            return new CredentialRecord(user, row);
        }

        String credential() {
            return replaces() ? "access_token" : "api_key";
        }
    }

    @Override
    protected void configure(ComposioComponent component) {
        times(component);
    }

    private static void times(ComposioComponent component) {
        component.getConfiguration().setResponseTimeout(1000);
        component.getConfiguration().setLateCommitWait(500);
    }

    @AfterEach
    void closeInstances() {
        instances.forEach(ImportInstance::close);
    }

    private static String user(Step step) {
        return "user_" + step.ordinal();
    }

    /** Whether the last thing that the instance was to do has reached Composio. */
    private boolean hasWritten(Step step, String before) {
        if (step.lastWrite == null) {
            return false;
        }
        if (step == Step.ANSWERED) {
            return !calls(step).isEmpty();
        }
        return received(step.lastWrite).stream().anyMatch(request -> step.lastWrite.equals("POST")
                ? request.body().contains('"' + user(step) + '"') : request.path().endsWith(before));
    }

    private List<ProxiedCall> calls(Step step) {
        List<String> accounts = simulator.accountsOf(user(step)).stream().map(Account::id).toList();
        return simulator.proxiedCalls().stream().filter(call -> accounts.contains(call.connectedAccountId())).toList();
    }

    /** Lets an instance import a record and die at it. */
    private void die(Step step, String version) throws Exception {
        String before = simulator.accountsOf(user(step)).stream().map(Account::id).findFirst().orElse("");
        MortalLedger mortal = new MortalLedger(ledger, () -> hasWritten(step, before), step.lastCall);
        if (step.fault != null) {
            simulator.fault(step.fault);
        }
        ImportInstance instance = instance(mortal);
        CompletableFuture<Exchange> sent = instance.send(step.uri(), step.row(user(step), version));
        await().until(mortal::isDead);
        assertThat(sent.isDone() && sent.join().getException() == null).as(step.name()).isFalse();
    }

    private ImportInstance instance(MortalLedger mortal) throws Exception {
        ImportInstance instance = new ImportInstance(mortal.ledger(), component -> {
            component.getConfiguration().setBaseUrl(simulator.baseUrl());
            component.getConfiguration().setApiKeySource(() -> mortal.key(simulator.apiKey()));
            component.setMaxInFlight(2);
            times(component);
        });
        instances.add(instance);
        return instance;
    }

    private ImportInstance healthyInstance() throws Exception {
        return instance(new MortalLedger(ledger, () -> false, NEVER));
    }

    private Instant lastLeaseEnd() throws SQLException {
        try (Connection connection = database.getConnection();
             Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("SELECT MAX(lease_end) AS last FROM composio_ledger")) {
            row.next();
            return row.getObject("last", LocalDateTime.class).toInstant(ZoneOffset.UTC);
        }
    }

    @Test
    void anotherInstanceFinishesWhatWasBegunAtEachStep() throws Exception {
        simulator.addAuthConfig(OAUTH, "gmail", "OAUTH2");
        Map<Step, String> replaced = new LinkedHashMap<>();
        for (Step step : Step.values()) {
            if (step.updates()) {
                ImportOutcome made = imported(step.uri().replace("runId=run", "runId=before"), step.row(user(step), "1"));
                replaced.put(step, made.connectedAccountId());
            }
        }
        simulator.clearRequests();
        for (Step step : Step.values()) {
            die(step, "2");
        }
        Instant free = lastLeaseEnd();

        ImportInstance last = healthyInstance();
        Map<Step, CompletableFuture<Exchange>> finished = new LinkedHashMap<>();
        Map<Step, Instant> times = new LinkedHashMap<>();
        for (Step step : Step.values()) {
            CompletableFuture<Exchange> sent = last.send(step.uri(), step.row(user(step), "2"));
            finished.put(step, sent.whenComplete((done, failure) -> times.put(step, CLOCK.instant())));
        }
        List<CompletableFuture<Exchange>> others = IntStream.range(0, 20).mapToObj(i -> last.send(
                Step.CREATED.uri(), Step.CREATED.row("other_" + i, "2"))).toList();

        others.forEach(each -> assertThat(each.join().getException()).isNull());
        assertThat(finished.get(Step.ANSWERED)).as("others go on meanwhile").isNotDone();
        finished.forEach((step, sent) -> assertThat(sent.join().getException()).as(step.name()).isNull());
        assertThat(times.get(Step.ANSWERED)).isAfterOrEqualTo(free);
        for (Step step : Step.values()) {
            assertRight(step);
        }
        assertThat(simulator.accounts()).hasSize(Step.values().length + 20);
        assertThat(ledger.unfinished("run")).isZero();
        assertThat(replaced).allSatisfy((step, id) -> assertThat(simulator.account(id).isPresent()).as(step.name())
                .isEqualTo(!step.replaces()));
        assertThat(calls(Step.ASKED_NOTED)).isEmpty();
        assertThat(calls(Step.ANSWERED)).hasSize(1);
        assertThat(received("POST").stream().filter(request -> request.body().contains('"' + user(Step.REPLACE_CREATED) + '"')))
                .as("the account that was created is taken").hasSize(1);
    }

    private void assertRight(Step step) {
        Account account = only(user(step));
        assertThat(account.val()).as(step.name()).containsEntry(step.credential(), "sg-key-2-of-" + user(step));
        List<JournalEntry> lines = journal("run").stream().filter(line -> user(step).equals(line.userId())).toList();
        assertThat(lines).as(step.name()).singleElement().satisfies(line -> {
            assertThat(line.connectedAccountId()).isEqualTo(account.id());
            assertThat(line.action()).isEqualTo(
                    step.updates() ? ImportAction.UPDATED : step.verifies() ? ImportAction.CREATED : line.action());
        });
        assertThat(ledger.ofAccount(account.id()).orElseThrow().fingerprint()).as(step.name()).isNotNull();
    }

    @Test
    void aReplaceThatDiesTwiceLeavesNoAccountBehind() throws Exception {
        simulator.addAuthConfig(OAUTH, "gmail", "OAUTH2");
        imported(BRIEFLY, Step.REPLACE_NOTED.row("ann", "1"));
        dieReplacing("2", () -> false, Step.REPLACE_NOTED.lastCall);
        simulator.clearRequests();
        dieReplacing("2", () -> received("POST").size() == 1, NEVER);
        assertThat(simulator.accountsOf("ann")).hasSize(2);
        dieReplacing("3", () -> received("POST").size() == 2, NEVER);

        assertThat(healthyInstance().send(BRIEFLY, Step.REPLACE_NOTED.row("ann", "3")).join().getException()).isNull();

        assertThat(only("ann").val()).containsEntry("access_token", "sg-key-3-of-ann");
        assertThat(ledger.unfinished("run")).isZero();
    }

    private void dieReplacing(String version, BooleanSupplier fate, Predicate<List<?>> lastCall) throws Exception {
        MortalLedger mortal = new MortalLedger(ledger, fate, lastCall);
        instance(mortal).send(BRIEFLY, Step.REPLACE_NOTED.row("ann", version));
        await().until(mortal::isDead);
    }
}
