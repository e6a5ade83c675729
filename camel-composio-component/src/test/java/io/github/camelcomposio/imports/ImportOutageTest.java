package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.ImportReportStrategy;
import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportReport;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Composio is down in the middle of a run. */
class ImportOutageTest extends ImportTestBase {

    private static final int USERS = 400;

    @Override
    protected void configure(ComposioComponent component) {
        component.setMaxInFlight(16);
        component.setOutageProbeInterval(200);
        component.getConfiguration().setResponseTimeout(2000);
        component.getConfiguration().setLateCommitWait(500);
    }

    @Override
    protected void configure(DefaultCamelContext camel) throws Exception {
        super.configure(camel);
        camel.getRegistry().bind("report", new ImportReportStrategy());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:patient").split(body()).streaming().parallelProcessing().aggregationStrategy("report")
                        .to(withLedger(""));
                from("direct:impatient").split(body()).streaming().parallelProcessing().aggregationStrategy("report")
                        .to(withLedger("maxOutageWait=1s"));
            }
        });
    }

    private static Iterator<Map<String, Object>> rows() {
        return IntStream.range(0, USERS).mapToObj(i -> row("user_" + i, "sg-key-of-user-" + i)).iterator();
    }

    private CompletableFuture<ImportReport> start(String route) {
        simulator.latency(Duration.ofMillis(10));
        CompletableFuture<ImportReport> report = template.asyncRequestBody(route, rows(), ImportReport.class);
        await().until(() -> simulator.accounts().size() > USERS / 4);
        simulator.outage(true);
        return report;
    }

    @Test
    void isWaitedForAndCostsNoRecord() throws Exception {
        CompletableFuture<ImportReport> running = start("direct:patient");
        await().during(3, TimeUnit.SECONDS).atMost(10, TimeUnit.SECONDS).until(() -> !running.isDone());
        simulator.outage(false);

        ImportReport report = running.get(60, TimeUnit.SECONDS);

        assertThat(report.rejects()).isEmpty();
        assertThat(report.outcomes().of(ImportAction.CREATED)).isEqualTo(USERS);
        assertThat(report.notAttempted()).isZero();
        assertThat(simulator.accounts()).hasSize(USERS).extracting("userId").doesNotHaveDuplicates();
        assertThat(journal("run")).hasSize(USERS).allSatisfy(line -> assertThat(line.isReject()).isFalse());
    }

    @Test
    void stopsTheRunWhenItLastsTooLongAndTheSameRunFinishes() throws Exception {
        ImportReport stopped = start("direct:impatient").get(60, TimeUnit.SECONDS);

        assertThat(stopped.outcomes().rejected()).isZero();
        assertThat(stopped.notAttempted()).isEqualTo(USERS - stopped.outcomes().done());
        assertThat(stopped.stopReason()).contains("Composio has not answered");
        assertThat(journal("run")).allSatisfy(line -> assertThat(line.isReject()).isFalse());
        await().untilAsserted(
                () -> assertThat(ImportReport.of(ledger, "run").notAttempted()).isEqualTo(stopped.notAttempted()));

        simulator.outage(false);
        ImportReport finished = template.requestBody("direct:impatient", rows(), ImportReport.class);

        assertThat(finished.outcomes().rejected()).isZero();
        assertThat(finished.rows()).isEqualTo(USERS);
        assertThat(simulator.accounts()).hasSize(USERS).extracting("userId").doesNotHaveDuplicates();
        assertThat(ImportReport.of(ledger, "run").outcomes().of(ImportAction.CREATED)).isEqualTo(USERS);
        assertThat(ImportReport.of(ledger, "run").stopReason()).isNull();
    }
}
