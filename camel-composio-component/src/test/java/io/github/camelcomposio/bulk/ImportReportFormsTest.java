package io.github.camelcomposio.bulk;

import static io.github.camelcomposio.bulk.Journals.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import io.github.camelcomposio.client.Json;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** A report as text, JSON Lines and a page, also of records that hold anything. */
class ImportReportFormsTest {

    private static final String HOSTILE
            = "<script>alert('\"1\"')</script>]]>&amp;\u001b[2J\u0000\u202Egnp\ud800\uffff\r\n=1+1 שלום";

    @Test
    void isATextForATerminal() {
        assertThat(Journals.three().toText()).isEqualTo("""
                Import
                  run run-2026-11-20

                  rows                         3
                    created                    1    33.3 %
                    updated                    1    33.3 %
                    rejected                   1    33.3 %

                  By toolkit
                                              created    updated   rejected        rows
                  github                            1          0          0           1
                  slack                             0          1          1           2

                  Rejected, by error
                          1  ComposioInvalidRequestException          first at users.csv:4

                  Rejects
                  users.csv:4               user_users.csv:4          ComposioInvalidRequestException
                      connectedAccounts/import: the required field generic_api_key is missing. To fix: add a
                      column of that name, or name the column with field.generic_api_key

                  time      2026-11-20 22:00:00 to 22:00:01 UTC, 1.2 s
                  pace      150 rows a minute on average, 150 at most
                  requests  4, 1.33 a row
                """);
    }

    @Test
    void isAShortTextWithoutRecords() {
        assertThat(ImportReport.builder().run(Journals.run("an invalid key", 20)).dryRun().build().toText()).isEqualTo("""
                Import plan: nothing was written
                  run run-2026-11-20
                  stopped: an invalid key

                  rows                         0
                  not attempted               20
                """);
    }

    @Test
    void keepsTextNarrowAndPlain() {
        assertThat(hostile().toText().lines()).allSatisfy(line -> {
            assertThat(line.length()).isLessThanOrEqualTo(100);
            assertThat(line).doesNotContainPattern("[\\p{Cntrl}\u202E]");
        });
        ImportReport.Builder large = ImportReport.builder();
        Journals.large(20_000, large::add);
        assertThat(large.build().toText().lines()).hasSizeLessThan(90).allMatch(line -> line.length() <= 100);
    }

    @Test
    void isAnObjectALine() throws IOException {
        List<Map<String, Object>> lines = jsonLines(Journals.three(), null);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).containsEntry("type", "summary").containsEntry("rows", 3).containsEntry("requests", 4)
                .containsEntry("started_at", "2026-11-20T22:00:00Z").containsEntry("duration_ms", 1200);
        assertThat(Json.object(lines.get(0), "outcomes")).containsEntry("created", 1).containsEntry("skipped", 0)
                .containsEntry("rejected", 1);
        assertThat(lines.get(1)).containsEntry("type", "reject").containsEntry("position", "users.csv:4")
                .containsEntry("error", "ComposioInvalidRequestException").containsEntry("request_id", "req_users.csv:4");
    }

    @Test
    void hasALineForEachRecordOfTheLedger() throws IOException {
        ImportLedger ledger = new ScriptedLedger(
                Journals.run(null, 0), List.of(
                        Journals.done("1", "github", ImportAction.CREATED, START),
                        Journals.failed("2", "slack", "Error", "x".repeat(10_000), START)));
        List<Map<String, Object>> lines = jsonLines(ImportReport.of(ledger, Journals.RUN), ledger);

        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).containsEntry("type", "record").containsEntry("action", "CREATED")
                .containsEntry("connected_account_id", "ca_1").containsEntry("error", null);
        assertThat(lines.get(2)).containsEntry("action", null).containsEntry("error", "Error");
        assertThat(lines.get(2).get("reason").toString()).hasSize(300);
    }

    @Test
    void givesHostileTextBackFromJson() throws IOException {
        List<Map<String, Object>> lines = jsonLines(hostile(), null);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).get("reason").toString()).startsWith("<script>alert('\"1\"')</script>]]>&amp;\u001b[2J\u0000");
    }

    @Test
    void isAPageThatIsWellFormed() throws Exception {
        ImportReport.Builder large = ImportReport.builder().limitPerMinute(2400);
        Journals.large(5000, large::add);
        for (ImportReport report : List.of(ImportReport.builder().build(), Journals.three(), large.build(), hostile())) {
            Document page = parse(html(report));
            assertThat(page.getElementsByTagName("script").getLength()).isZero();
            assertThat(page.getElementsByTagName("h1").getLength()).isEqualTo(1);
            assertThat(page.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
        }
    }

    @Test
    void needsNothingFromElsewhere() throws IOException {
        assertThat(html(Journals.three())).doesNotContain("http:", "https:", "url(", "@import", "src=", "href=");
    }

    @Test
    void showsHostileTextAsText() throws Exception {
        String page = html(hostile());

        assertThat(page).doesNotContain("<script", "\u001b", "\u0000", "\u202E", "\ud800");
        assertThat(parse(page).getElementsByTagName("tbody").item(1).getTextContent())
                .contains("<script>alert('\"1\"')</script>]]>&amp;");
    }

    @Test
    void showsNoMoreOfAReasonThanItsBeginning() throws IOException {
        ImportReport report = ImportReport.builder().add(Journals.failed("1", "slack", "Error", "y".repeat(10_000), START))
                .build();

        assertThat(html(report)).contains("y".repeat(299)).doesNotContain("y".repeat(300));
        assertThat(report.toText().chars().filter(c -> c == 'y').count()).isLessThan(310);
    }

    /** Everything that comes from outside is hostile. */
    private static ImportReport hostile() {
        String text = HOSTILE + "z".repeat(10_000);
        return ImportReport.builder().runId(text).limitPerMinute(1).addNotAttempted(text)
                .add(new JournalEntry(text, text, text, text, text, text, null, text, text, text, text, 1, START)).build();
    }

    private static String html(ImportReport report) throws IOException {
        StringWriter page = new StringWriter();
        report.writeHtml(page);
        return new String(page.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Document parse(String page) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    private static List<Map<String, Object>> jsonLines(ImportReport report, ImportLedger ledger) throws IOException {
        StringWriter lines = new StringWriter();
        if (ledger == null) {
            report.writeJsonLines(lines);
        } else {
            report.writeJsonLines(lines, ledger);
        }
        assertThat(lines.toString()).endsWith("\n");
        return List.of(lines.toString().split("\n")).stream().map(ImportReportFormsTest::object).toList();
    }

    private static Map<String, Object> object(String line) {
        try {
            return Json.readStrictly(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
