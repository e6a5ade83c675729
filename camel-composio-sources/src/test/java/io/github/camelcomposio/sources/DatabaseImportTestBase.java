package io.github.camelcomposio.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.simulator.Account;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template {@code composio-import-database}, from a table to accounts. */
abstract class DatabaseImportTestBase extends SourceTestBase {

    private static final String TEMPLATE = "composio-import-database";
    private static final String MARK = "update credentials set imported_at = now() where id = :id";

    @TempDir
    Path folder;

    @Override
    protected List<String> templates() {
        return List.of(TEMPLATE);
    }

    /** An empty database. */
    abstract DataSource database() throws SQLException;

    private DataSource database;

    @BeforeEach
    void createTable() throws SQLException {
        database = database();
        context.getRegistry().bind("users", DataSource.class, database);
        execute("create table credentials (id bigint primary key, user_id varchar(100), api_key varchar(100),"
                + " imported_at timestamp, account varchar(100))");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> ask(String sql) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }

    private void rows(int from, int to) throws SQLException {
        for (int id = from; id <= to; id++) {
            execute("insert into credentials (id, user_id, api_key) values (" + id + ", 'user_" + id + "', 'sg-key-of-" + id
                    + "')");
        }
    }

    private void query(String query, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("dataSource", "users");
        parameters.put("query", query);
        route(TEMPLATE, parameters);
    }

    @Test
    void importsTheRowsOfAQuery() throws SQLException {
        rows(1, 250);
        execute("insert into credentials (id, user_id, api_key) values (1000, 'without', null)");
        query("select id, user_id, api_key from credentials", Map.of("fetchSize", "10"));

        ImportReport report = run(TEMPLATE);

        assertThat(report.outcomes().of(ImportAction.CREATED)).isEqualTo(250);
        assertThat(simulator.accountsOf("user_42").get(0).val()).containsEntry("api_key", "sg-key-of-42");
        assertThat(rejects).containsOnlyKeys("credentials#1000");
    }

    @Test
    void marksTheRowsThatWereImportedAndNoOthers() throws SQLException {
        rows(1, 205);
        execute("update credentials set api_key = null where id in (7, 205)");
        query("select id, user_id, api_key from credentials where imported_at is null order by id",
                Map.of("mark",
                        "update credentials set imported_at = now(), account = :action || ' ' || :account where id = :key"));

        run(TEMPLATE);

        assertThat(ask("select id from credentials where imported_at is null order by id")).containsExactly("7", "205");
        assertThat(ask("select account from credentials where id = 42"))
                .containsExactly("CREATED " + simulator.accountsOf("user_42").get(0).id());
        simulator.clearRequests();
        execute("update credentials set api_key = 'sg-key-of-7' where id = 7");
        run(TEMPLATE);
        assertThat(simulator.accountsOf("user_7")).hasSize(1);
        assertThat(ask("select id from credentials where imported_at is null")).containsExactly("205");
        assertThat(simulator.requests()).hasSizeLessThan(6);
    }

    @Test
    void aPlanMarksNothing() throws SQLException {
        rows(1, 3);
        query("select id, user_id, api_key from credentials",
                Map.of("mark", MARK, "import", IMPORT + "&dryRun=true"));

        assertThat(run(TEMPLATE).dryRun()).isTrue();
        assertThat(ask("select id from credentials where imported_at is null")).hasSize(3);
    }

    @Test
    void aMarkThatFailsIsSaidAndLosesNothing() throws SQLException {
        rows(1, 150);
        query("select id, user_id, api_key from credentials",
                Map.of("mark", "update credentials set nothing = 1 where id = :id"));

        Exchange exchange = send(TEMPLATE);

        assertThat(exchange.getException()).isInstanceOf(ImportSourceException.class)
                .hasMessageStartingWith("150 rows were imported and could not be marked (SQLState 42");
        assertThat(exchange.getMessage().getBody(ImportReport.class).outcomes().of(ImportAction.CREATED)).isEqualTo(150);
        assertThat(simulator.accounts()).hasSize(150);
    }

    @Test
    void goesOnAfterTheLastKeyUntilThereIsNoMore() throws SQLException {
        rows(1, 25);
        query("select id, user_id, api_key from credentials where id > :after order by id limit 10", Map.of("after", "5"));

        assertThat(run(TEMPLATE).outcomes().of(ImportAction.CREATED)).isEqualTo(20);
        assertThat(simulator.accounts()).extracting(Account::userId).doesNotContain("user_5").contains("user_6", "user_25");
    }

    private Map<String, String> withState(Path state) {
        return Map.of("after", "0", "state", state.toString(), "fetchSize", "10");
    }

    @Test
    void beginsWhereTheLastImportEnded() throws Exception {
        Path state = folder.resolve("state");
        rows(1, 25);
        execute("update credentials set api_key = null where id = 25");
        query("select id, user_id, api_key from credentials where id > :after order by id limit 10", withState(state));
        run(TEMPLATE);
        assertThat(state).hasContent("25");
        assertThat(rejects).containsOnlyKeys("credentials#25");

        rows(26, 30);
        assertThat(run(TEMPLATE).outcomes().of(ImportAction.CREATED)).isEqualTo(5);
        assertThat(state).hasContent("30");
        assertThat(Files.list(folder)).containsExactly(state);
    }

    @Test
    void aRunThatWasStoppedBeginsAgainBeforeWhatItDidNotAttempt() throws Exception {
        Path state = folder.resolve("state");
        rows(1, 100);
        context.addRoutes(new RouteBuilder() {
            private final AtomicInteger count = new AtomicInteger();

            @Override
            public void configure() {
                from("direct:gate").process(exchange -> {
                    if (count.incrementAndGet() == 26) {
                        simulator.apiKey("ak_another_one");
                    }
                }).to(IMPORT);
            }
        });
        Map<String, String> parameters = new HashMap<>(withState(state));
        parameters.put("import", "direct:gate");
        String key = simulator.apiKey();
        query("select id, user_id, api_key from credentials where id > :after order by id limit 10", parameters);

        ImportReport report = run(TEMPLATE);

        assertThat(report.notAttempted()).isPositive();
        List<String> missing = ask("select id from credentials where user_id not in ('"
                                   + String.join("','", simulator.accounts().stream().map(Account::userId).toList())
                                   + "') order by id");
        if (Files.exists(state)) {
            assertThat(Long.parseLong(Files.readString(state))).isLessThan(Long.parseLong(missing.get(0)));
        }
        simulator.apiKey(key);
        run(TEMPLATE);
        assertThat(simulator.accounts()).extracting(Account::userId).doesNotHaveDuplicates().hasSize(100);
        assertThat(state).hasContent("100");
    }

    @Test
    void aPlanHasComeNowhere() throws Exception {
        Path state = folder.resolve("state");
        rows(1, 30);
        Map<String, String> parameters = new HashMap<>(withState(state));
        parameters.put("import", IMPORT + "&dryRun=true");
        query("select id, user_id, api_key from credentials where id > :after order by id", parameters);

        run(TEMPLATE);

        assertThat(state).doesNotExist();
    }

    @Test
    void aKeyMayHaveSeveralColumns() throws SQLException {
        execute("create table keys_of (owner varchar(20), app varchar(20), api_key varchar(50), done boolean,"
                + " primary key (owner, app))");
        execute("insert into keys_of (owner, app, api_key) values ('a', '50%,1', 'sg-key-of-a'), ('b', 'x', 'sg-key-of-b')");
        Columns columns = new Columns();
        columns.setNames(Map.of("user_id", "owner", "api_key", "api_key"));
        context.getRegistry().bind("names", columns);
        query("select owner, app, api_key from keys_of",
                Map.of("key", "owner, app", "columns", "names", "mark",
                        "update keys_of set done = true where owner = :owner and app = :app"));

        run(TEMPLATE);

        assertThat(ask("select owner from keys_of where done order by owner")).containsExactly("a", "b");
    }

    @Test
    void saysWhichColumnIsMissing() throws SQLException {
        rows(1, 1);
        query("select user_id, api_key from credentials", Map.of());

        assertThat(send(TEMPLATE).getException()).isInstanceOf(ImportSourceException.class)
                .hasMessageStartingWith("the query gives no column id, which is to be the rows' key; it gives ");
    }

    @Test
    void aQueryThatCantBeAskedIsTheSourcesFault() {
        query("select nothing from nowhere", Map.of());

        assertThat(send(TEMPLATE).getException()).isInstanceOf(ImportSourceException.class)
                .hasMessageContaining("the query failed: SQLState 42");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void aMarkThatWouldMarkAllRowsIsRefused() throws SQLException {
        rows(1, 1);
        query("select id, user_id, api_key from credentials", Map.of("mark", "update credentials set imported_at = now()"));

        assertThat(send(TEMPLATE).getException()).hasMessageContaining("would mark all rows");
    }
}
