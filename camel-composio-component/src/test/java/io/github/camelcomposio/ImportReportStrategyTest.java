package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.bulk.ImportOutcome.Verification;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.bulk.Outcomes;
import io.github.camelcomposio.error.ComposioImportStoppedException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioRejectedCredentialException;
import io.github.camelcomposio.error.Failure;
import io.github.camelcomposio.model.CredentialRecord;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a split's records become in its report. The body of each says what an import would do with it. */
class ImportReportStrategyTest {

    private static final String RUN = "run-1";
    private static final String SECRET = "sk_live_0123456789";

    private final ImportReportStrategy strategy = new ImportReportStrategy();
    private DefaultCamelContext context;
    private ProducerTemplate template;

    @BeforeEach
    void startContext() throws Exception {
        context = TestContexts.newContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:parallel").split(body(), strategy).streaming().parallelProcessing()
                        .process(ImportReportStrategyTest::importRecord).end();
                from("direct:sequential").split(body(), strategy).process(ImportReportStrategyTest::importRecord).end();
                from("direct:handled").errorHandler(deadLetterChannel("mock:dead")).split(body(), strategy)
                        .process(ImportReportStrategyTest::importRecord).end();
                from("direct:dropped").split(body(), strategy).setBody(constant("something else")).end();
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stopContext() throws Exception {
        context.close();
    }

    /** As connectedAccounts/import does it. */
    private static void importRecord(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof ImportOutcome) {
            return;
        }
        String user = exchange.getMessage().getBody() instanceof CredentialRecord credentials
                ? String.valueOf(credentials.getFields().get("user_id")) : exchange.getMessage().getBody(String.class);
        if (user.startsWith("bad")) {
            throw new ComposioInvalidRequestException("connectedAccounts/import", "a field is missing");
        }
        if (user.startsWith("foreign")) {
            throw new IllegalStateException("can't read " + SECRET);
        }
        if (user.startsWith("refused")) {
            throw new ComposioRejectedCredentialException(
                    Failure.notSent("connectedAccounts/import"), "ca_" + user, "it answered 401");
        }
        if (user.startsWith("late")) {
            throw new ComposioImportStoppedException(
                    "connectedAccounts/import", RUN, "an invalid key",
                    new ComposioInvalidRequestException("connectedAccounts/import", "a field is missing"));
        }
        exchange.getMessage().setHeader(ComposioConstants.TOOLKIT, "github");
        exchange.getMessage().setBody(outcome(user));
    }

    private static ImportOutcome outcome(String user) {
        return new ImportOutcome(
                ImportAction.CREATED, "ca_" + user, user, "ac_1", "ACTIVE",
                ImportOutcome.Verification.VERIFIED, user.startsWith("plan"), RUN);
    }

    private ImportReport report(String route, Object records) {
        return template.requestBody(route, records, ImportReport.class);
    }

    @Test
    void collectsOutcomesRejectsAndWhatWasNotAttempted() {
        for (String route : List.of("direct:parallel", "direct:sequential", "direct:handled")) {
            ImportReport report = report(route, List.of("bad", "one", "two", "foreign", "late", "late"));

            assertThat(report.outcomes()).as(route).isEqualTo(new Outcomes(Map.of(ImportAction.CREATED, 2L), 2));
            assertThat(report.notAttempted()).isEqualTo(2);
            assertThat(report.stopReason()).isEqualTo("an invalid key");
            assertThat(report.runId()).isEqualTo(RUN);
            assertThat(report.dryRun()).isFalse();
            assertThat(report.toolkits()).containsOnlyKeys("github", "(unknown)");
            assertThat(report.rejects()).extracting(ImportReport.Reject::error)
                    .containsExactlyInAnyOrder("ComposioInvalidRequestException", "IllegalStateException");
            assertThat(report.rejects()).extracting(ImportReport.Reject::position)
                    .containsExactlyInAnyOrder("record 1", "record 4");
        }
    }

    @Test
    void saysInWhichFileARecordStood() {
        for (String route : List.of("direct:parallel", "direct:sequential", "direct:handled")) {
            ImportReport report = template.requestBodyAndHeader(
                    route, List.of("one", "bad", "foreign"), Exchange.FILE_NAME, "users.csv", ImportReport.class);

            assertThat(report.rejects()).extracting(ImportReport.Reject::position)
                    .containsExactlyInAnyOrder("users.csv record 2", "users.csv record 3");
        }
    }

    @Test
    void countsARecordWithoutAPositionOfItsOwn() {
        CredentialRecord without = new CredentialRecord(null, Map.of("user_id", "bad"));

        assertThat(report("direct:parallel", List.of(without)).rejects()).extracting(ImportReport.Reject::position)
                .containsExactly("record 1");
    }

    @Test
    void takesFromAnOutcomeWhatItSays() throws Exception {
        ImportOutcome full = new ImportOutcome(
                ImportAction.CREATED, null, "ann", "ac_1", null, null, true, RUN, "users.csv:9",
                "slack", 3, 2400);
        ImportReport report = report("direct:sequential", List.of(full, full));

        assertThat(report.toolkits()).containsOnlyKeys("slack");
        assertThat(report.requests()).isEqualTo(6);
        assertThat(report.limitPerMinute()).isEqualTo(2400);
        assertThat(report.estimatedDuration()).contains(Duration.ofMillis(150));
        strategy.setLimitPerMinute(600);
        assertThat(report("direct:sequential", List.of(full)).limitPerMinute()).isEqualTo(600);
        assertThat(new JsonMapper().readValue(new JsonMapper().writeValueAsString(full), ImportOutcome.class)).isEqualTo(full);
    }

    @Test
    void countsWhatProvidersSaid() {
        ImportReport report = report("direct:parallel", List.of("one", "refused", "two", "bad"));

        assertThat(report.verification()).isEqualTo(Map.of(Verification.VERIFIED, 2L, Verification.REJECTED, 1L));
        assertThat(report.outcomes()).isEqualTo(new Outcomes(Map.of(ImportAction.CREATED, 2L), 2));
        assertThat(report.rejects()).extracting(ImportReport.Reject::reason).anySatisfy(reason -> assertThat(reason)
                .contains("the provider refused the credential (it answered 401), connected account ca_refused"));
    }

    @Test
    void leavesNoFailureBehindAndKeepsTheHeadersFromBefore() {
        Exchange exchange = template.request("direct:parallel", message -> {
            message.getMessage().setBody(List.of("bad", "one"));
            message.getMessage().setHeader("CamelFileName", "users.csv");
        });

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).containsEntry("CamelFileName", "users.csv")
                .doesNotContainKey(ComposioConstants.TOOLKIT);
        assertThat(exchange.getProperties()).doesNotContainKey("CamelComposioImportReportBuilder");
        assertThat(exchange.getMessage().getBody()).isInstanceOf(ImportReport.class);
    }

    @Test
    void reportsNothingOfNothing() {
        assertThat(report("direct:parallel", new ArrayList<>()).rows()).isZero();
        assertThat(report("direct:sequential", new ArrayList<>()).rows()).isZero();
    }

    @Test
    void takesPositionAndUserFromARecordButNoSecret() throws Exception {
        ImportReport report = report("direct:parallel", List.of(
                new CredentialRecord("users.csv:17", Map.of("user_id", "bad_1", "api_key", SECRET)),
                new CredentialRecord("users.csv:18", Map.of("user_id", "foreign_1", "api_key", SECRET)),
                new CredentialRecord("users.csv:19", Map.of("user_id", "refused_1", "api_key", SECRET))));
        StringWriter forms = new StringWriter();
        report.writeHtml(forms);
        report.writeJsonLines(forms);

        assertThat(report.rejects()).extracting(ImportReport.Reject::position)
                .containsExactlyInAnyOrder("users.csv:17", "users.csv:18", "users.csv:19");
        assertThat(report.rejects()).extracting(ImportReport.Reject::userId).containsExactlyInAnyOrder("bad_1", "foreign_1",
                "refused_1");
        assertThat(report.toText()).contains("a field is missing").doesNotContain(SECRET);
        assertThat(forms.toString()).contains("users.csv:19").doesNotContain(SECRET);
    }

    @Test
    void showsMessagesOfOtherExceptionsWhereAsked() {
        strategy.setOtherMessages(true);

        assertThat(report("direct:parallel", List.of("foreign")).rejects()).singleElement()
                .satisfies(reject -> assertThat(reject.reason()).isEqualTo("can't read " + SECRET));
    }

    @Test
    void countsRecordsWhoseOutcomeWasThrownAway() {
        ImportReport report = report("direct:dropped", List.of("one", "two"));

        assertThat(report.errors()).singleElement().satisfies(error -> {
            assertThat(error.error()).isEqualTo(ImportReportStrategy.NO_OUTCOME);
            assertThat(error.count()).isEqualTo(2);
        });
    }

    @Test
    void saysThatItWasAPlan() {
        assertThat(report("direct:parallel", List.of("plan")).dryRun()).isTrue();
    }

    @Test
    void keepsFewRejectsOfManyStreamedRecords() {
        strategy.setRejectsKept(10);
        Iterator<String> records
                = IntStream.range(0, 20_000).mapToObj(row -> (row % 4 == 0 ? "bad_" : "good_") + row).iterator();
        ImportReport report = report("direct:parallel", records);

        assertThat(report.outcomes()).isEqualTo(new Outcomes(Map.of(ImportAction.CREATED, 15_000L), 5_000));
        assertThat(report.rejects()).hasSize(10);
    }

    @Test
    void keepsSplitsApartThatRunAtTheSameTime() {
        List<CompletableFuture<ImportReport>> reports = IntStream.range(1, 9).mapToObj(size -> template.asyncRequestBody(
                "direct:parallel", IntStream.range(0, size).mapToObj(row -> "user_" + row).toList(), ImportReport.class))
                .toList();

        assertThat(reports).extracting(report -> report.join().rows()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void hasAnOutcomeThatJacksonWritesAndReads() throws Exception {
        JsonMapper mapper = new JsonMapper();

        assertThat(mapper.readValue(mapper.writeValueAsString(outcome("one")), ImportOutcome.class)).isEqualTo(outcome("one"));
    }
}
