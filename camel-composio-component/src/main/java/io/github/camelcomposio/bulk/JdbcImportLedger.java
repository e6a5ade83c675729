package io.github.camelcomposio.bulk;

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
    private volatile Tables tables;

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
    public void open(String keyId, boolean rekey) {
        JdbcSchema schema = new JdbcSchema(tablePrefix);
        JdbcTransactions transactions = new JdbcTransactions(dataSource);
        schema.prepare(transactions, createTables);
        schema.useKey(transactions, Objects.requireNonNull(keyId, "keyId"), rekey);
        tables = Tables.of(transactions, schema);
    }

    private Tables tables() {
        Tables open = tables;
        if (open == null) {
            throw new IllegalStateException("the ledger is not open");
        }
        return open;
    }

    @Override
    public List<Claim> claim(List<ClaimRequest> requests, Instant now) {
        Tables open = tables();
        return requests.isEmpty()
                ? List.of() : open.transactions().run("claiming subjects",
                        connection -> open.entries().claim(connection, requests, now));
    }

    @Override
    public void settle(List<Settlement> settlements) {
        Tables open = tables();
        if (settlements.isEmpty()) {
            return;
        }
        List<JournalEntry> lines = settlements.stream().map(Settlement::line).filter(Objects::nonNull).toList();
        open.transactions().write("ending claims", connection -> {
            open.settlements().settle(connection, settlements);
            open.journal().write(connection, lines);
        });
    }

    @Override
    public Optional<LedgerEntry> ofAccount(String connectedAccountId) {
        Tables open = tables();
        return open.transactions().run("looking for an account",
                connection -> open.entries().ofAccount(connection, connectedAccountId));
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
        Tables open = tables();
        return open.transactions().run("reading a run", connection -> open.runs().find(connection, runId));
    }

    @Override
    public List<RunRecord> runs(int most) {
        Tables open = tables();
        return open.transactions().run("reading runs", connection -> open.runs().newest(connection, most));
    }

    @Override
    public void journal(String runId, Consumer<JournalEntry> reader) {
        Tables open = tables();
        open.transactions().once("reading a journal", connection -> open.journal().read(connection, runId, reader));
    }

    /** Ends nothing: each call has given its connection back, and the data source is not the ledger's. */
    @Override
    public void close() {
        tables = null;
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "JdbcImportLedger[" + tablePrefix + "]";
    }
}
