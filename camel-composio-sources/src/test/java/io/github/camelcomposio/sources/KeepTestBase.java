package io.github.camelcomposio.sources;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.simulator.Account;
import org.apache.camel.Exchange;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database of users, a ledger, and a route that keeps Composio in step, pass by pass. */
abstract class KeepTestBase extends SourceTestBase {

    protected static final String LEDGER_IMPORT = IMPORT + "&ledger=#ledger";

    protected final JdbcConnectionPool pool
            = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

    @BeforeEach
    void bindBeans() {
        JdbcImportLedger ledger = new JdbcImportLedger(pool);
        ledger.setCreateTables(true);
        ledger.setSecretKey("a key of the ledger's own");
        context.getRegistry().bind("ledger", ledger);
        context.getRegistry().bind("users", DataSource.class, pool);
    }

    @AfterEach
    void dispose() {
        pool.dispose();
    }

    protected void keep(String template, String... more) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("from", "direct:" + template);
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        plainRoute(template, parameters);
    }

    /** One pass that ends well. */
    protected void pass(String template) {
        Exchange exchange = send(template);
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
    }

    protected void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    protected List<String> ask(String sql) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }

    protected String status(String user) {
        return simulator.accountsOf(user).stream().map(Account::status).findFirst().orElse("none");
    }

    protected String key(String user) {
        return String.valueOf(simulator.accountsOf(user).get(0).val().get("api_key"));
    }

    /** How many requests wrote something. */
    protected long writes() {
        return simulator.requests().stream().filter(request -> !request.method().equals("GET")).count();
    }
}
