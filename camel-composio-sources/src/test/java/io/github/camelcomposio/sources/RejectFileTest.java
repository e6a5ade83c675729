package io.github.camelcomposio.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.model.CredentialRecord;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectFileTest {

    @TempDir
    Path folder;

    private Path path() {
        return folder.resolve("out/rejects.csv");
    }

    private static Exchange rejected(CredentialRecord record, Exception why) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(record);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, why);
        return exchange;
    }

    @Test
    void hasALineForEachRejectAndNoCredential() throws IOException {
        CredentialRecord record = new CredentialRecord(
                "users.csv:17", Map.of("USER_ID", " ann ", "toolkit", "github", "token", "ghp_secret"));
        try (RejectFile rejects = new RejectFile(path())) {
            rejects.process(rejected(record, new RuntimeException(
                    "wrapped", new ComposioInvalidRequestException("connectedAccounts/import", "it is \"wrong\""))));
            rejects.process(rejected(record, new IllegalStateException("about ghp_secret")));
            rejects.process(rejected(CredentialRecord.unreadable("users.csv:18", "no"), null));

            assertThat(path()).content().isEqualTo("""
                    "position","user","toolkit","error","reason"
                    "users.csv:17","ann","github","ComposioInvalidRequestException","connectedAccounts/import: it is ""wrong""\"
                    "users.csv:17","ann","github","IllegalStateException",""
                    "users.csv:18","","","",""
                    """);
        }
    }

    @Test
    void belongsToItsOwner() throws IOException {
        try (RejectFile rejects = new RejectFile(path())) {
            assertThat(path()).doesNotExist();
            rejects.add("f:1", "", "", "", "");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path()))).isEqualTo("rw-------");
        }
    }

    @Test
    void takesNoOtherFilesPlace() throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), "mine");
        try (RejectFile rejects = new RejectFile(path())) {
            assertThatThrownBy(() -> rejects.add("f:1", "", "", "", "")).isInstanceOf(UncheckedIOException.class);
        }
        assertThat(path()).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = { "=1+1.csv:2", "+a", "-a", "@a", "'a", "''=a", "a,\"b\"", "vault:secret/a b", "credentials-0@17" })
    void isNoFormulaAndGivesThePositionBack(String position) throws IOException {
        try (RejectFile rejects = new RejectFile(path())) {
            rejects.add(position, "=cmd()", "\tx", "", "@a");
        }
        assertThat(Files.readAllLines(path()).get(1)).doesNotContainPattern("\"[=+@\\t-]");
        assertThat(RejectFile.positions(path())).containsExactly(position);
    }

    @Test
    void mayBeWrittenByManyThreads() throws IOException {
        try (RejectFile rejects = new RejectFile(path())) {
            IntStream.range(0, 1000).parallel().forEach(i -> rejects.add("f:" + i, "u", "t", "e", "r"));
        }
        assertThat(RejectFile.positions(path())).hasSize(1000);
    }

    @Test
    void saysThatAFileIsNone() throws IOException {
        Path other = Files.writeString(folder.resolve("users.csv"), "user_id,secret-123456\n");

        assertThatThrownBy(() -> RejectFile.positions(other)).isInstanceOf(ImportSourceException.class)
                .hasMessageContaining("is no reject file").hasMessageNotContaining("secret");
        assertThatThrownBy(() -> RejectFile.positions(folder.resolve("none"))).isInstanceOf(ImportSourceException.class);
    }
}
