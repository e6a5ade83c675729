package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.ImportReportStrategy;
import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.bulk.JournalEntry;
import io.github.camelcomposio.bulk.RunRecord;
import io.github.camelcomposio.error.ComposioImportStoppedException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** What ends a run, what becomes of its records then, and what goes on with it. */
class StoppedImportTest extends ImportTestBase {

    private static final int ROWS = 400;
    private static final int SOME = 100;

    @Override
    protected void configure(ComposioComponent component) {
        component.setMaxInFlight(16);
        component.getConfiguration().setMaxRetries(1);
    }

    @Override
    protected void configure(DefaultCamelContext camel) throws Exception {
        super.configure(camel);
        camel.addRoutes(new Routes());
    }

    private static final class Routes extends RouteBuilder {

        @Override
        public void configure() {
            from("direct:split").split(body(), new ImportReportStrategy()).streaming().parallelProcessing()
                    .to(withLedger("")).end();
            from("direct:withoutLedger").split(body(), new ImportReportStrategy()).streaming().parallelProcessing()
                    .to(IMPORT + "&runId=run").end();
            from("direct:tolerant").split(body(), new ImportReportStrategy()).streaming().parallelProcessing()
                    .to(withLedger("maxFailureRate=100")).end();
            from("direct:single").routeId("single").to(withLedger(""));
            from("direct:redelivered").split(body(), new ImportReportStrategy()).streaming().parallelProcessing()
                    .to("direct:again").end();
            from("direct:again").errorHandler(deadLetterChannel("mock:dead").maximumRedeliveries(2).redeliveryDelay(10)
                    .asyncDelayedRedelivery().logExhausted(false)).to(withLedger(""));
        }
    }

    private static Iterator<Map<String, Object>> rows(int rows, IntFunction<Map<String, Object>> row) {
        return IntStream.range(0, rows).mapToObj(row).iterator();
    }

    private static Map<String, Object> good(int i) {
        return row("user_" + i, "sg-key-of-" + i);
    }

    /** Every fifth has no credential. */
    private static Map<String, Object> fifthBad(int i) {
        return i % 5 == 0 ? row("user_" + i, null) : good(i);
    }

    private ImportReport split(String route, int rows, IntFunction<Map<String, Object>> row) {
        return template.requestBody(route, rows(rows, row), ImportReport.class);
    }

    /** A split in the midst of which something happens. */
    private ImportReport split(String route, Runnable event) {
        simulator.latency(Duration.ofMillis(10));
        CompletableFuture<ImportReport> report = template.asyncRequestBody(route, rows(ROWS, StoppedImportTest::good),
                ImportReport.class);
        await().until(() -> simulator.accounts().size() >= SOME);
        event.run();
        return report.join();
    }

    private RunRecord run() {
        return ledger.run("run").orElseThrow();
    }

    private void assertStopped(ImportReport report, String reason) {
        long done = report.outcomes().done();
        assertThat(report.rejects()).isEmpty();
        assertThat(report.notAttempted()).isPositive().isEqualTo(ROWS - done);
        assertThat(report.stopReason()).contains(reason);
    }

    private void assertNoted(ImportReport report) {
        assertThat(journal("run")).allSatisfy(line -> assertThat(line.action()).isNotNull())
                .hasSize((int) report.outcomes().done());
        await().untilAsserted(() -> {
            assertThat(run().notAttempted()).isEqualTo(report.notAttempted());
            assertThat(run().stopReason()).isEqualTo(report.stopReason());
        });
    }

    private void assertFinished() {
        assertThat(simulator.accounts()).hasSize(ROWS).extracting(Account::userId).doesNotHaveDuplicates();
        assertThat(simulator.accounts()).allSatisfy(account -> assertThat(account.val()).containsEntry("api_key",
                account.userId().replace("user_", "sg-key-of-")));
    }

    private void assertFinishedAndNoted() {
        assertFinished();
        assertThat(journal("run")).hasSize(ROWS).allSatisfy(line -> assertThat(line.action()).isNotNull());
        assertThat(run().stopReason()).isNull();
        assertThat(run().notAttempted()).isZero();
        assertThat(ledger.unfinished("run")).isZero();
    }

    private Runnable revokeKey() {
        return () -> simulator.apiKey("ak_other");
    }

    @Test
    void aRevokedKeyStopsTheRunAndAnotherSplitFinishesIt() {
        String key = simulator.apiKey();
        ImportReport stopped = split("direct:split", revokeKey());

        assertStopped(stopped, "does not accept the API key");
        assertNoted(stopped);
        assertThat(ledger.unfinished("run")).isZero();
        simulator.apiKey(key);
        ImportReport resumed = split("direct:split", ROWS, StoppedImportTest::good);
        assertThat(resumed.outcomes().of(ImportAction.UNCHANGED)).isEqualTo(stopped.outcomes().done());
        assertThat(resumed.outcomes().done()).isEqualTo(ROWS);
        assertFinishedAndNoted();
    }

    @Test
    void aRevokedKeyStopsTheRunWithoutALedgerToo() {
        String key = simulator.apiKey();
        assertStopped(split("direct:withoutLedger", revokeKey()), "does not accept the API key");

        simulator.apiKey(key);
        assertThat(split("direct:withoutLedger", ROWS, StoppedImportTest::good).outcomes().done()).isEqualTo(ROWS);
        assertFinished();
    }

    @Test
    void aRestartOfTheRouteGoesOnWithSingleMessages() throws Exception {
        String key = simulator.apiKey();
        simulator.apiKey("ak_other");
        assertThat(failure("direct:single", good(0), Map.of())).isInstanceOf(ComposioImportStoppedException.class);
        simulator.apiKey(key);
        simulator.clearRequests();
        assertThat(failure("direct:single", good(0), Map.of())).isInstanceOf(ComposioImportStoppedException.class);
        assertThat(simulator.requests()).isEmpty();

        context.getRouteController().stopRoute("single");
        context.getRouteController().startRoute("single");

        assertThat(imported("direct:single", good(0)).action()).isEqualTo(ImportAction.CREATED);
        assertThat(journal("run")).hasSize(1);
    }

    @Test
    void anotherProcessGoesOn() throws Exception {
        String key = simulator.apiKey();
        ImportReport stopped = split("direct:split", revokeKey());
        context.close();
        simulator.apiKey(key);

        try (ImportInstance other = new ImportInstance(newLedger(), component -> {
            component.getConfiguration().setBaseUrl(simulator.baseUrl());
            component.getConfiguration().setApiKey(key);
        })) {
            other.context.addRoutes(new Routes());
            ImportReport resumed = other.template.requestBody("direct:split", rows(ROWS, StoppedImportTest::good),
                    ImportReport.class);
            assertThat(resumed.outcomes().of(ImportAction.UNCHANGED)).isEqualTo(stopped.outcomes().done());
            assertFinishedAndNoted();
        }
    }

    @Test
    void tooManyRejectsStopTheRun() {
        ImportReport report = split("direct:split", ROWS, StoppedImportTest::fifthBad);

        assertThat(report.stopReason()).contains("21 of the last").contains("maxFailureRate=10");
        assertThat(report.outcomes().rejected()).as("and those that were under way").isBetween(21L, 21L + 16);
        assertThat(report.rejects()).extracting(ImportReport.Reject::error)
                .containsOnly(ComposioInvalidRequestException.class.getSimpleName());
        assertThat(report.outcomes().rows() + report.notAttempted()).isEqualTo(ROWS);
        assertThat(journal("run").stream().filter(line -> line.action() == null)).hasSize((int) report.outcomes().rejected());
        await().untilAsserted(() -> assertThat(run().notAttempted()).isEqualTo(report.notAttempted()));
    }

    @Test
    void aRateOfAHundredNeverStops() {
        ImportReport report = split("direct:tolerant", ROWS, StoppedImportTest::fifthBad);

        assertThat(report.outcomes().rejected()).isEqualTo(ROWS / 5);
        assertThat(report.notAttempted()).isZero();
    }

    @Test
    void aRecordThatIsSentAgainIsOneRejectAndGoesToTheDeadLetterChannelOnce() throws Exception {
        MockEndpoint dead = context.getEndpoint("mock:dead", MockEndpoint.class);
        dead.expectedMessageCount(15);
        IntFunction<Map<String, Object>> row = i -> i < 15 ? row("user_" + i, null) : good(i);

        ImportReport report = split("direct:redelivered", SOME, row);

        assertThat(report.outcomes().rejected()).isEqualTo(15);
        assertThat(report.notAttempted()).isZero();
        assertThat(journal("run")).filteredOn(line -> line.action() == null).extracting(JournalEntry::position)
                .hasSize(15).doesNotHaveDuplicates();
        dead.assertIsSatisfied();
        assertThat(dead.getExchanges()).allSatisfy(exchange -> assertThat(
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT)).isInstanceOf(ComposioInvalidRequestException.class));
    }

    @Test
    void aFailureThatPassesIsMadeGoodByRedelivery() {
        simulator.fault(Fault.on("POST", "/connected_accounts").times(15).answer(400));

        ImportReport report = split("direct:redelivered", SOME, StoppedImportTest::good);

        assertThat(report.outcomes().of(ImportAction.CREATED)).isEqualTo(SOME);
        assertThat(journal("run")).hasSize(SOME).allSatisfy(line -> assertThat(line.action()).isEqualTo(ImportAction.CREATED));
    }

    @Test
    void aLedgerThatIsGoneStopsTheRunAndLosesNoRecord() throws Exception {
        MortalDatabase gone = new MortalDatabase(database);
        JdbcImportLedger mortal = new JdbcImportLedger(gone.dataSource());
        mortal.setCreateTables(true);
        try (ImportInstance instance = new ImportInstance(mortal, component -> {
            component.getConfiguration().setBaseUrl(simulator.baseUrl());
            component.getConfiguration().setApiKey(simulator.apiKey());
            component.getConfiguration().setResponseTimeout(500);
            component.getConfiguration().setLateCommitWait(100);
            component.setMaxInFlight(16);
        })) {
            instance.context.addRoutes(new Routes());
            CompletableFuture<ImportReport> report = instance.template.asyncRequestBody("direct:split",
                    rows(ROWS, StoppedImportTest::good), ImportReport.class);
            await().until(() -> simulator.accounts().size() >= SOME);
            gone.close(true);
            assertStopped(report.join(), "the ledger can't be used");

            gone.close(false);
            ImportReport resumed = instance.template.requestBody("direct:split", rows(ROWS, StoppedImportTest::good),
                    ImportReport.class);

            assertThat(resumed.outcomes().done()).isEqualTo(ROWS);
            assertFinishedAndNoted();
        }
    }

    @Test
    void aRateLimitBeyondWhatIsWaitedForStopsTheRun() {
        ImportReport report = split("direct:split", () -> simulator.fault(
                Fault.on("*", "*").answer(429, Map.of("Retry-After", "7200"), null)));

        assertStopped(report, "the rate limit leaves no request within maxRateLimitWait");
        assertNoted(report);
    }

    @Test
    void recordsThatWereNotSentWhenTheContextStopsAreNoRejectsAndAnotherOneFinishes() throws Exception {
        simulator.latency(Duration.ofMillis(50));
        CompletableFuture<Exchange> split = template.asyncSend("direct:split",
                message -> message.getMessage().setBody(rows(ROWS, StoppedImportTest::good)));
        await().until(() -> simulator.accounts().size() >= 20);
        composio.stop();
        ImportReport report = split.join().getMessage().getBody(ImportReport.class);
        simulator.latency(Duration.ZERO);

        Predicate<JournalEntry> rejected = line -> line.action() == null;
        assertThat(journal("run").stream().filter(rejected)).isEmpty();
        assertThat(report.outcomes().done()).isLessThan(ROWS);
        assertThat(report.outcomes().rows() + report.notAttempted()).isEqualTo(ROWS);
        assertThat(report.rejects()).extracting(ImportReport.Reject::error).containsOnly("ComposioTransportException");
        assertThat(report.rejects()).extracting(ImportReport.Reject::reason)
                .allSatisfy(reason -> assertThat(reason).contains("stopping"));
        context.close();
        try (ImportInstance other = new ImportInstance(newLedger(), component -> {
            component.getConfiguration().setBaseUrl(simulator.baseUrl());
            component.getConfiguration().setApiKey(simulator.apiKey());
        })) {
            other.context.addRoutes(new Routes());
            simulator.clearRequests();
            ImportOutcome done = other.template.requestBody("direct:single", good(0), ImportOutcome.class);
            assertThat(done.action()).isEqualTo(ImportAction.UNCHANGED);
            ImportReport resumed = other.template.requestBody("direct:split", rows(ROWS, StoppedImportTest::good),
                    ImportReport.class);
            assertThat(resumed.outcomes().done()).isEqualTo(ROWS);
            assertFinished();
            assertThat(List.of(ledger.unfinished("run"), (long) received("PATCH").size())).containsExactly(0L, 0L);
        }
    }
}
