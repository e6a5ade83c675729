package io.github.camelcomposio.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opens a report's page in a real browser, as wide as a phone and as wide as a screen. */
class ImportReportPageTest {

    private static final String HOSTILE
            = "<img src=x onerror=console.error(1)><script>console.error(2)</script>\u202E" + "w".repeat(250);

    /** Frames of a width of their own: a browser's window can't be as narrow as a phone. */
    private static final String FRAME = """
            <!DOCTYPE html>
            <iframe src="report.html" style="border:0; width:%dpx; height:900px"></iframe>
            <script>
            addEventListener('load', () => {
              const page = document.querySelector('iframe').contentDocument;
              document.body.insertAdjacentHTML('beforeend', '<p>content=' + page.documentElement.scrollWidth + ' page='
                + page.documentElement.clientWidth + ' rejects=' + page.querySelectorAll('.rejects tbody tr').length
                + ' scripts=' + page.scripts.length + ' images=' + page.images.length + '</p><pre></pre>');
              document.querySelector('pre').textContent = page.body.innerText;
            });
            </script>
            """;
    private static final Pattern MEASURED
            = Pattern.compile("content=(\\d+) page=(\\d+) rejects=(\\d+) scripts=(\\d+) images=(\\d+)");

    @TempDir
    Path folder;
    private Chromium browser;

    @BeforeEach
    void findBrowser() {
        Optional<Chromium> found = Chromium.find(folder);
        assumeTrue(found.isPresent(),
                "No Chromium: install it, or name it in the environment variable CHROMIUM, to have the report's page opened in it");
        browser = found.get();
    }

    @ParameterizedTest
    @ValueSource(ints = { 360, 1280 })
    void showsALargeRun(int width) throws Exception {
        ImportReport.Builder builder = ImportReport.builder().run(Journals.run("an invalid key", 23_400)).limitPerMinute(2400);
        Journals.large(100_000, builder::add);

        Chromium.Shown shown = show(builder.build(), width);
        assertThat(measured(shown, 3)).isEqualTo(1000);
        assertThat(shown.dom()).contains("100,000 records, 2,127 rejected", "an invalid key",
                "23,400 records were not attempted",
                "82,186", "The line is the limit: 2,400 requests a minute", "ComposioConflictException", "users.csv:48");
    }

    @ParameterizedTest
    @ValueSource(ints = { 360, 1280 })
    void showsThreeRecords(int width) throws Exception {
        Chromium.Shown shown = show(Journals.three(), width);

        assertThat(measured(shown, 3)).isEqualTo(1);
        assertThat(shown.dom()).contains("3 records, 1 rejected", "users.csv:4",
                "the required field generic_api_key is missing");
    }

    @ParameterizedTest
    @ValueSource(ints = { 360, 1280 })
    void showsAPlan(int width) throws Exception {
        ImportReport.Builder builder = ImportReport.builder().run(Journals.run(null, 0)).dryRun().limitPerMinute(2400);
        Journals.large(100_000, builder::add);

        assertThat(show(builder.build(), width).dom())
                .contains("Estimate: 102,127 requests, about 43 min at 2,400 requests a minute.");
    }

    @ParameterizedTest
    @ValueSource(ints = { 360, 1280 })
    void showsEveryActionAndWhatProvidersSaid(int width) throws Exception {
        ImportReport.Builder builder = ImportReport.builder().run(Journals.run(null, 0));
        for (ImportAction action : ImportAction.values()) {
            for (int row = 0; row < 100; row++) {
                builder.add(new JournalEntry(
                        Journals.RUN, action + " " + row, "u", "ac_1", "github", "ca_1", action, null, null, "ACTIVE", null, 2,
                        Journals.START, ImportOutcome.Verification.UNVERIFIABLE));
            }
        }

        assertThat(show(builder.build(), width).dom()).contains("Disabled", "Deleted", "0 rejected, 600 unverifiable");
    }

    @ParameterizedTest
    @ValueSource(ints = { 360, 1280 })
    void showsARunWithoutRecords(int width) throws Exception {
        assertThat(show(ImportReport.builder().run(Journals.run(null, 0)).build(), width).dom())
                .contains("Nothing was imported", "The run has no records.");
    }

    @ParameterizedTest
    @ValueSource(ints = { 360, 1280 })
    void showsHostileTextAsText(int width) throws Exception {
        JournalEntry entry = new JournalEntry(
                HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, null, HOSTILE, HOSTILE,
                HOSTILE, HOSTILE, 1, Journals.START);
        ImportReport report = ImportReport.builder().runId(HOSTILE).addNotAttempted(HOSTILE).add(entry).build();

        Chromium.Shown shown = show(report, width);
        assertThat(measured(shown, 4)).as("scripts").isZero();
        assertThat(measured(shown, 5)).as("images").isZero();
        assertThat(shown.dom()).contains("&lt;img src=x onerror=console.error(1)&gt;");
    }

    /** Or the other tests would prove nothing. */
    @Test
    void noticesAPageThatIsTooWideAndOneThatComplains() throws Exception {
        Files.writeString(folder.resolve("report.html"),
                "<!DOCTYPE html><p style='width:2000px'>wide</p><script>console.error('it complains')</script>");
        Files.writeString(folder.resolve("frame.html"), FRAME.formatted(360));
        Chromium.Shown shown = browser.open("frame.html");

        assertThat(measured(shown, 1)).isGreaterThan(measured(shown, 2));
        assertThat(shown.console()).singleElement().asString().contains("it complains");
    }

    private Chromium.Shown show(ImportReport report, int width) throws IOException, InterruptedException {
        try (Writer page = Files.newBufferedWriter(folder.resolve("report.html"))) {
            report.writeHtml(page);
        }
        Files.writeString(folder.resolve("frame.html"), FRAME.formatted(width));
        Chromium.Shown shown = browser.open("frame.html");
        assertThat(shown.console()).isEmpty();
        assertThat(measured(shown, 1)).as("width of the content").isEqualTo(measured(shown, 2));
        assertThat(measured(shown, 2)).as("width of the page").isBetween(width - 20, width);
        return shown;
    }

    private static int measured(Chromium.Shown shown, int which) {
        MatchResult result = MEASURED.matcher(shown.dom()).results().findFirst()
                .orElseThrow(() -> new AssertionError("nothing was measured: " + shown));
        return Integer.parseInt(result.group(which));
    }
}
