package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelcomposio.ImportReportStrategy;
import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportReport;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What an import of many records costs, and how a split should be. */
class ImportVolumeTest extends ImportTestBase {

    private static final int ROWS = 10_000;
    private static final String SEQUENTIAL = "come one at a time";

    @Override
    protected void configure(DefaultCamelContext camel) throws Exception {
        super.configure(camel);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:parallel").split(body(), new ImportReportStrategy()).streaming().parallelProcessing()
                        .to(withLedger("")).end();
                from("direct:sequential").split(body(), new ImportReportStrategy()).streaming()
                        .to(IMPORT + "&ledger=#ledger").end();
            }
        });
    }

    private ImportReport run(String route, int rows, IntFunction<String> key) {
        Iterator<Map<String, Object>> records
                = IntStream.range(0, rows).mapToObj(i -> row("user_" + i, key.apply(i))).iterator();
        return template.requestBody(route, records, ImportReport.class);
    }

    @Test
    void costsAboutOneRequestForANewUserAndNoneForOneThatIsUnchanged() {
        simulator.latency(Duration.ofMillis(50));
        ImportReport first = run("direct:parallel", ROWS, i -> "sg-key-1-of-" + i);

        assertThat(first.outcomes().of(ImportAction.CREATED)).isEqualTo(ROWS);
        assertThat(simulator.accounts()).hasSize(ROWS);
        assertThat(simulator.counts().total()).isLessThanOrEqualTo(ROWS * 105 / 100);
        simulator.clearRequests();
        ImportReport second = run("direct:parallel", ROWS, i -> "sg-key-1-of-" + i);

        assertThat(second.outcomes().of(ImportAction.UNCHANGED)).isEqualTo(ROWS);
        assertThat(simulator.counts().total()).isZero();
        ImportReport third = run("direct:parallel", ROWS, i -> i % 100 == 57 ? "sg-key-2-of-" + i : "sg-key-1-of-" + i);

        assertThat(third.outcomes().actions()).isEqualTo(
                Map.of(ImportAction.UPDATED, ROWS / 100L, ImportAction.UNCHANGED, ROWS - ROWS / 100L));
        assertThat(writes()).hasSize(ROWS / 100).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("PATCH");
            String id = request.path().substring(request.path().lastIndexOf('/') + 1);
            assertThat(simulator.account(id).orElseThrow().userId()).endsWith("57");
        });
        assertThat(simulator.accounts()).allSatisfy(account -> assertThat(account.val()).containsEntry("api_key",
                "sg-key-" + (account.userId().endsWith("57") ? 2 : 1) + "-of-" + account.userId().substring(5)));
    }

    @Test
    void warnsOnceOfASplitThatIsSequential() {
        Logger logger = (Logger) LoggerFactory.getLogger("io.github.camelcomposio.bulk");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            run("direct:parallel", 60, i -> "sg-key-of-" + i);
            assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).noneMatch(each -> each.contains(SEQUENTIAL));
            run("direct:sequential", 60, i -> "sg-another-of-" + i);
        } finally {
            logger.detachAppender(log);
        }

        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).filteredOn(each -> each.contains(SEQUENTIAL))
                .singleElement().asString().contains("parallelProcessing");
    }
}
