package io.github.camelcomposio.bulk;

import static io.github.camelcomposio.bulk.Journals.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import io.github.camelcomposio.bulk.ImportOutcome.Verification;
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
    void saysWhatAPlanWouldTake() throws IOException {
        ImportReport plan = plan(1040, 2000);

        assertThat(plan.toText()).startsWith("Import plan: nothing was written")
                .contains("\n  Estimate: 1,040 requests, about 1 min at 2,000 requests a minute\n")
                .doesNotContain("requests  ", "budget");
        assertThat(html(plan)).contains("Estimate: 1,040 requests, about 1 min at 2,000 requests a minute.")
                .doesNotContain(">Requests<");
        assertThat(jsonLines(plan, null).get(0)).containsEntry("requests", 1040).containsEntry("estimated_seconds", 32);
        assertThat(plan(160_000, 2000).toText()).contains("160,000 requests, about 1 h 20 min at");
        assertThat(plan(120_001, 60).toText()).contains("120,001 requests, about 1 d 9 h at 60 requests");
    }

    @Test
    void givesNoTimeWhereTheLimitIsNotKnownAndNoEstimateOfARealRun() throws IOException {
        for (Integer limit : Arrays.asList(null, 0)) {
            assertThat(plan(7, limit).toText()).endsWith("\n\n  Estimate: 7 requests\n");
            assertThat(html(plan(7, limit))).contains("Estimate: 7 requests.");
            assertThat(jsonLines(plan(7, limit), null).get(0)).containsEntry("estimated_seconds", null);
        }
        assertThat(plan(0, 2000).toText()).doesNotContain("Estimate");
        ImportReport real = ImportReport.builder().limitPerMinute(2000).add(requests(1040)).build();
        assertThat(real.toText()).contains("requests  1,040").contains("budget    2,000").doesNotContain("Estimate");
        assertThat(html(real)).contains(">Requests<").doesNotContain("Estimate");
        assertThat(jsonLines(real, null).get(0)).containsEntry("estimated_seconds", null);
    }

    private static ImportReport plan(int requests, Integer limit) {
        return ImportReport.builder().dryRun().limitPerMinute(limit).add(requests(requests)).build();
    }

    private static JournalEntry requests(int requests) {
        return new JournalEntry(
                Journals.RUN, "1", "u", "ac_1", "github", null, ImportAction.CREATED, null, null, null, null, requests, START);
    }

    @Test
    void countsWhatProvidersSaid() throws IOException {
        ImportReport report = ImportReport.builder().add(asked("1", Verification.VERIFIED))
                .add(asked("2", Verification.VERIFIED))
                .add(asked("3", Verification.REJECTED)).add(Journals.done("4", "slack", ImportAction.CREATED, START)).build();

        assertThat(report.toText()).contains("""
                \n  verification                 3
                    verified                   2    66.7 %
                    rejected                   1    33.3 %

                """);
        assertThat(html(report)).contains("<dt>Verified</dt><dd class=\"figure\">2</dd><dd>1 rejected, 0 unverifiable</dd>");
        assertThat(Json.object(jsonLines(report, null).get(0), "verification"))
                .isEqualTo(Map.of("verified", 2, "rejected", 1, "unverifiable", 0));
    }

    @Test
    void saysNothingOfProvidersThatWereNotAsked() throws IOException {
        assertThat(Journals.three().toText()).doesNotContain("verif");
        assertThat(html(Journals.three())).doesNotContain("Verified");
        assertThat(jsonLines(Journals.three(), null).get(0)).containsEntry("verification", null);
    }

    @Test
    void writesWhatWasDoneWithARejectAndWhatTheProviderSaid() throws IOException {
        ImportLedger ledger = new ScriptedLedger(Journals.run(null, 0), List.of(asked("3", Verification.REJECTED)));

        assertThat(jsonLines(ImportReport.of(ledger, Journals.RUN), ledger).get(1)).containsEntry("action", "CREATED")
                .containsEntry("error", "ComposioRejectedCredentialException").containsEntry("verification", "REJECTED");
    }

    private static JournalEntry asked(String position, Verification verification) {
        String error = verification == Verification.REJECTED ? "ComposioRejectedCredentialException" : null;
        return new JournalEntry(
                Journals.RUN, position, "u", "ac_1", "github", "ca_1", ImportAction.CREATED, error, null, "ACTIVE", null, 2,
                START, verification);
    }

    @Test
    void showsWhatOnlyOffBoardingDoesWhereThereIsSome() throws IOException {
        ImportReport.Builder builder = ImportReport.builder();
        for (ImportAction action : ImportAction.values()) {
            builder.add(Journals.done(action.name(), "a_toolkit_with_a_long_name", action, START));
        }
        ImportReport report = builder.build();

        assertThat(report.toText()).contains("    disabled                   1    16.7 %",
                "                     created   updated unchanged   skipped  disabled   deleted  rejected        rows\n",
                "  a_toolkit_with_…         1         1         1         1         1         1         0           6\n")
                .doesNotContainPattern(".{101}");
        assertThat(html(report)).contains("<rect class=\"disabled\"", "<rect class=\"deleted\"", ">Deleted<");
        assertThat(Json.object(jsonLines(report, null).get(0), "outcomes")).containsEntry("disabled", 1)
                .containsEntry("deleted", 1);
        assertThat(Json.object(jsonLines(Journals.three(), null).get(0), "outcomes")).doesNotContainKeys("disabled", "deleted");
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
