package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.camelcomposio.ImportReportStrategy;
import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.bulk.ImportReport.ErrorCount;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.SimulatorBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A dry run says what the real one would do, and writes nothing anywhere. */
class DryRunTest extends ImportTestBase {

    private static final String BASE = "composio:connectedAccounts/import?authConfigId=ac_sendgrid&maxFailureRate=100";
    private static final String LEDGER = "&ledger=#ledger&runId=run";

    private int routes;

    @Override
    protected SimulatorBuilder configure(SimulatorBuilder builder) {
        return builder.patchReactivates(true);
    }

    @BeforeEach
    void addAuthConfigs() {
        simulator.addAuthConfig(MixedFile.OAUTH, "github", "OAUTH2");
        simulator.addAuthConfig(MixedFile.DISABLED, "slack", "API_KEY");
        send("composio:authConfigs/disable?authConfigId=" + MixedFile.DISABLED, null);
    }

    private ImportReport split(String uri, List<Map<String, Object>> records) throws Exception {
        String route = "direct:split" + routes++;
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(route).split(body(), new ImportReportStrategy()).streaming().parallelProcessing().to(uri).end();
            }
        });
        return template.requestBody(route, records, ImportReport.class);
    }

    /** What there is before the file comes. */
    private void prepare(boolean withLedger) throws Exception {
        split(BASE, MixedFile.before("there", 41));
        split(BASE, MixedFile.before("disabled", 15));
        split(BASE, MixedFile.before("expired", 5));
        split(BASE, MixedFile.tokensBefore());
        split(withLedger ? BASE + LEDGER.replace("=run", "=before") : BASE, MixedFile.before("known", 28));
        for (String alias : List.of("one", "two")) {
            split(BASE + "&alias=" + alias, MixedFile.before("several", 7));
        }
        for (Account account : simulator.accounts()) {
            if (account.userId().startsWith("disabled")) {
                send("composio:connectedAccounts/disable?connectedAccountId=" + account.id(), null);
            }
            if (account.userId().startsWith("expired")) {
                simulator.setStatus(account.id(), "EXPIRED", "time");
            }
        }
    }

    private static Map<String, Long> errors(ImportReport report) {
        return report.errors().stream()
                .collect(Collectors.toMap(ErrorCount::error, ErrorCount::count, Long::sum, TreeMap::new));
    }

    private List<String> dump() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.getConnection();
             Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SCRIPT NOSETTINGS")) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines.stream().filter(line -> !line.contains("SEQUENCE")).toList();
    }

    /** Look-ups go together as they come, so that where there are few requests their number differs from run to run. */
    @ParameterizedTest
    @CsvSource({
            "true, ''", "true, &onDuplicate=last", "true, &mode=create", "true, &mode=update", "true, &checkRemote=true",
            "true, &onUnpatchable=replace&onDuplicate=last", "true, &reactivate=true&verify=all&verifyPerSecond=1000",
            "false, ''", "false, &onDuplicate=last", "false, &mode=create&onDuplicate=last", "false, &mode=update",
            "false, &onUnpatchable=replace&reactivate=true&onDuplicate=last" })
    void saysWhatTheRunAfterItDoes(boolean withLedger, String options) throws Exception {
        prepare(withLedger);
        String uri = BASE + (withLedger ? LEDGER : "") + options;
        List<String> before = dump();
        List<Account> accounts = simulator.accounts();
        simulator.clearRequests();
        simulator.latency(Duration.ofMillis(20));
        ImportReport plan = split(uri + "&dryRun=true", MixedFile.records());

        assertThat(writes()).as("nothing is written to Composio").isEmpty();
        assertThat(simulator.accounts()).isEqualTo(accounts);
        assertThat(dump()).as("nor to the ledger").isEqualTo(before);
        simulator.clearRequests();
        ImportReport run = split(uri, MixedFile.records());

        assertThat(plan.dryRun()).isTrue();
        assertThat(run.dryRun()).isFalse();
        assertThat(plan.outcomes().actions()).as("actions").isEqualTo(run.outcomes().actions());
        assertThat(errors(plan)).as("errors").isEqualTo(errors(run));
        assertThat(plan.rows()).isEqualTo(run.rows()).isEqualTo(MixedFile.records().size());
        long really = simulator.requests().size();
        assertThat(plan.requests()).isCloseTo(really, within(Math.max(really / 10, 12)));
        assertThat(run.requests()).as("those of rejects among them").isCloseTo(really, within(6L));
    }

    @Test
    void meetsEachDecisionInTheFile() throws Exception {
        prepare(true);
        ImportReport plan = split(BASE + LEDGER + "&dryRun=true", MixedFile.records());

        assertThat(plan.rows()).isBetween(290L, 310L);
        assertThat(plan.outcomes().actions()).containsKeys(
                ImportAction.CREATED, ImportAction.UPDATED, ImportAction.UNCHANGED, ImportAction.SKIPPED);
        assertThat(errors(plan)).containsOnlyKeys("ComposioConflictException", "ComposioInvalidRequestException",
                "ComposioNotFoundException");
    }

    @Test
    void saysHowManyRequestsAndHowLongAtTheBudget() throws Exception {
        simulator.rateLimit(600, Duration.ofMinutes(1));
        ImportReport plan = split(BASE + "&dryRun=true", MixedFile.before("new", 100));

        assertThat(plan.limitPerMinute()).isEqualTo(600);
        assertThat(plan.requests()).isBetween(100L, 200L);
        assertThat(plan.estimatedDuration()).contains(Duration.ofMinutes(plan.requests()).dividedBy(600));
        assertThat(plan.toText()).contains("Estimate: " + plan.requests() + " requests, about ")
                .contains("at 600 requests a minute");
    }

    @Test
    void countsTheVerificationOfWhatWasNotVerifiedBefore() throws Exception {
        List<Map<String, Object>> records = MixedFile.before("known", 20);
        split(BASE + LEDGER, records);
        String verifying = BASE + LEDGER + "&verify=all&verifyPerSecond=1000";
        ImportReport plan = split(verifying + "&dryRun=true", records);
        simulator.clearRequests();
        split(verifying, records);

        assertThat(plan.requests()).isEqualTo(simulator.requests().size()).isEqualTo(40);
        assertThat(split(verifying + "&dryRun=true", records).requests()).isZero();
    }

    @Test
    void knowsWhichCredentialsWereRefusedBefore() throws Exception {
        simulator.refuseCredential("sg-key-before-1");
        String verifying = BASE + LEDGER + "&verify=all&verifyPerSecond=1000";
        split(verifying, MixedFile.before("new", 5));
        ImportReport plan = split(verifying + "&dryRun=true", MixedFile.before("new", 5));
        ImportReport run = split(verifying, MixedFile.before("new", 5));

        assertThat(plan.outcomes()).isEqualTo(run.outcomes());
        assertThat(errors(plan)).isEqualTo(errors(run)).containsOnlyKeys("ComposioRejectedCredentialException");
    }

    @Test
    void aPlanWithRejectsOnlyIsAPlanToo() throws Exception {
        ImportReport plan = split(BASE + LEDGER + "&dryRun=true&mode=update", MixedFile.before("new", 3));

        assertThat(plan.outcomes().rejected()).isEqualTo(3);
        assertThat(plan.dryRun()).isTrue();
        assertThat(plan.runId()).isEqualTo("run");
        assertThat(plan.rejects()).allSatisfy(reject -> assertThat(reject.reason()).contains("mode=upsert"));
    }

    @Test
    void makesNoRunAndNoJournal() {
        ImportOutcome outcome = imported(BASE + LEDGER + "&dryRun=true", row("ann", "sg-key-0123456789"));

        assertThat(outcome.dryRun()).isTrue();
        assertThat(outcome.action()).isEqualTo(ImportAction.CREATED);
        assertThat(outcome.connectedAccountId()).isNull();
        failure(BASE + LEDGER + "&dryRun=true&mode=update", row("bob", "sg-key-0123456789"), Map.of());
        assertThat(simulator.accounts()).isEmpty();
        imported(BASE + LEDGER.replace("=run", "=other"), row("eve", "sg-key-0123456789"));
        assertThat(ledger.run("run")).isEmpty();
        assertThat(journal("run")).isEmpty();
        assertThat(ledger.runs(10)).hasSize(1);
    }

    @Test
    void createsNoTables() throws SQLException {
        List<String> before = dump();
        ImportOutcome outcome = imported(BASE + LEDGER + "&dryRun=true", row("ann", "sg-key-0123456789"));

        assertThat(outcome.action()).isEqualTo(ImportAction.CREATED);
        assertThat(dump()).isEqualTo(before).noneMatch(line -> line.contains("TABLE"));
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void throwsNothingAwayWithRekey(boolean alreadyThere) throws SQLException {
        imported(BASE + LEDGER, row("ann", "sg-key-0123456789"));
        List<String> before = dump();
        JdbcImportLedger another = newLedger();
        another.setSecretKey("another-key-that-is-long-enough");
        context.getRegistry().bind("another", another);
        String record = alreadyThere ? "ann" : "bob";

        ImportOutcome outcome = imported(BASE + "&ledger=#another&rekey=true&dryRun=true", row(record, "sg-key-0123456789"));
        assertThat(outcome.action()).isEqualTo(alreadyThere ? ImportAction.UPDATED : ImportAction.CREATED);
        assertThat(dump()).isEqualTo(before);
        assertThat(imported(BASE + LEDGER, row("ann", "sg-key-0123456789")).action()).isEqualTo(ImportAction.UNCHANGED);
    }
}
