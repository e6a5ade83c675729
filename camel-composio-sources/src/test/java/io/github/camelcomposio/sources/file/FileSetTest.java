package io.github.camelcomposio.sources.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelcomposio.sources.ImportSourceException;
import io.github.camelcomposio.sources.SourceWarnings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Which files are read, in which order, and what happens when one can't be. */
class FileSetTest extends FileSourceTestBase {

    private static String row(String user) {
        return "user_id,key\n" + user + ",a\n";
    }

    @Test
    void readsTheFilesOfAFolderByName() {
        file("b.csv", row("u2"));
        file("c.jsonl", "{\"user_id\":\"u3\"}\n");
        file("a.csv.gz", gzip(row("u1").getBytes(StandardCharsets.UTF_8)));
        file("below/d.csv", row("u4"));
        file(".hidden", "x");
        file("README", "x");
        source.setPath(folder.toString());

        assertThat(positions(read())).containsExactly("a.csv.gz:2", "b.csv:2", "c.jsonl:1");
        assertThat(warnings.all()).containsExactly(
                new SourceWarnings.Warning(folder.toString(), SourceWarnings.Kind.OTHER_FILE, 1, "README"));
    }

    @Test
    void aFormatChoosesTheFilesOfAFolder() {
        file("a.csv", row("u1"));
        file("b.json", "{\"user_id\":{\"S\":\"u2\"}}\n");
        source.setPath(folder.toString());
        source.setFormat("dynamodb");

        assertThat(cells(read(), "user_id")).containsExactly("u2");
    }

    @ParameterizedTest
    @CsvSource({
            "*.csv, b.csv:2|c.csv:2", "*/*.csv, eu/a.csv:2", "**.csv, b.csv:2|c.csv:2|eu/a.csv:2", "[bx].csv, b.csv:2",
            "eu/?.csv, a.csv:2", "'{b,c}.csv', b.csv:2|c.csv:2" })
    void readsWhatAGlobMatches(String glob, String positions) {
        file("b.csv", row("u2"));
        file("c.csv", row("u3"));
        file("eu/a.csv", row("u1"));
        source.setPath(folder + "/" + glob);

        assertThat(positions(read())).containsExactly(positions.split("\\|"));
    }

    @Test
    void aFileMayBeNamedLikeAGlob() {
        file("a[1].csv", row("u1"));

        assertThat(positions(read())).containsExactly("a[1].csv:2");
    }

    @ParameterizedTest
    @CsvSource({ "none.csv", "*.csv", "''", "none/*.csv" })
    void saysThatThereIsNoFile(String path) {
        source.setPath(folder + "/" + path);

        assertThatThrownBy(this::read).isInstanceOf(ImportSourceException.class)
                .hasMessage("there is no file to import: " + folder + "/" + path);
    }

    @Test
    void saysThatANameTellsNoFormat() {
        file("users", row("u1"));

        assertThatThrownBy(this::read).isInstanceOf(ImportSourceException.class)
                .hasMessage("the name of users tells no format: give csv, jsonl or dynamodb");
        source.setFormat("csv");
        assertThat(positions(read())).containsExactly("users:2");
    }

    @Test
    void aBadHeaderOfTheLastFileIsNoticedBeforeTheFirstRecord() {
        file("a.csv", row("u1"));
        file("b.csv", "user_id,user_id\n");
        source.setPath(folder.toString());

        assertThatThrownBy(() -> source.read(null, columns, warnings)).isInstanceOf(ImportSourceException.class)
                .hasMessageContaining("b.csv");
    }

    @Test
    void aNamedColumnMustBeInEachFile() {
        columns.setNames(Map.of("user_id", "OWNER"));
        file("a.csv", "Owner,key\nu1,a\n");
        file("b.csv", row("u2"));
        source.setPath(folder.toString());

        assertThatThrownBy(() -> source.read(null, columns, warnings)).isInstanceOf(ImportSourceException.class)
                .hasMessage("b.csv has no column OWNER, which is named for user_id; it has user_id, key");
    }

    @Test
    void aFileThatWasCutOffSaysHowFarItWent() {
        StringBuilder rows = new StringBuilder("user_id,key\n");
        IntStream.range(0, 10_000).forEach(i -> rows.append("user_").append(i).append(',').append(i * 7919).append('\n'));
        byte[] packed = gzip(rows.toString().getBytes(StandardCharsets.UTF_8));
        Path file = file("a.csv.gz", Arrays.copyOf(packed, packed.length / 2));

        assertThat(file).exists();
        assertThatThrownBy(this::read).isInstanceOf(ImportSourceException.class)
                .hasMessageMatching("a\\.csv\\.gz can't be read any further, after a\\.csv\\.gz:\\d+")
                .hasCauseInstanceOf(EOFException.class);
    }

    @Test
    void warnsOfNumbersThatASpreadsheetHasCutShort() {
        file("a.csv", "user_id,key\n1.2E+15,a\n7,4E+20\n8,1.2E+15x\n9,1E5\n10,\"1,23457E+11\"\n");
        file("b.csv", row("u2"));
        source.setPath(folder.toString());

        assertThat(read()).hasSize(6);
        assertThat(warnings.all()).containsExactly(new SourceWarnings.Warning(
                "a.csv", SourceWarnings.Kind.SPREADSHEET_NUMBER, 3, "a.csv:2, column user_id"));
        assertThat(warnings.all().get(0)).hasToString(
                "a.csv: 3 values look like numbers that a spreadsheet has cut short (1.2E+15); export the column as text."
                                                      + " First: a.csv:2, column user_id");
    }

    @Test
    void saysOnceAFileWhatLooksWrong() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(SourceWarnings.class);
        logger.addAppender(log);
        file("README", "x");
        file("a.csv", "user_id,key\n1.2E+15,a\n\n7,4.7E+20\n");
        source.setPath(folder.toString());
        read();
        logger.detachAppender(log);

        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).hasSize(3)
                .anyMatch(line -> line.startsWith(folder + ": 1 files were left out"))
                .anyMatch(line -> line.startsWith("a.csv: 2 values look like numbers")
                        && line.endsWith("First: a.csv:2, column user_id"))
                .anyMatch(line -> line.startsWith("a.csv: 1 blank rows were left out") && line.endsWith("First: a.csv:3"));
    }

    @Test
    void anOptionThatCantBeIsRefused() {
        List<Runnable> wrong = List.of(() -> source.setDelimiter("||"), () -> source.setQuote("''"),
                () -> source.setFormat("xls"), () -> source.setCharset("utf-99"));

        assertThat(wrong).allSatisfy(each -> assertThatThrownBy(each::run).isInstanceOf(IllegalArgumentException.class));
    }
}
