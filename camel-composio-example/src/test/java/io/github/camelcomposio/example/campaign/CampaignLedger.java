package io.github.camelcomposio.example.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A ledger's database that outlives the processes that write it, and what stands in it. */
final class CampaignLedger implements AutoCloseable {

    private final String url;
    private final EmbeddedPostgres postgres;

    private CampaignLedger(String url, EmbeddedPostgres postgres) {
        this.url = url;
        this.postgres = postgres;
    }

    /** A file of H2; one process at a time may have it open. */
    static CampaignLedger h2(Path folder) {
        return new CampaignLedger("jdbc:h2:file:" + folder.toAbsolutePath().resolve("ledger"), null);
    }

    static CampaignLedger postgresql() throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        return new CampaignLedger(postgres.getJdbcUrl("postgres", "postgres"), postgres);
    }

    String url() {
        return url;
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

    /** How many claims a run has left open. */
    long claimed(String runId) {
        return count("SELECT COUNT(*) FROM composio_ledger WHERE state = 'CLAIMED' AND run_id = ?", runId);
    }

    private long count(String sql, String runId) {
        return query(sql, runId, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private <T> T query(String sql, String runId, Reading<T> reading) {
        try (Connection connection = DriverManager.getConnection(url);
             PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, runId);
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
