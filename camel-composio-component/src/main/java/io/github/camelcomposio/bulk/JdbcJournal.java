package io.github.camelcomposio.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The journal in a table. A record's last line replaces its earlier ones, and stands where the last was written. */
final class JdbcJournal {

    private static final int FETCH_SIZE = 500;
    private static final int USER_ID = 1000;
    private static final int REASON = 2000;
    private static final int STATUS = 64;

    private final String delete;
    private final String insert;
    private final String select;

    JdbcJournal(JdbcSchema schema) {
        delete = schema.sql("DELETE FROM ${prefix}journal WHERE run_id = ? AND source_position = ?");
        insert = schema.sql("INSERT INTO ${prefix}journal (run_id, source_position, user_id, auth_config_id, toolkit,"
                            + " account_id, action, error, reason, status, request_id, requests, written_at, verification)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        select = schema.sql("SELECT * FROM ${prefix}journal WHERE run_id = ? ORDER BY line");
    }

    /** A record's line in a run. */
    private record Key(String runId, String position) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int runs = runId.compareTo(other.runId);
            return runs == 0 ? position.compareTo(other.position) : runs;
        }
    }

    void write(Connection connection, List<JournalEntry> lines) throws SQLException {
        Map<Key, JournalEntry> last = new LinkedHashMap<>();
        for (JournalEntry line : lines) {
            Key key = new Key(JdbcValues.id("runId", line.runId()), JdbcValues.position(line.position()));
            last.remove(key);
            last.put(key, line);
        }
        if (last.isEmpty()) {
            return;
        }
        deleteEarlier(connection, new TreeMap<>(last).keySet());
        try (PreparedStatement inserts = connection.prepareStatement(insert)) {
            for (Map.Entry<Key, JournalEntry> line : last.entrySet()) {
                addInsert(inserts, line.getKey(), line.getValue());
            }
            inserts.executeBatch();
        }
    }

    private void deleteEarlier(Connection connection, Collection<Key> keys) throws SQLException {
        try (PreparedStatement deletes = connection.prepareStatement(delete)) {
            for (Key key : keys) {
                deletes.setString(1, key.runId());
                deletes.setString(2, key.position());
                deletes.addBatch();
            }
            deletes.executeBatch();
        }
    }

    private static void addInsert(PreparedStatement inserts, Key key, JournalEntry line) throws SQLException {
        inserts.setString(1, key.runId());
        inserts.setString(2, key.position());
        inserts.setString(3, JdbcValues.text(line.userId(), USER_ID));
        inserts.setString(4, JdbcValues.text(line.authConfigId(), JdbcValues.ID));
        inserts.setString(5, JdbcValues.text(line.toolkit(), JdbcValues.ID));
        inserts.setString(6, JdbcValues.text(line.connectedAccountId(), JdbcValues.ID));
        inserts.setString(7, line.action() == null ? null : line.action().name());
        inserts.setString(8, JdbcValues.text(line.error(), JdbcValues.ID));
        inserts.setString(9, JdbcValues.text(line.reason(), REASON));
        inserts.setString(10, JdbcValues.text(line.status(), STATUS));
        inserts.setString(11, JdbcValues.text(line.requestId(), JdbcValues.ID));
        inserts.setInt(12, line.requests());
        JdbcValues.time(inserts, 13, line.at());
        inserts.setString(14, line.verification() == null ? null : line.verification().name());
        inserts.addBatch();
    }

    /** Needs a transaction: without one PostgreSQL's driver reads all rows into memory. */
    void read(Connection connection, String runId, Consumer<JournalEntry> reader) throws SQLException {
        try (PreparedStatement statement
                = connection.prepareStatement(select, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(FETCH_SIZE);
            statement.setString(1, runId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.accept(line(row));
                }
            }
        }
    }

    private static JournalEntry line(ResultSet row) throws SQLException {
        String action = row.getString("action");
        String verification = row.getString("verification");
        return new JournalEntry(
                row.getString("run_id"), row.getString("source_position"), row.getString("user_id"),
                row.getString("auth_config_id"), row.getString("toolkit"), row.getString("account_id"),
                action == null ? null : ImportAction.valueOf(action), row.getString("error"), row.getString("reason"),
                row.getString("status"), row.getString("request_id"), row.getInt("requests"),
                JdbcValues.time(row, "written_at"),
                verification == null ? null : ImportOutcome.Verification.valueOf(verification));
    }
}
