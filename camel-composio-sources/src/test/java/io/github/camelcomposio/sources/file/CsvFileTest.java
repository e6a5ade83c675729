package io.github.camelcomposio.sources.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.sources.ImportSourceException;
import io.github.camelcomposio.sources.SourceWarnings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the cells and lines of CSV. */
class CsvFileTest extends FileSourceTestBase {

    private List<CredentialRecord> read(String content) {
        file("f.csv", content);
        return read();
    }

    @Test
    void aCellIsTakenAsItIs() {
        assertThat(only(read("user_id,key\nu1, a \"b\" \n"))).containsEntry("key", " a \"b\" ");
        assertThat(only(read("user_id,key\nu1,\" a, \"\"b\"\" \"\n"))).containsEntry("key", " a, \"b\" ");
        assertThat(only(read("user_id,key\nu1,\t \n"))).containsEntry("key", "\t ");
    }

    @Test
    void aCredentialMayHaveSeveralLines() {
        List<CredentialRecord> records = read("user_id,key\r\nu1,\"-----BEGIN\r\nKEY-----\n\"\r\nu2,b\r\n");

        assertThat(cells(records, "key")).containsExactly("-----BEGIN\r\nKEY-----\n", "b");
        assertThat(positions(records)).containsExactly("f.csv:2", "f.csv:5");
    }

    @Test
    void linesMayEndAsTheyLike() {
        assertThat(cells(read("user_id,key\r\nu1,a\r\nu2,\"b\"\r\nu3,\r\nu4,d"), "key")).containsExactly("a", "b", "", "d");
    }

    @Test
    void aRaggedRowCostsItselfOnly() {
        List<CredentialRecord> records = read("user_id,key\nu1\nu2,secret,x\nu3,c\n");

        assertThat(problems(records)).containsExactly(
                "the row has 1 cells, and the header has 2", "the row has 3 cells, and the header has 2", null);
        assertThat(records).asString().doesNotContain("secret");
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsOwnLine() {
        List<CredentialRecord> records = read("user_id,key\nu1,\"secret\nu2,b\nu3,\"c\"\nu4,d\n");

        assertThat(positions(records)).containsExactly("f.csv:2", "f.csv:3", "f.csv:4", "f.csv:5");
        assertThat(problems(records).get(0)).contains("quotes").doesNotContain("secret");
        assertThat(cells(records, "key")).containsExactly(null, "b", "c", "d");
    }

    @Test
    void aLineThatIsTooLongCostsItself() {
        List<CredentialRecord> records = read("user_id,key\nu1," + "x".repeat(3 * CsvLines.LONGEST) + "\nu2,b\n");

        assertThat(positions(records)).containsExactly("f.csv:2", "f.csv:3");
        assertThat(problems(records)).first().asString().contains("too long");
        assertThat(cells(records, "key")).containsExactly(null, "b");
    }

    @Test
    void aQuoteThatIsOpenForTooLongCostsItsOwnLine() {
        String rows = "u,b\n".repeat(CsvLines.LONGEST);
        List<CredentialRecord> records = read("user_id,key\nu1,\"secret\n" + rows);

        assertThat(records).hasSize(CsvLines.LONGEST + 1);
        assertThat(problems(records).subList(1, records.size())).containsOnlyNulls();
        assertThat(records.get(CsvLines.LONGEST).getPosition()).isEqualTo("f.csv:" + (CsvLines.LONGEST + 2));
    }

    @Test
    void blankRowsAreLeftOutAndCounted() {
        assertThat(positions(read("user_id,key\n\nu1,a\n ,\n\n"))).containsExactly("f.csv:3");
        assertThat(warnings.all()).containsExactly(
                new SourceWarnings.Warning("f.csv", SourceWarnings.Kind.BLANK_ROW, 3, "f.csv:2"));
    }

    @Test
    void delimiterAndQuoteMayBeOthers() {
        source.setDelimiter("tab");
        source.setQuote("'");
        assertThat(only(read("user_id\tkey\nu1\t'a\t''\"'\n"))).containsEntry("key", "a\t'\"");
        source.setDelimiter(";");
        source.setQuote("none");
        assertThat(only(read("user_id;key\nu1;\"a\n"))).containsEntry("key", "\"a");
    }

    @Test
    void aTsvHasTabs() {
        file("f.tsv", "user_id\tkey\nu1\ta,b\n");
        assertThat(only(read())).containsEntry("key", "a,b");
    }

    @ParameterizedTest
    @ValueSource(strings = { "UTF-8", "UTF-16BE", "UTF-16LE" })
    void aByteOrderMarkSaysTheCharset(String charset) {
        source.setCharset("windows-1252");
        file("f.csv", "\uFEFFuser_id,key\nu1,pä😀\nu2,b\n", Charset.forName(charset));

        assertThat(cells(read(), "key")).containsExactly("pä😀", "b");
        assertThat(cells(read(), "user_id")).containsExactly("u1", "u2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "ISO-8859-1", "windows-1252", "UTF-16BE" })
    void theCharsetMayBeGiven(String charset) {
        source.setCharset(charset);
        file("f.csv", "user_id,key\nu1,pä\n", Charset.forName(charset));

        assertThat(cells(read(), "key")).containsExactly("pä");
    }

    @Test
    void aByteThatIsNotOfTheCharsetCostsItsRow() {
        file("f.csv", "user_id,key\nu1,a\nu2,secretä\nu3,c\n", StandardCharsets.ISO_8859_1);
        List<CredentialRecord> records = read();

        assertThat(problems(records).get(1)).contains("charset").doesNotContain("secret");
        assertThat(cells(records, "key")).containsExactly("a", null, "c");
    }

    @Test
    void aByteThatIsNotOfTheCharsetDoesNotTakeTheDelimiterWithIt() {
        file("f.csv", bytes("user_id,key\nu1,a", 0xE4, ",\nu2,b", 0xF0, "\nu3,c\n"));

        assertThat(positions(read())).containsExactly("f.csv:2", "f.csv:3", "f.csv:4");
        assertThat(cells(read(), "key")).containsExactly(null, null, "c");
    }

    private static byte[] bytes(Object... parts) {
        StringBuilder text = new StringBuilder();
        Arrays.stream(parts).forEach(part -> text.append(part instanceof Integer code ? (char) code.intValue() : part));
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "user_id,key,key\n", "user_id,,key\n", "user_id;key\n", "\n", "user_id,\"key\n" })
    void aHeaderThatCantBeUsedIsTheSourcesFault(String content) {
        assertThatThrownBy(() -> read(content + "u1,a,b\n")).isInstanceOf(ImportSourceException.class)
                .hasMessageStartingWith("the header line of f.csv can't be used: ");
    }

    @Test
    void aMissingHeaderIsNoticedAndNotShown() {
        assertThatThrownBy(() -> read("ann,github,ghp_secret1234567890\n")).isInstanceOf(ImportSourceException.class)
                .hasMessageContaining("looks like a value").hasMessageNotContaining("ghp");
        columns.setNames(Map.of("token", "PAT"));
        assertThatThrownBy(() -> read("ann,github,ghp_secret1234567890\n")).isInstanceOf(ImportSourceException.class)
                .hasMessage("f.csv has no column PAT, which is named for token; it has ann, github, …");
    }

    @Test
    void aColumnThatIsNamedMayLookLikeAValue() {
        columns.setNames(Map.of("user_id", "user", "token", "token_2024_01"));

        assertThat(only(read("user,token_2024_01\nu1,a\n"))).containsEntry("token_2024_01", "a");
    }

    @Test
    void anEmptyFileHasNoRecords() {
        assertThat(read("")).isEmpty();
        assertThat(read("user_id,key\n")).isEmpty();
    }

    @Test
    void readsNoFurtherThanItIsAsked() throws IOException {
        int[] taken = { 0 };
        Reader endless = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    buffer[offset + i] = "u1,a\n".charAt((taken[0] + i) % 5);
                }
                taken[0] += length;
                return length;
            }

            @Override
            public void close() {
            }
        };
        try (CsvLines lines = new CsvLines(endless, ',', '"')) {
            for (int i = 0; i < 100_000; i++) {
                lines.next();
            }
        }
        assertThat(taken[0]).isLessThan(100_000 * 5 + 10_000);
    }
}
