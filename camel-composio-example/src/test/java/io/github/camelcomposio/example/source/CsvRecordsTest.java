package io.github.camelcomposio.example.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRecordsTest {

    private final List<String> blanks = new ArrayList<>();

    private List<Row> read(byte[] file) {
        List<Row> rows = new ArrayList<>();
        new CsvRecords("f.csv", new ByteArrayInputStream(file), ',', blanks::add).forEachRemaining(rows::add);
        return rows;
    }

    private List<Row> read(String file) {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesCellsAsTheyAre() {
        List<Row> rows = read("user_id,password\nu1,\" a,\"\"b\"\" \"\nu2, x \n");

        assertThat(rows).extracting(row -> row.record().getFields()).containsExactly(
                Map.of("user_id", "u1", "password", " a,\"b\" "), Map.of("user_id", "u2", "password", " x "));
    }

    @Test
    void leavesEmptyCellsOut() {
        assertThat(read("user_id,token\nu1,\n").get(0).record().getFields()).isEqualTo(Map.of("user_id", "u1"));
    }

    @ParameterizedTest
    @CsvSource({ "';', semicolon", "'\t', tab", "'|', bar" })
    void asksForTheSeparatorWhereTheHeaderHasAnotherOne(String separator, String called) {
        List<Row> rows = read("user_id,ghp_secret\nu1,a\n".replace(",", separator));

        assertThat(rows).singleElement().extracting(Row::problem).asString()
                .contains("the header has one column, with a " + called + " in it. Is import.csv.separator right?")
                .doesNotContain("ghp_secret");
    }

    @Test
    void countsLinesAsAnEditorDoes() {
        List<Row> rows = read("user_id,key\r\nu1,\"first\nsecond\"\r\n\r\nu2,b\r\nu3,c");

        assertThat(rows).extracting(Row::position).containsExactly("f.csv:2", "f.csv:5", "f.csv:6");
        assertThat(rows.get(0).record().getFields()).containsEntry("key", "first\nsecond");
        assertThat(rows.get(1).record().getFields()).containsEntry("key", "b");
    }

    @Test
    void skipsBlankRowsAndTellsWhere() {
        assertThat(read("user_id,key\n\nu1,a\n , \n,\n")).hasSize(1);
        assertThat(blanks).containsExactly("f.csv:2", "f.csv:4", "f.csv:5");
    }

    @Test
    void skipsAByteOrderMark() {
        assertThat(read("\uFEFFuser_id,key\nu1,a\n").get(0).userId()).isEqualTo("u1");
    }

    @Test
    void rejectsOnlyTheRowWithAByteThatIsNoUtf8() {
        List<Row> rows = read("user_id,key\nu1,a\nzoë,secret\nu3,c\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(rows).extracting(Row::position).containsExactly("f.csv:2", "f.csv:3", "f.csv:4");
        assertThat(rows.get(1).problem()).contains("not UTF-8").doesNotContain("secret");
        assertThat(rows.get(2).userId()).isEqualTo("u3");
    }

    @Test
    void rejectsOnlyARaggedRow() {
        List<Row> rows = read("user_id,key\nu1\nu2,secret,x\nu3,c\n");

        assertThat(rows).extracting(Row::problem).containsExactly(
                "the row has 1 cells, and the header has 2", "the row has 3 cells, and the header has 2", null);
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsOwnLine() {
        List<Row> rows = read("user_id,key\nu1,\"secret\nu2,b\nu3,c\n");

        assertThat(rows).extracting(Row::position).containsExactly("f.csv:2", "f.csv:3", "f.csv:4");
        assertThat(rows).extracting(Row::problem).containsExactly("the quotes of the line do not match", null, null);
    }

    @Test
    void aQuoteThatIsClosedByALaterCellCostsItsOwnLine() {
        List<Row> rows = read("user_id,key\nu1,\"secret\nu2,\"b\"\nu3,\"c\"\n");

        assertThat(rows).extracting(Row::problem).containsExactly("the quotes of the line do not match", null, null);
        assertThat(rows).extracting(Row::position).containsExactly("f.csv:2", "f.csv:3", "f.csv:4");
    }

    @Test
    void aQuoteInTheMiddleOfACellIsACharacter() {
        assertThat(read("user_id,key\nu1,a\"b\n").get(0).record().getFields()).containsEntry("key", "a\"b");
    }

    @Test
    void aLineWithoutEndIsCutAndCostsItself() {
        List<Row> rows = read("user_id,key\nu1," + "x".repeat(CsvLines.LONGEST + 10) + "\nu2,b\n");

        assertThat(rows).extracting(Row::position).containsExactly("f.csv:2", "f.csv:3");
        assertThat(rows.get(0).problem()).isNotNull();
        assertThat(rows.get(1).userId()).isEqualTo("u2");
    }

    @Test
    void aFileWithoutAUsableHeaderIsOneReject() {
        List<Row> rows = read("user_id,key,key\nu1,a,b\n");

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).position()).isEqualTo("f.csv:1");
        assertThat(rows.get(0).problem()).contains("two columns have the same name");
    }

    @Test
    void anEmptyFileHasNoRows() {
        assertThat(read("")).isEmpty();
    }

    @Test
    void readsNoFurtherThanItIsAsked() throws IOException {
        int[] taken = { 0 };
        InputStream endless = new InputStream() {
            private final byte[] header = "user_id,key\n".getBytes(StandardCharsets.UTF_8);
            private final byte[] row = "u1,a\n".getBytes(StandardCharsets.UTF_8);

            @Override
            public int read() {
                int at = taken[0]++;
                return at < header.length ? header[at] : row[(at - header.length) % row.length];
            }
        };
        try (CsvRecords rows = new CsvRecords("f.csv", endless, ',', blanks::add)) {
            rows.next();
            rows.next();
        }
        assertThat(taken[0]).isLessThan(100);
    }

    @Test
    void showsNoValueInItsText() {
        assertThat(read("user_id,key\nu1,secret\n").toString()).contains("f.csv:2").doesNotContain("secret");
    }
}
