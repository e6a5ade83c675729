package io.github.camelcomposio.docs;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import javax.sql.DataSource;

import io.github.camelcomposio.ImportReportStrategy;
import io.github.camelcomposio.bulk.ImportLedger;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.error.ComposioImportStoppedException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.model.CredentialRecord;
import org.apache.camel.CamelContext;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/** The Java that the page about the import shows. */
final class ImportSnippets {

    private ImportSnippets() {
    }

    static RouteBuilder route() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // tag::import-route-java[]
                onException(ComposioImportStoppedException.class).maximumRedeliveries(0).handled(true)
                        .log(LoggingLevel.DEBUG, "${exception.message}");

                onException(ComposioServerException.class, ComposioTransportException.class)
                        .maximumRedeliveries(3).redeliveryDelay("{{import.redeliveryDelay:120000}}").asyncDelayedRedelivery()
                        .handled(true).setBody(exceptionMessage()).to("direct:rejected");

                onException(Exception.class).maximumRedeliveries(0)
                        .handled(true).setBody(exceptionMessage()).to("direct:rejected");

                from("timer:import?repeatCount=1").routeId("import")
                        .setBody(constant("{{import.sql}}"))
                        .to("jdbc:credentials?outputType=StreamList")
                        .split(body(), new ImportReportStrategy()).streaming().parallelProcessing()
                        .to("composio:connectedAccounts/import?ledger=#ledger&toolkit=sendgrid&runId={{import.run}}"
                            + "&dryRun={{import.dryRun}}&verify={{import.verify}}")
                        .end()
                        .log("${body}")
                        .to("direct:report");
                // end::import-route-java[]
            }
        };
    }

    static RouteBuilder positions() {
        return new RouteBuilder() {
            @Override
            @SuppressWarnings("unchecked")
            public void configure() {
                // tag::import-position[]
                from("direct:positions")
                        .split(body(), new ImportReportStrategy()).streaming().parallelProcessing()
                        .process(exchange -> {
                            Map<String, Object> row = new LinkedHashMap<>(exchange.getMessage().getBody(Map.class));
                            String position = "row " + Objects.requireNonNull(row.remove("id"));
                            exchange.getMessage().setBody(new CredentialRecord(position, row));
                        })
                        .to("composio:connectedAccounts/import?toolkit=sendgrid&runId=sendgrid-2026-11-20")
                        .end();
                // end::import-position[]
            }
        };
    }

    static void ledger(CamelContext context, DataSource dataSource, String ledgerKey) {
        // tag::import-ledger-java[]
        JdbcImportLedger ledger = new JdbcImportLedger(dataSource);
        ledger.setCreateTables(true);
        ledger.setSecretKey(ledgerKey);
        context.getRegistry().bind("ledger", ledger);
        // end::import-ledger-java[]
    }

    static void report(ImportLedger ledger, Path folder) throws IOException {
        // tag::import-report[]
        ImportReport report = ImportReport.of(ledger, "sendgrid-2026-11-20");
        System.out.print(report.toText());
        try (Writer page = Files.newBufferedWriter(folder.resolve("report.html"))) {
            report.writeHtml(page);
        }
        try (Writer lines = Files.newBufferedWriter(folder.resolve("report.jsonl"))) {
            report.writeJsonLines(lines, ledger);
        }
        // end::import-report[]
    }
}
