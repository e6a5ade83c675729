package io.github.camelcomposio.example.campaign;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.ImportReportStrategy;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.model.CredentialRecord;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The shortest import there is, in a process of its own: a file of {@code user,key} lines, a ledger, the component. Its
 * exit status is 0 where no record was rejected, else 3.
 */
final class ChildImport {

    private final Path file;
    private final HikariDataSource database;
    private final String options;

    private ChildImport(Path file, HikariDataSource database, String options) {
        this.file = file;
        this.database = database;
        this.options = options;
    }

    /** @param arguments file, JDBC URL of the ledger, options of the import; key and address of Composio come by environment */
    public static void main(String[] arguments) throws Exception {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(arguments[1]);
        pool.setMaximumPoolSize(4);
        try (HikariDataSource database = new HikariDataSource(pool)) {
            ImportReport report = new ChildImport(Path.of(arguments[0]), database, arguments[2]).run();
            System.out.println(report.toText());
            System.exit(report.rejects().isEmpty() ? 0 : 3);
        }
    }

    private ImportReport run() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext();
             BufferedReader lines = Files.newBufferedReader(file)) {
            ComposioComponent composio = new ComposioComponent();
            composio.getConfiguration().setRetryInitialDelay(10);
            composio.getConfiguration().setRetryMaxDelay(200);
            composio.setOutageProbeInterval(200);
            camel.addComponent("composio", composio);
            JdbcImportLedger ledger = new JdbcImportLedger(database);
            ledger.setCreateTables(true);
            camel.getRegistry().bind("ledger", ledger);
            camel.addRoutes(route());
            camel.start();
            return camel.createProducerTemplate().requestBody("direct:import", records(lines), ImportReport.class);
        }
    }

    private Iterator<CredentialRecord> records(BufferedReader lines) throws IOException {
        return lines.lines().map(line -> {
            String[] cells = line.split(",");
            return new CredentialRecord(file.getFileName() + ":" + cells[0], Map.of("user_id", cells[0], "api_key", cells[1]));
        }).iterator();
    }

    private RouteBuilder route() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(ComposioServerException.class, ComposioTransportException.class).maximumRedeliveries(5)
                        .redeliveryDelay(100).asyncDelayedRedelivery();
                from("direct:import").split(body(), new ImportReportStrategy()).streaming().parallelProcessing()
                        .to("composio:connectedAccounts/import?ledger=#ledger&toolkit=sendgrid&" + options).end();
            }
        };
    }
}
