package io.github.camelcomposio.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

import io.github.camelcomposio.bulk.LedgerEntry.State;
import io.github.camelcomposio.bulk.LedgerEntry.Verification;

/**
 * The entries of a ledger in a table. Every method works in its caller's transaction. Rows are written in the order of
 * their subjects, so that two instances seldom wait for each other crosswise.
 */
final class JdbcEntries {

    /** Lengths of the list of subjects in a query: few, so that drivers and databases know the statement again. */
    private static final int[] LIST_LENGTHS = { 1, 8, 64, 256 };

    private static final int FETCH_SIZE = 500;

    private final JdbcSchema schema;
    private final String insert;
    private final String take;

    JdbcEntries(JdbcSchema schema) {
        this.schema = schema;
        insert = schema.sql("INSERT INTO ${prefix}ledger (subject, state, run_id, owner, lease_end, touched, revision)"
                            + " VALUES (?, 'CLAIMED', ?, ?, ?, 0, ?)");
        // who renews a claim has not looked again at what something else has changed since
        take = schema.sql("UPDATE ${prefix}ledger SET"
                          + " touched = CASE WHEN state = 'CLAIMED' AND owner = ? THEN touched ELSE 0 END,"
                          + " state = 'CLAIMED', run_id = ?, owner = ?, lease_end = ?, revision = revision + 1"
                          + " WHERE subject = ? AND revision = ?");
    }

    /** An entry, and by which number its state can be recognized. */
    private record Row(LedgerEntry entry, long revision) {
    }

    List<Claim> claim(Connection connection, List<ClaimRequest> requests, Instant now) throws SQLException {
        TreeMap<String, ClaimRequest> bySubject = new TreeMap<>();
        for (ClaimRequest request : requests) {
            if (bySubject.put(request.subject(), request) != null) {
                throw new IllegalArgumentException("a subject stands twice among the claims of one call");
            }
        }
        if (bySubject.isEmpty()) {
            return List.of();
        }
        Map<String, Row> rows = rows(connection, new ArrayList<>(bySubject.keySet()));
        Map<String, Claim> claims = new HashMap<>();
        try (PreparedStatement inserts = connection.prepareStatement(insert);
             PreparedStatement takes = connection.prepareStatement(take)) {
            for (ClaimRequest request : bySubject.values()) {
                Row row = rows.get(request.subject());
                Claim claim = decide(request, row == null ? null : row.entry(), now);
                claims.put(request.subject(), claim);
                if (claim.result() == Claim.Result.TAKEN) {
                    if (row == null) {
                        addInsert(inserts, request);
                    } else {
                        addTake(takes, request, row.revision());
                    }
                }
            }
            inserts.executeBatch();
            for (int changed : takes.executeBatch()) {
                if (changed == 0) {
                    throw JdbcFailure.raced();
                }
            }
        }
        return requests.stream().map(request -> claims.get(request.subject())).toList();
    }

    private static Claim decide(ClaimRequest request, LedgerEntry before, Instant now) {
        Claim.Result result = Claim.Result.TAKEN;
        if (before != null && before.state() == State.CLAIMED) {
            boolean anothers = !request.owner().equals(before.owner());
            if (anothers && before.leaseEnd() != null && before.leaseEnd().isAfter(now)) {
                result = Claim.Result.HELD;
            }
        } else if (before != null && !request.evenSame() && before.fingerprint() != null
                && before.fingerprint().equals(request.fingerprint())) {
            result = Claim.Result.UNCHANGED;
        }
        return new Claim(result, before);
    }

    private static void addInsert(PreparedStatement inserts, ClaimRequest request) throws SQLException {
        inserts.setString(1, request.subject());
        inserts.setString(2, JdbcValues.id("runId", request.runId()));
        inserts.setString(3, JdbcValues.id("owner", request.owner()));
        JdbcValues.time(inserts, 4, request.leaseEnd());
        // not always the same, so that a row that was deleted and made again is not taken for the old one
        inserts.setLong(5, ThreadLocalRandom.current().nextLong(Long.MAX_VALUE / 2));
        inserts.addBatch();
    }

    private static void addTake(PreparedStatement takes, ClaimRequest request, long revision) throws SQLException {
        takes.setString(1, JdbcValues.id("owner", request.owner()));
        takes.setString(2, JdbcValues.id("runId", request.runId()));
        takes.setString(3, JdbcValues.id("owner", request.owner()));
        JdbcValues.time(takes, 4, request.leaseEnd());
        takes.setString(5, request.subject());
        takes.setLong(6, revision);
        takes.addBatch();
    }

    /**
     * PostgreSQL keeps the plan that it made when the table was small, which reads all of it, until its statistics are
     * renewed a minute or more later: 20 times slower meanwhile, tried with version 17 and 120,000 new subjects.
     */
    private static void useIndexes(Connection connection) throws SQLException {
        if ("PostgreSQL".equals(connection.getMetaData().getDatabaseProductName())) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL enable_seqscan = off");
            }
        }
    }

    private Map<String, Row> rows(Connection connection, List<String> subjects) throws SQLException {
        useIndexes(connection);
        Map<String, Row> rows = new HashMap<>();
        int longest = LIST_LENGTHS[LIST_LENGTHS.length - 1];
        for (int from = 0; from < subjects.size(); from += longest) {
            List<String> some = subjects.subList(from, Math.min(subjects.size(), from + longest));
            int length = longest;
            for (int i = LIST_LENGTHS.length - 1; i >= 0 && LIST_LENGTHS[i] >= some.size(); i--) {
                length = LIST_LENGTHS[i];
            }
            String places = String.join(", ", Collections.nCopies(length, "?"));
            try (PreparedStatement select = connection.prepareStatement(
                    schema.sql("SELECT * FROM ${prefix}ledger WHERE subject IN (" + places + ")"))) {
                for (int i = 0; i < length; i++) {
                    select.setString(i + 1, some.get(Math.min(i, some.size() - 1)));
                }
                try (ResultSet result = select.executeQuery()) {
                    while (result.next()) {
                        LedgerEntry entry = entry(result);
                        rows.put(entry.subject(), new Row(entry, result.getLong("revision")));
                    }
                }
            }
        }
        return rows;
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        String verification = row.getString("verification");
        return new LedgerEntry(
                row.getString("subject"), State.valueOf(row.getString("state")), row.getString("fingerprint"),
                row.getString("account_id"), row.getString("status"), JdbcValues.time(row, "expires_at"),
                row.getString("run_id"),
                row.getString("owner"), JdbcValues.time(row, "lease_end"), row.getString("source_position"),
                verification == null ? null : Verification.valueOf(verification), row.getString("created_by"));
    }

    Optional<LedgerEntry> find(Connection connection, String subject) throws SQLException {
        return Optional.ofNullable(rows(connection, List.of(subject)).get(subject)).map(Row::entry);
    }

    Optional<LedgerEntry> ofAccount(Connection connection, String connectedAccountId) throws SQLException {
        useIndexes(connection);
        try (PreparedStatement select = connection.prepareStatement(
                schema.sql("SELECT * FROM ${prefix}ledger WHERE account_id = ? ORDER BY subject"))) {
            select.setString(1, connectedAccountId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(entry(row)) : Optional.empty();
            }
        }
    }

    long unfinished(Connection connection, String runId) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(
                schema.sql("SELECT COUNT(*) FROM ${prefix}ledger WHERE run_id = ? AND state = 'CLAIMED'"))) {
            count.setString(1, runId);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void createdBy(Connection connection, String runId, Consumer<LedgerEntry> reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                schema.sql("SELECT * FROM ${prefix}ledger WHERE created_by = ? ORDER BY subject"))) {
            select.setFetchSize(FETCH_SIZE);
            select.setString(1, runId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reader.accept(entry(row));
                }
            }
        }
    }

    /** An entry that is claimed stays so: its claim is the claimer's to end, who then does not note its fingerprint. */
    void touched(Connection connection, String connectedAccountId, boolean gone) throws SQLException {
        useIndexes(connection);
        if (gone) {
            execute(connection, "DELETE FROM ${prefix}ledger WHERE account_id = ? AND state = 'DONE'", connectedAccountId);
            execute(connection, "UPDATE ${prefix}ledger SET fingerprint = NULL, account_id = NULL, status = NULL,"
                                + " expires_at = NULL, source_position = NULL, verification = NULL,"
                                + " created_by = NULL, touched = 1, revision = revision + 1 WHERE account_id = ?",
                    connectedAccountId);
        } else {
            execute(connection, "UPDATE ${prefix}ledger SET fingerprint = NULL, verification = NULL, touched = 1,"
                                + " revision = revision + 1 WHERE account_id = ?",
                    connectedAccountId);
        }
    }

    private void execute(Connection connection, String sql, String connectedAccountId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(schema.sql(sql))) {
            statement.setString(1, connectedAccountId);
            statement.executeUpdate();
        }
    }
}
