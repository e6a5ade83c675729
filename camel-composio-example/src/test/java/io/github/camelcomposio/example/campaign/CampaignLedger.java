package io.github.camelcomposio.example.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A ledger's database that outlives the processes that write it, and what stands in it. */
final class CampaignLedger implements AutoCloseable {

    private final String url;
    private final String mapping;
    private EmbeddedPostgres postgres;

    private CampaignLedger(String url, String mapping, EmbeddedPostgres postgres) {
        this.url = url;
        this.mapping = mapping;
        this.postgres = postgres;
    }

    /** What the importer takes where a mapping in this folder names no ledger; one process at a time may have it open. */
    static CampaignLedger ofImporter(Path folder) {
        return new CampaignLedger("jdbc:h2:file:" + folder.toAbsolutePath().resolve("out/ledger") + ";USER=sa", "", null);
    }

    static CampaignLedger postgresql() throws IOException {
        return of(EmbeddedPostgres.start());
    }

    /** One that can be stopped and started again, for its data are in this folder. */
    static CampaignLedger postgresql(Path data) throws IOException {
        return of(EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).start());
    }

    private static CampaignLedger of(EmbeddedPostgres postgres) {
        String url = postgres.getJdbcUrl("postgres", "postgres");
        return new CampaignLedger(url, "ledger:\n  url: \"" + url + "\"\n", postgres);
    }

    /** Stops PostgreSQL, as somebody does who maintains it: sessions are ended, and what is committed stays. */
    void stop() throws IOException {
        postgres.close();
    }

    /** Starts it again with the same data, at the same address. */
    void start(Path data) throws IOException {
        postgres = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).setPort(postgres.getPort())
                .start();
    }

    /** What a mapping says of it: some lines, or none. */
    String mapping() {
        return mapping;
    }

    /**
     * The journal of a run: accounts by user.
     *
     * @throws AssertionError if a user has two lines, or a line is a reject
     */
    Map<String, String> accountsByUser(String runId) {
        return query("SELECT user_id, account_id, error, source_position FROM composio_journal WHERE run_id = ?", runId, rows -> {
            Map<String, String> accounts = new HashMap<>();
            while (rows.next()) {
                if (rows.getString("error") != null) {
                    throw new AssertionError("rejected: " + rows.getString("source_position") + " " + rows.getString("error"));
                }
                String other = accounts.put(rows.getString("user_id"), rows.getString("account_id"));
                if (other != null) {
                    throw new AssertionError("two lines of " + rows.getString("user_id"));
                }
            }
            return accounts;
        });
    }

    /** How many claims are open. */
    long claimed() {
        return query("SELECT COUNT(*) FROM composio_ledger WHERE state = ?", "CLAIMED", rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    /** The time between the earliest line of a run's journal and the latest one, by the clocks of those who wrote them. */
    Duration journalSpan(String runId) {
        return query("SELECT MIN(written_at) AS earliest, MAX(written_at) AS latest FROM composio_journal WHERE run_id = ?", runId,
                rows -> {
                    rows.next();
                    return Duration.between(rows.getTimestamp("earliest").toInstant(), rows.getTimestamp("latest").toInstant());
                });
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private <T> T query(String sql, String parameter, Reading<T> reading) {
        try (Connection connection = DriverManager.getConnection(url);
             PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                return reading.of(rows);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }
}
