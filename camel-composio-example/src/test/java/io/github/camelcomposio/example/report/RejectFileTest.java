package io.github.camelcomposio.example.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import io.github.camelcomposio.example.source.Row;
import io.github.camelcomposio.example.source.RowException.DuplicateRowException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectFileTest {

    @TempDir
    private Path folder;

    private static Row row(String userId) {
        return Row.of("csv", "f.csv:2", Map.of("user_id", userId, "toolkit", "github", "token", "the-secret"));
    }

    private String write(String userId, String reason) throws IOException {
        Path path = folder.resolve("new").resolve("rejects.csv");
        try (RejectFile file = new RejectFile(path)) {
            file.add(row(userId), "SomeException", reason);
        }
        return Files.readString(path);
    }

    @Test
    void tellsPositionUserErrorAndReasonAndNoSecret() throws IOException {
        assertThat(write("u1", "no \"good\" reason")).isEqualTo("""
                "position","user_id","toolkit","error","reason"
                "f.csv:2","u1","github","SomeException","no ""good\"" reason"
                """);
    }

    @Test
    void givesSpreadsheetsNoFormula() throws IOException {
        assertThat(write("=cmd|' /C calc'!A0", "+1")).contains("\"'=cmd|' /C calc'!A0\"").contains("\"'+1\"");
    }

    @Test
    void keepsARejectOnOneLine() throws IOException {
        assertThat(write("u1\r\nu2", "a\nb").lines()).hasSize(2);
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        write("u1", "because");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("new/rejects.csv"))))
                .isEqualTo("rw-------");
    }

    @Test
    void isNotThereWithoutARejects() throws IOException {
        try (RejectFile file = new RejectFile(folder.resolve("rejects.csv"))) {
            assertThat(file.path()).doesNotExist();
        }
        assertThat(folder.resolve("rejects.csv")).doesNotExist();
    }

    @Test
    void tellsOfAStrangeExceptionOnlyItsKind() {
        assertThat(Reasons.of(new IllegalStateException("can't parse the-secret"))).isEqualTo(
                "java.lang.IllegalStateException");
        assertThat(Reasons.of(new DuplicateRowException("f.csv:1"))).contains("f.csv:1");
    }
}
