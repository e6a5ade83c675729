package io.github.camelcomposio.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the ledger has said is written survives the process, though H2 by itself writes a commit to its file up to half
 * a second later.
 */
class KilledLedgerTest {

    private static final String KEY_ID = "key";

    @TempDir
    Path folder;

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("ledger");
    }

    private JdbcImportLedger ledger() {
        JdbcImportLedger ledger = new JdbcImportLedger(JdbcConnectionPool.create(url(), "sa", ""));
        ledger.openToRead(KEY_ID, false);
        return ledger;
    }

    private Process die(String user, String... options) throws IOException, InterruptedException {
        ProcessBuilder child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        child.command().addAll(List.of(options));
        child.command().addAll(List.of("-cp", System.getProperty("java.class.path"),
                DyingLedgerWriter.class.getName(), url(), user, "", KEY_ID));
        Process process = child.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        process.waitFor();
        return process;
    }

    @Test
    void aClaimIsInTheFileOfAProcessThatDiesRightAfterIt() throws Exception {
        assertThat(die("sa").exitValue()).isZero();

        assertThat(ledger().find(DyingLedgerWriter.SUBJECT)).isPresent();
    }

    @Test
    void aUserWithoutTheRightToFlushWorksAllTheSame() throws Exception {
        prepareForUser();

        assertThat(die("importer", "-Dtables.there=true").exitValue()).isZero();
    }

    private void prepareForUser() throws SQLException {
        JdbcImportLedger ledger = new JdbcImportLedger(JdbcConnectionPool.create(url(), "sa", ""));
        ledger.setCreateTables(true);
        ledger.open(KEY_ID, false);
        try (Connection connection = DriverManager.getConnection(url(), "sa", "");
             Statement statement = connection.createStatement()) {
            statement.execute("CREATE USER importer PASSWORD ''");
            statement.execute("GRANT ALL ON SCHEMA public TO importer");
            statement.execute("SHUTDOWN");
        }
    }
}
