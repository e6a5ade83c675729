package io.github.camelcomposio.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import javax.sql.DataSource;

/**
 * A ledger in a database, H2 or PostgreSQL. Several instances may share one, and claims hold between them; their clocks
 * must agree to within a fraction of a lease. A pool of connections is worth having: every call takes one connection
 * and gives it back. The tables are in {@code ledger-1.sql} beside this class.
 * <p>
 * Set it up first, then hand it over; afterwards it is thread-safe.
 */
public class JdbcImportLedger implements ImportLedger {

    private final DataSource dataSource;
    private String tablePrefix = "composio_";
    private boolean createTables;
    private String secretKey;
    /** Null while it is closed. */
    private volatile Opening opening;

    /** @param dataSource the database; stays its owner's, and open */
    public JdbcImportLedger(DataSource dataSource) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    }

    /** What is done with the tables once it is known what they are called. */
    private record Tables(
            JdbcTransactions transactions, JdbcEntries entries, JdbcSettlements settlements, JdbcJournal journal,
            JdbcRuns runs) {

        static Tables of(JdbcTransactions transactions, JdbcSchema schema) {
            return new Tables(
                    transactions, new JdbcEntries(schema), new JdbcSettlements(schema), new JdbcJournal(schema),
                    new JdbcRuns(schema));
        }
    }

    /**
     * How the ledger was opened.
     *
     * @param tables  null where there are none, which only reading puts up with
     * @param toWrite whether it may be written
     * @param entries whether its entries are to be believed; false where another key made them
     */
    private record Opening(Tables tables, boolean toWrite, boolean entries) {
    }

    public String getTablePrefix() {
        return tablePrefix;
    }

    /**
     * What the names of the tables begin with, {@code composio_} unless said otherwise; with a schema before it where
     * they are not in the default one: {@code imports.composio_}.
     */
    public void setTablePrefix(String tablePrefix) {
        this.tablePrefix = tablePrefix;
    }

    public boolean isCreateTables() {
        return createTables;
    }

    /** Whether to create the tables where they are not there; false unless said otherwise. */
    public void setCreateTables(boolean createTables) {
        this.createTables = createTables;
    }

    /** The key of the hashes; null, which is the default, for the API key. */
    public void setSecretKey(String secretKey) {
        this.secretKey = secretKey;
    }

    @Override
    public String secretKey() {
        return secretKey;
    }

    @Override
    public synchronized void open(String keyId, boolean rekey) {
        JdbcSchema schema = new JdbcSchema(tablePrefix);
        JdbcTransactions transactions = new JdbcTransactions(dataSource);
        schema.prepare(transactions, createTables);
        schema.useKey(transactions, Objects.requireNonNull(keyId, "keyId"), rekey);
        opening = new Opening(Tables.of(transactions, schema), true, true);
    }

    @Override
    public synchronized void openToRead(String keyId, boolean rekey) {
        Objects.requireNonNull(keyId, "keyId");
        if (opening != null && opening.toWrite()) {
            return;
        }
        JdbcSchema schema = new JdbcSchema(tablePrefix);
        JdbcTransactions transactions = new JdbcTransactions(dataSource);
        opening = schema.isThere(transactions)
                ? new Opening(Tables.of(transactions, schema), false, schema.hasKey(transactions, keyId, rekey))
                : new Opening(null, false, false);
    }

    private Tables tables() {
        Opening open = opening();
        if (!open.toWrite()) {
            throw new IllegalStateException("the ledger is open to be read only");
        }
        return open.tables();
    }

    private Opening opening() {
        Opening open = opening;
        if (open == null) {
            throw new IllegalStateException("the ledger is not open");
        }
        return open;
    }

    /** Reads entries, where there are some to be believed. */
    private <T> T ofEntries(String what, Reading<JdbcEntries, T> work, T nothing) {
        Opening open = opening();
        return open.entries()
                ? open.tables().transactions().run(what, connection -> work.on(connection, open.tables().entries())) : nothing;
    }

    /** Reads runs, where there is a table of them. */
    private <T> T ofRuns(String what, Reading<JdbcRuns, T> work, T nothing) {
        Opening open = opening();
        return open.tables() == null
                ? nothing : open.tables().transactions().run(what, connection -> work.on(connection, open.tables().runs()));
    }

    /** What is read from a table. */
    private interface Reading<R, T> {
        T on(Connection connection, R table) throws SQLException;
    }

    @Override
    public List<Claim> claim(List<ClaimRequest> requests, Instant now) {
        return settleAndClaim(List.of(), requests, now);
    }

    @Override
    public void settle(List<Settlement> settlements) {
        settleAndClaim(settlements, List.of(), Instant.EPOCH);
    }

    @Override
    public List<Claim> settleAndClaim(List<Settlement> settlements, List<ClaimRequest> requests, Instant now) {
        Tables open = tables();
        if (settlements.isEmpty() && requests.isEmpty()) {
            return List.of();
        }
        List<JournalEntry> lines = settlements.stream().map(Settlement::line).filter(Objects::nonNull).toList();
        return open.transactions().run(requests.isEmpty() ? "ending claims" : "claiming subjects", connection -> {
            open.settlements().settle(connection, settlements);
            open.journal().write(connection, lines);
            return open.entries().claim(connection, requests, now);
        });
    }

    @Override
    public Optional<LedgerEntry> find(String subject) {
        return ofEntries("looking for a subject", (connection, entries) -> entries.find(connection, subject),
                Optional.empty());
    }

    @Override
    public Optional<LedgerEntry> ofAccount(String connectedAccountId) {
        return ofEntries("looking for an account",
                (connection, entries) -> entries.ofAccount(connection, connectedAccountId), Optional.empty());
    }

    @Override
    public void touched(String connectedAccountId, boolean gone) {
        Tables open = tables();
        open.transactions().write("noting that an account was changed",
                connection -> open.entries().touched(connection, connectedAccountId, gone));
    }

    @Override
    public RunRecord begin(String runId, Instant now) {
        Tables open = tables();
        return open.transactions().run("beginning a run", connection -> open.runs().begin(connection, runId, now));
    }

    @Override
    public void stopped(String runId, String reason, long notAttempted, Instant now) {
        Tables open = tables();
        open.transactions().write("noting that a run was stopped",
                connection -> open.runs().stopped(connection, runId, reason, notAttempted, now));
    }

    @Override
    public Optional<RunRecord> run(String runId) {
        return ofRuns("reading a run", (connection, runs) -> runs.find(connection, runId), Optional.empty());
    }

    @Override
    public long unfinished(String runId) {
        return ofEntries("counting open claims", (connection, entries) -> entries.unfinished(connection, runId), 0L);
    }

    @Override
    public void createdBy(String runId, Consumer<LedgerEntry> reader) {
        Opening open = opening();
        if (open.entries()) {
            open.tables().transactions().once("reading what a run created",
                    connection -> open.tables().entries().createdBy(connection, runId, reader));
        }
    }

    @Override
    public List<RunRecord> runs(int most) {
        return ofRuns("reading runs", (connection, runs) -> runs.newest(connection, most), List.of());
    }

    @Override
    public void journal(String runId, Consumer<JournalEntry> reader) {
        Tables open = opening().tables();
        if (open != null) {
            open.transactions().once("reading a journal", connection -> open.journal().read(connection, runId, reader));
        }
    }

    /** Ends nothing: each call has given its connection back, and the data source is not the ledger's. */
    @Override
    public synchronized void close() {
        opening = null;
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "JdbcImportLedger[" + tablePrefix + "]";
    }
}
