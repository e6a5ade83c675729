package io.github.camelcomposio.docs;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Where an import of the guide runs as its reader would run it: Camel Main, properties, a table, a ledger in a file.
 */
final class ImportBench implements AutoCloseable {

    static final String KEY = "example-ledger-key-0001";

    final ComposioSimulator simulator = Bench.simulator(100);
    final JdbcDataSource source = new JdbcDataSource();
    final Path folder = Files.createTempDirectory("import-guide");
    /** The API key that the next run has. */
    String key = simulator.apiKey();
    /** How many records the last run sent where rejects go. */
    int rejected;

    ImportBench(int rows) throws IOException, SQLException {
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        execute("create table sendgrid_keys (user_id varchar(20), api_key varchar(40))");
        execute("insert into sendgrid_keys select 'user_' || x, 'SG.example-key-' || x from system_range(1, " + rows + ")");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The code of a block of the guide. */
    static String code(String name) {
        return Pages.all().stream().flatMap(page -> page.blocks().stream()).filter(block -> block.name().equals(name))
                .findFirst().orElseThrow().code();
    }

    /** The guide's ledger, in this bench's folder. */
    String ledger() {
        return here(code("import-ledger"));
    }

    String here(String code) {
        return code.replace("jdbc:h2:./", "jdbc:h2:" + folder + "/").replace("{{env:COMPOSIO_LEDGER_KEY}}", KEY);
    }

    /** The guide's ledger, open to be asked. */
    JdbcImportLedger opened() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:" + folder + "/import-ledger;DB_CLOSE_DELAY=-1");
        database.setUser("sa");
        database.setPassword("");
        JdbcImportLedger ledger = new JdbcImportLedger(database);
        ledger.openToRead("any", true);
        return ledger;
    }

    /** Runs the guide's route until it has a report. */
    ImportReport run(String properties) throws Exception {
        return run(properties, code("import-route"), null, Map.of());
    }

    /** Runs a route in YAML, or one in Java besides, until it has a report. */
    ImportReport run(String properties, String yaml, RouteBuilder java, Map<String, Object> beans) throws Exception {
        Main main = new Main();
        main.bind("credentials", source);
        beans.forEach(main::bind);
        Path settings = Files.writeString(folder.resolve("my.properties"), """
                camel.component.composio.base-url = %s
                camel.component.composio.api-key = %s
                camel.component.composio.retry-initial-delay = 10
                camel.component.composio.retry-max-delay = 10
                camel.component.composio.outage-probe-interval = 100
                import.redeliveryDelay = 10
                """.formatted(simulator.baseUrl(), key) + properties);
        main.setPropertyPlaceholderLocations(settings.toUri().toString());
        main.configure().withRoutesIncludePattern(
                Files.writeString(folder.resolve("import.yaml"), here(yaml)).toUri().toString());
        if (java != null) {
            main.configure().addRoutesBuilder(java);
        }
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:report").to("mock:report");
                from("direct:rejected").to("mock:rejected");
            }
        });
        main.start();
        try {
            MockEndpoint report = main.getCamelContext().getEndpoint("mock:report", MockEndpoint.class);
            await().atMost(Duration.ofMinutes(1)).until(() -> report.getReceivedCounter() == 1);
            MockEndpoint rejects = main.getCamelContext().getEndpoint("mock:rejected", MockEndpoint.class);
            rejected = rejects.getReceivedCounter();
            if (rejects.getExchanges().stream()
                    .anyMatch(each -> each.getMessage().getBody(String.class).contains("SG.example"))) {
                throw new AssertionError("a credential among the rejects");
            }
            return report.getExchanges().get(0).getMessage().getBody(ImportReport.class);
        } finally {
            main.stop();
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
