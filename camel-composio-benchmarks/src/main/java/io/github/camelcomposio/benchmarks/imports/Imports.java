package io.github.camelcomposio.benchmarks.imports;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.ImportReportStrategy;
import io.github.camelcomposio.benchmarks.Answering;
import io.github.camelcomposio.benchmarks.Usage;
import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A process that imports files as the documentation says: base URL, key, and the path of an H2 ledger whose commits are
 * on the disk when they return. {@code run file=… every=…}
 */
public final class Imports {

    private static final int CONNECTIONS = 4;

    private Imports() {
    }

    public static void main(String[] arguments) throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        ComposioComponent composio = new ComposioComponent();
        composio.getConfiguration().setBaseUrl(arguments[0]);
        composio.getConfiguration().setApiKey(arguments[1]);
        camel.addComponent("composio", composio);
        camel.getRegistry().bind("ledger", ledger(arguments[2]));
        camel.start();
        Answering.serve((command, options) -> run(
                camel, Path.of(options.get("file")), new Progress(Long.parseLong(options.get("every")))));
        camel.stop();
        System.exit(0);
    }

    private static JdbcImportLedger ledger(String path) {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:file:" + path + ";RETENTION_TIME=1000", "sa", "");
        pool.setMaxConnections(CONNECTIONS);
        JdbcImportLedger ledger = new JdbcImportLedger(pool);
        ledger.setCreateTables(true);
        return ledger;
    }

    private static Map<String, Object> run(DefaultCamelContext camel, Path file, Progress progress) throws Exception {
        String route = file.getFileName().toString();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + route).split(body(), new ImportReportStrategy()).streaming().parallelProcessing()
                        .to("composio:connectedAccounts/import?ledger=#ledger&authConfigId=ac_sendgrid&runId=" + route)
                        .process(progress);
            }
        });
        long cpu = Usage.cpuNanos();
        long time = System.nanoTime();
        ImportReport report = camel.createFluentProducerTemplate().to("direct:" + route).withBody(RowsFile.read(file))
                .request(ImportReport.class);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("cpuNanos", Usage.cpuNanos() - cpu);
        answer.put("nanos", System.nanoTime() - time);
        answer.put("records", report.outcomes().rows());
        answer.put("created", report.outcomes().of(ImportAction.CREATED));
        answer.put("threads", Usage.peakThreads());
        answer.put("maxHeap", Runtime.getRuntime().maxMemory());
        answer.put("marks", progress.marks());
        return answer;
    }
}
