package io.github.camelcomposio.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.github.camelcomposio.bulk.LedgerEntry.State;
import io.github.camelcomposio.bulk.LedgerEntry.Verification;

/** What a ledger is asked, on each database, with tables of its own. */
abstract class LedgerTestBase {

    static final String KEY_ID = "key-1";
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");
    static final Instant LEASE_END = NOW.plusSeconds(60);

    final String prefix = LedgerDatabase.newPrefix();

    JdbcImportLedger newLedger(DataSource dataSource) {
        JdbcImportLedger ledger = new JdbcImportLedger(dataSource);
        ledger.setTablePrefix(prefix);
        ledger.setCreateTables(true);
        return ledger;
    }

    JdbcImportLedger open(LedgerDatabase database) {
        return open(database.dataSource());
    }

    JdbcImportLedger open(DataSource dataSource) {
        JdbcImportLedger ledger = newLedger(dataSource);
        ledger.open(KEY_ID, false);
        return ledger;
    }

    void execute(LedgerDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
             Statement statement = connection.createStatement()) {
            statement.execute(sql.replace("${prefix}", prefix));
        }
    }

    static ClaimRequest request(String subject, String fingerprint, String owner) {
        return new ClaimRequest(subject, fingerprint, false, "run", owner, LEASE_END);
    }

    static Claim claim(ImportLedger ledger, String subject, String fingerprint, String owner) {
        return claim(ledger, request(subject, fingerprint, owner), NOW);
    }

    static Claim claim(ImportLedger ledger, ClaimRequest request, Instant now) {
        return ledger.claim(List.of(request), now).get(0);
    }

    static LedgerEntry done(String subject, String fingerprint) {
        return new LedgerEntry(
                subject, State.DONE, fingerprint, "ca_" + subject, "ACTIVE", NOW.plusSeconds(3600), "run", null, null);
    }

    /** As {@link #done}, with all that may be known. */
    static LedgerEntry verified(String subject, String fingerprint, Verification verification) {
        LedgerEntry done = done(subject, fingerprint);
        return new LedgerEntry(
                subject, State.DONE, fingerprint, done.connectedAccountId(), done.status(), done.expiresAt(), done.runId(),
                null, null, "users.csv:7", verification, "run");
    }

    static JournalEntry line(String position, ImportAction action) {
        return new JournalEntry(
                "run", position, "ann", "ac_1", "github", "ca_1", action, action == null ? "ComposioServerException" : null,
                action == null ? "why" : null, "ACTIVE", "req_1", 2, NOW);
    }

    /** Claims a subject and says that it was written. */
    static void write(ImportLedger ledger, String subject, String fingerprint, String owner) {
        Claim claim = claim(ledger, subject, fingerprint, owner);
        ledger.settle(List.of(new Settlement(
                subject, owner, claim.before(), done(subject, fingerprint), line(subject, ImportAction.CREATED))));
    }

    static List<JournalEntry> journal(ImportLedger ledger, String runId) {
        List<JournalEntry> lines = new ArrayList<>();
        ledger.journal(runId, lines::add);
        return lines;
    }
}
