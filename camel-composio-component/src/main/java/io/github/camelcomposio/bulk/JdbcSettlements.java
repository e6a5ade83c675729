package io.github.camelcomposio.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Ends claims in the table of entries, each only where it is still its owner's. */
final class JdbcSettlements {

    private static final int STATUS = 64;

    private final String update;
    private final String restore;
    private final String delete;

    JdbcSettlements(JdbcSchema schema) {
        // what has been changed by something else since the claim is not known to be what was written
        update = schema.sql("UPDATE ${prefix}ledger SET state = ?,"
                            + " fingerprint = CASE WHEN touched = 1 THEN NULL ELSE CAST(? AS VARCHAR(64)) END,"
                            + " verification = CASE WHEN touched = 1 THEN NULL ELSE CAST(? AS VARCHAR(16)) END,"
                            + " account_id = ?, status = ?, expires_at = ?, run_id = ?, owner = ?, lease_end = ?,"
                            + " source_position = ?, created_by = ?, revision = revision + 1 WHERE subject = ? AND owner = ?");
        // a claim changes nothing else, and what something else has changed since must stay
        restore = schema.sql("UPDATE ${prefix}ledger SET state = ?, run_id = ?, owner = ?, lease_end = ?,"
                             + " revision = revision + 1 WHERE subject = ? AND owner = ?");
        delete = schema.sql("DELETE FROM ${prefix}ledger WHERE subject = ? AND owner = ?");
    }

    void settle(Connection connection, List<Settlement> settlements) throws SQLException {
        List<Settlement> ordered = settlements.stream().filter(settlement -> settlement.subject() != null)
                .sorted(Comparator.comparing(Settlement::subject)).toList();
        try (PreparedStatement updates = connection.prepareStatement(update);
             PreparedStatement restores = connection.prepareStatement(restore);
             PreparedStatement deletes = connection.prepareStatement(delete)) {
            for (Settlement settlement : ordered) {
                if (settlement.entry() != null) {
                    addUpdate(updates, settlement, settlement.entry());
                } else if (settlement.before() != null) {
                    addRestore(restores, settlement, settlement.before());
                } else {
                    deletes.setString(1, settlement.subject());
                    deletes.setString(2, settlement.owner());
                    deletes.addBatch();
                }
            }
            updates.executeBatch();
            restores.executeBatch();
            deletes.executeBatch();
        }
    }

    private static void addUpdate(PreparedStatement updates, Settlement settlement, LedgerEntry entry) throws SQLException {
        updates.setString(1, entry.state().name());
        updates.setString(2, entry.fingerprint());
        updates.setString(3, entry.verification() == null ? null : entry.verification().name());
        updates.setString(4, JdbcValues.text(entry.connectedAccountId(), JdbcValues.ID));
        updates.setString(5, JdbcValues.text(entry.status(), STATUS));
        JdbcValues.time(updates, 6, entry.expiresAt());
        updates.setString(7, entry.runId());
        updates.setString(8, entry.owner());
        JdbcValues.time(updates, 9, entry.leaseEnd());
        updates.setString(10, entry.position() == null ? null : JdbcValues.position(entry.position()));
        updates.setString(11, JdbcValues.text(entry.createdBy(), JdbcValues.ID));
        updates.setString(12, settlement.subject());
        updates.setString(13, settlement.owner());
        updates.addBatch();
    }

    private static void addRestore(PreparedStatement restores, Settlement settlement, LedgerEntry before) throws SQLException {
        restores.setString(1, before.state().name());
        restores.setString(2, before.runId());
        restores.setString(3, before.owner());
        JdbcValues.time(restores, 4, before.leaseEnd());
        restores.setString(5, settlement.subject());
        restores.setString(6, settlement.owner());
        restores.addBatch();
    }
}
