package io.github.camelcomposio.docs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.github.camelcomposio.TestContexts;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.camel.impl.DefaultCamelContext;

/** What the blocks about the ledger have to do, on the page about the import. */
final class ImportLedgerChecks {

    private static final String NO_LEDGER = "";

    private ImportLedgerChecks() {
    }

    /** The checks by the names of their blocks. */
    static Map<String, Check> all() {
        return Map.ofEntries(
                entry("import-ledger", block -> remembers(block.code(), "")),
                entry("import-ledger-yaml", block -> remembers(NO_LEDGER, block.code())),
                entry("import-ledger-java", ImportLedgerChecks::remembersInJava),
                entry("import-ledger-postgresql", ImportLedgerChecks::remembersInPostgresql),
                entry("import-sql", ImportLedgerChecks::answers));
    }

    private static void remembers(String properties, String yaml) throws Exception {
        try (ImportBench bench = new ImportBench(20)) {
            remembers(bench, bench.here(properties), yaml, Map.of());
        }
    }

    /** The second time nothing is left to do. */
    private static void remembers(ImportBench bench, String properties, String yaml, Map<String, Object> beans)
            throws Exception {
        String all = properties + ImportBench.code("import-full").replace("sample:500", "none");
        bench.run(all, yaml + ImportBench.code("import-route"), null, beans);
        assertThat(bench.simulator.accounts()).hasSize(20);
        bench.simulator.clearRequests();
        bench.run(all, yaml + ImportBench.code("import-route"), null, beans);
        assertThat(bench.simulator.requests()).noneMatch(request -> request.path().endsWith("/connected_accounts"));
    }

    private static void remembersInJava(Pages.Block block) throws Exception {
        try (ImportBench bench = new ImportBench(20); DefaultCamelContext registry = TestContexts.newContext()) {
            ImportSnippets.ledger(registry, bench.source, ImportBench.KEY);
            remembers(bench, NO_LEDGER, "", Map.of("ledger", registry.getRegistry().lookupByName("ledger")));
        }
    }

    /** With the driver's own data source: the pool is not among the component's libraries. */
    private static void remembersInPostgresql(Pages.Block block) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(); ImportBench bench = new ImportBench(20)) {
            String made;
            try (InputStream shipped = JdbcImportLedger.class.getResourceAsStream("ledger-1.sql")) {
                made = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            }
            try (Connection connection = server.getPostgresDatabase().getConnection();
                 Statement statement = connection.createStatement()) {
                statement.execute("create schema imports; "
                                  + made.replace("${prefix}", "imports.composio_").replace("${index}", "composio_"));
            }
            String properties = block.code()
                    .replace("com.zaxxer.hikari.HikariDataSource", "org.postgresql.ds.PGSimpleDataSource")
                    .replace("jdbcUrl = jdbc:postgresql://db.example.com/imports",
                            "url = " + server.getJdbcUrl("postgres", "postgres"))
                    .replace("username = importer", "user = postgres").replace("{{env:LEDGER_PASSWORD}}", "postgres");
            remembers(bench, bench.here(properties), "", Map.of());
            try (Connection connection = server.getPostgresDatabase().getConnection();
                 Statement statement = connection.createStatement()) {
                statement.execute("set search_path to imports; create table sendgrid_keys (user_id varchar(20))");
                answers(statement, block("import-sql"));
            }
        }
    }

    private static String block(String name) {
        return ImportBench.code(name);
    }

    private static void answers(Pages.Block block) throws Exception {
        try (ImportBench bench = new ImportBench(20); DefaultCamelContext registry = TestContexts.newContext()) {
            bench.execute("insert into sendgrid_keys values ('user_21', null)");
            ImportSnippets.ledger(registry, bench.source, ImportBench.KEY);
            bench.run(ImportBench.code("import-full").replace("sample:500", "none"), ImportBench.code("import-route"), null,
                    Map.of("ledger", registry.getRegistry().lookupByName("ledger")));
            try (Connection connection = ((DataSource) bench.source).getConnection();
                 Statement statement = connection.createStatement()) {
                List<List<String>> answers = answers(statement, block.code());
                assertThat(answers.get(0)).containsExactlyInAnyOrder("CREATED 20", "REJECTED 1");
                assertThat(answers.get(1)).singleElement().asString().startsWith("record 14 user_21 ComposioInvalidRequest");
                assertThat(answers.get(2)).containsExactly("user_21");
                assertThat(answers.get(3)).isEmpty();
                assertThat(answers.get(4)).containsExactly("0");
                assertThat(answers.get(5)).singleElement().asString().startsWith("sendgrid-2026-11-20 ");
                assertThat(answers.get(6)).isEmpty();
            }
        }
    }

    /** The rows of each question, their columns with blanks in between. */
    private static List<List<String>> answers(Statement statement, String sql) throws Exception {
        List<List<String>> answers = new ArrayList<>();
        for (String question : sql.split(";")) {
            if (question.isBlank()) {
                continue;
            }
            List<String> rows = new ArrayList<>();
            try (var result = statement.executeQuery(question)) {
                while (result.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                        cells.add(result.getString(column));
                    }
                    rows.add(String.join(" ", cells.stream().map(String::valueOf).toList()));
                }
            }
            answers.add(rows);
        }
        return answers;
    }
}
