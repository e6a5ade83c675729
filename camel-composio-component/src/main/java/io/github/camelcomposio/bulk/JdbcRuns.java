package io.github.camelcomposio.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs in a table. When something of a run was last written is read from its journal, so that no row is in every write.
 */
final class JdbcRuns {

    private static final int REASON = 2000;

    private final JdbcSchema schema;
    private final String select;

    JdbcRuns(JdbcSchema schema) {
        this.schema = schema;
        select = schema.sql("SELECT r.run_id, r.started_at, r.last_at, r.stop_reason, r.not_attempted, (SELECT j.written_at"
                            + " FROM ${prefix}journal j WHERE j.run_id = r.run_id ORDER BY j.line DESC FETCH FIRST 1 ROW ONLY)"
                            + " AS written_at FROM ${prefix}run r");
    }

    RunRecord begin(Connection connection, String runId, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                schema.sql("UPDATE ${prefix}run SET last_at = ?, stop_reason = NULL, not_attempted = 0 WHERE run_id = ?"))) {
            JdbcValues.time(update, 1, now);
            update.setString(2, JdbcValues.id("runId", runId));
            if (update.executeUpdate() == 0) {
                insert(connection, runId, null, 0, now);
            }
        }
        return find(connection, runId).orElseThrow(JdbcFailure::raced);
    }

    void stopped(Connection connection, String runId, String reason, long notAttempted, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                schema.sql("UPDATE ${prefix}run SET last_at = ?, stop_reason = ?, not_attempted = not_attempted + ?"
                           + " WHERE run_id = ?"))) {
            JdbcValues.time(update, 1, now);
            update.setString(2, JdbcValues.text(reason, REASON));
            update.setLong(3, notAttempted);
            update.setString(4, JdbcValues.id("runId", runId));
            if (update.executeUpdate() == 0) {
                insert(connection, runId, reason, notAttempted, now);
            }
        }
    }

    private void insert(Connection connection, String runId, String reason, long notAttempted, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                schema.sql("INSERT INTO ${prefix}run (run_id, started_at, last_at, stop_reason, not_attempted)"
                           + " VALUES (?, ?, ?, ?, ?)"))) {
            insert.setString(1, runId);
            JdbcValues.time(insert, 2, now);
            JdbcValues.time(insert, 3, now);
            insert.setString(4, JdbcValues.text(reason, REASON));
            insert.setLong(5, notAttempted);
            insert.executeUpdate();
        }
    }

    Optional<RunRecord> find(Connection connection, String runId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select + " WHERE r.run_id = ?")) {
            statement.setString(1, runId);
            return read(statement).stream().findFirst();
        }
    }

    List<RunRecord> newest(Connection connection, int most) throws SQLException {
        if (most <= 0) {
            return List.of();
        }
        try (PreparedStatement statement
                = connection.prepareStatement(select + " ORDER BY r.started_at DESC, r.run_id")) {
            statement.setMaxRows(most);
            return read(statement);
        }
    }

    private static List<RunRecord> read(PreparedStatement statement) throws SQLException {
        List<RunRecord> runs = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Instant last = JdbcValues.time(row, "last_at");
                Instant written = JdbcValues.time(row, "written_at");
                runs.add(new RunRecord(
                        row.getString("run_id"), JdbcValues.time(row, "started_at"),
                        written != null && written.isAfter(last) ? written : last, row.getString("stop_reason"),
                        row.getLong("not_attempted")));
            }
        }
        return runs;
    }
}
