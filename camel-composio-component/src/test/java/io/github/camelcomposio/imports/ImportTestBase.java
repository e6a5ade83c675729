package io.github.camelcomposio.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.camelcomposio.ComposioTestBase;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.bulk.JournalEntry;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;

/** Imports against the simulator, with a ledger in a database of the test's own. */
abstract class ImportTestBase extends ComposioTestBase {

    static final String SENDGRID_ID = SENDGRID;
    static final String IMPORT = "composio:connectedAccounts/import?authConfigId=" + SENDGRID;

    final JdbcConnectionPool database
            = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    final JdbcImportLedger ledger = newLedger();

    JdbcImportLedger newLedger() {
        JdbcImportLedger made = new JdbcImportLedger(database);
        made.setCreateTables(true);
        return made;
    }

    @Override
    protected void configure(DefaultCamelContext camel) throws Exception {
        camel.getRegistry().bind("ledger", ledger);
    }

    @AfterEach
    void closeDatabase() {
        database.dispose();
    }

    /** An import with the ledger. */
    static String withLedger(String options) {
        return IMPORT + "&ledger=#ledger&runId=run" + (options.isEmpty() ? "" : "&" + options);
    }

    ImportOutcome imported(String uri, Object body) {
        return send(uri, body).getMessage().getBody(ImportOutcome.class);
    }

    ImportOutcome imported(String uri, Object body, Map<String, Object> headers) {
        return send(uri, body, headers).getMessage().getBody(ImportOutcome.class);
    }

    static Map<String, Object> row(String user, String key) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("user_id", user);
        row.put("api_key", key);
        return row;
    }

    Account only(String user) {
        List<Account> accounts = simulator.accountsOf(user);
        if (accounts.size() != 1) {
            throw new AssertionError("expected one account of " + user + ", there are " + accounts);
        }
        return accounts.get(0);
    }

    /** The requests that change something. */
    List<ReceivedRequest> writes() {
        return simulator.requests().stream().filter(request -> !request.method().equals("GET")).toList();
    }

    List<JournalEntry> journal(String runId) {
        List<JournalEntry> lines = new ArrayList<>();
        ledger.journal(runId, lines::add);
        return lines;
    }
}
