package io.github.camelcomposio.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.bulk.JournalEntry;
import io.github.camelcomposio.error.ComposioImportStoppedException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template {@code composio-import-file}, from a file to accounts. */
class FileImportTest extends SourceTestBase {

    private static final String TEMPLATE = "composio-import-file";

    @TempDir
    Path folder;

    @Override
    protected List<String> templates() {
        return List.of(TEMPLATE);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void importsTheRowsOfAFile() throws IOException {
        Path file = file("users.csv", "user_id,api_key\nann, sg-key-of-ann \nbob,sg-key-of-bob\n");
        route(TEMPLATE, Map.of("path", file.toString()));

        ImportReport report = run(TEMPLATE);

        assertThat(report.outcomes().of(ImportAction.CREATED)).isEqualTo(2);
        assertThat(simulator.accountsOf("ann").get(0).val()).containsEntry("api_key", " sg-key-of-ann ");
        assertThat(rejects).isEmpty();
    }

    @Test
    void aRowThatCantBeReadIsARejectLikeAnyOther() throws IOException {
        Path file = file("users.csv",
                "user_id,api_key\nann,sg-key-of-ann\nbob,sg-secret,x\n\"cut,sg-secret\ndan,sg-key-of-dan\n");
        route(TEMPLATE, Map.of("path", file.toString()));

        ImportReport report = run(TEMPLATE);

        assertThat(report.outcomes().of(ImportAction.CREATED)).isEqualTo(2);
        assertThat(report.outcomes().rejected()).isEqualTo(2);
        assertThat(rejects).containsOnlyKeys("users.csv:3", "users.csv:4");
        assertThat(rejects.get("users.csv:3")).contains("the row has 3 cells, and the header has 2");
        assertThat(rejects.get("users.csv:4")).contains("quotes");
        assertThat(report.rejects()).allSatisfy(reject -> assertThat(reject.reason()).isNotNull().doesNotContain("sg-secret"));
    }

    @Test
    void severalRoutesOfTheTemplateKeepApart() throws Exception {
        Path one = file("one.csv", "user_id,api_key\nann,\n");
        Path other = file("other.csv", "user_id,api_key\nbob,\n");
        List<String> others = new CopyOnWriteArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:others").process(
                        exchange -> others.add(exchange.getMessage().getBody(CredentialRecord.class).getPosition()));
            }
        });
        route(TEMPLATE, Map.of("path", one.toString()));
        TemplatedRouteBuilder.builder(context, TEMPLATE).routeId("other").parameter("from", "direct:other")
                .parameter("path", other.toString()).parameter("import", IMPORT).parameter("rejects", "direct:others").add();

        template.requestBody("direct:other", "");
        run(TEMPLATE);

        assertThat(rejects).containsOnlyKeys("one.csv:2");
        assertThat(others).containsExactly("other.csv:2");
    }

    @Test
    void onlyTheRejectsOfBeforeAreImportedAgain() throws IOException {
        Path file = file("users.csv", "user_id,api_key\nann,sg-key-of-ann\nbob,\ncarl,\n");
        Path rejectFile = folder.resolve("rejects.csv");
        context.getRegistry().bind("rejectFile", new RejectFile(rejectFile));
        route(TEMPLATE, Map.of("path", file.toString(), "rejects", "bean:rejectFile"));
        run(TEMPLATE);
        Files.writeString(file, "user_id,api_key\nann,sg-another\nbob,sg-key-of-bob\ncarl,sg-key-of-carl\n");
        TemplatedRouteBuilder.builder(context, TEMPLATE).routeId("again").parameter("from", "direct:again")
                .parameter("path", file.toString()).parameter("import", IMPORT).parameter("only", rejectFile.toString()).add();

        ImportReport report = template.requestBody("direct:again", "", ImportReport.class);

        assertThat(report.outcomes().of(ImportAction.CREATED)).isEqualTo(2);
        assertThat(report.rows()).isEqualTo(2);
        assertThat(simulator.accountsOf("ann").get(0).val()).containsEntry("api_key", "sg-key-of-ann");
    }

    @Test
    void theJournalHasALineForEachRow() throws IOException {
        JdbcConnectionPool pool
                = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        JdbcImportLedger ledger = new JdbcImportLedger(pool);
        ledger.setCreateTables(true);
        context.getRegistry().bind("ledger", ledger);
        Path file = file("users.csv", "user_id,api_key\nann,sg-key-of-ann\nbob,sg-secret,x\n");
        route(TEMPLATE, Map.of("path", file.toString(), "import", IMPORT + "&ledger=#ledger&runId=r1"));
        run(TEMPLATE);

        List<JournalEntry> lines = new CopyOnWriteArrayList<>();
        ledger.journal("r1", lines::add);
        assertThat(lines).extracting(JournalEntry::position).containsExactlyInAnyOrder("users.csv:2", "users.csv:3");
        assertThat(lines).filteredOn(line -> line.error() != null).singleElement().satisfies(line -> {
            assertThat(line.error()).isEqualTo("ComposioInvalidRequestException");
            assertThat(line.reason()).contains("the row has 3 cells, and the header has 2").doesNotContain("sg-secret");
        });
        pool.dispose();
    }

    @Test
    void aSourceThatBreaksEndsWithWhatWasImported() throws IOException {
        StringBuilder rows = new StringBuilder("user_id,api_key\n");
        for (int i = 0; i < 3000; i++) {
            rows.append("user_").append(i).append(",sg-key-").append(i * 7919L).append('\n');
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("users.csv.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() - 2000));
        route(TEMPLATE, Map.of("path", file.toString()));

        Exchange exchange = send(TEMPLATE);

        assertThat(exchange.getException()).isInstanceOf(ImportSourceException.class)
                .hasMessageContaining("users.csv.gz can't be read any further, after users.csv.gz:");
        ImportReport report = exchange.getMessage().getBody(ImportReport.class);
        assertThat(report.outcomes().of(ImportAction.CREATED)).isEqualTo(simulator.accounts().size()).isPositive();
    }

    @Test
    void aFileThatIsNotThereEndsTheImport() {
        route(TEMPLATE, Map.of("path", folder.resolve("none.csv").toString()));

        assertThat(send(TEMPLATE).getException()).isInstanceOf(ImportSourceException.class)
                .hasMessageStartingWith("there is no file to import: ");
    }

    @Test
    void warningsCanBeAskedFor() throws IOException {
        SourceWarnings warnings = new SourceWarnings();
        context.getRegistry().bind("warnings", warnings);
        route(TEMPLATE, Map.of("path", file("users.csv", "user_id,api_key\n1.2E+15,sg-key-of-one\n").toString(), "warnings",
                "warnings"));

        assertThat(run(TEMPLATE).outcomes().of(ImportAction.CREATED)).isOne();
        assertThat(warnings.all()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(SourceWarnings.Kind.SPREADSHEET_NUMBER);
            assertThat(warning.first()).isEqualTo("users.csv:2, column user_id");
        });
    }

    @Test
    void aRecordThatIsTriedAgainAfterTheRunWasStoppedIsNoReject() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:step").errorHandler(noErrorHandler()).process(exchange -> {
                    if (attempts.getAndIncrement() == 0) {
                        throw new ComposioTransportException("connectedAccounts/import", "no answer");
                    }
                    throw new ComposioImportStoppedException("connectedAccounts/import", "r1", "it was told to end");
                });
            }
        });
        route(TEMPLATE, Map.of("path", file("users.csv", "user_id,api_key\nann,sg-key-of-ann\n").toString(),
                "redeliveryDelay", "10", "import", "direct:step"));

        ImportReport report = run(TEMPLATE);

        assertThat(attempts).hasValue(2);
        assertThat(report.notAttempted()).isOne();
        assertThat(report.outcomes().rejected()).isZero();
        assertThat(rejects).isEmpty();
    }

    @Test
    void aRecordThatComposioFailedAtIsTriedAgainLater() throws IOException {
        route(TEMPLATE, Map.of("path", file("users.csv", "user_id,api_key\nann,sg-key-of-ann\n").toString(),
                "redeliveryDelay", "10", "import", IMPORT + "&maxRetries=0"));
        simulator.fault(Fault.on("GET", "/connected_accounts").times(1).answer(500));

        assertThat(run(TEMPLATE).outcomes().of(ImportAction.CREATED)).isOne();
        assertThat(rejects).isEmpty();
    }

    @Test
    void ofTwoRecordsOfAUserTheLaterOneStays() throws IOException {
        StringBuilder rows = new StringBuilder("user_id,api_key\n");
        for (int i = 0; i < 300; i++) {
            rows.append("user_").append(i).append(",sg-older-key\nuser_").append(i).append(",sg-newer-key\n");
        }
        route(TEMPLATE, Map.of("path", file("users.csv", rows.toString()).toString(), "import",
                IMPORT + "&onDuplicate=last"));

        assertThat(run(TEMPLATE).outcomes().done()).isEqualTo(600);
        assertThat(simulator.accounts()).hasSize(300)
                .allSatisfy(account -> assertThat(account.val()).containsEntry("api_key", "sg-newer-key"));
    }
}
