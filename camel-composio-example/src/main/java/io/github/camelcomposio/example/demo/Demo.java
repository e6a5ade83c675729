package io.github.camelcomposio.example.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.example.ExitStatus;
import io.github.camelcomposio.example.ImporterException;
import io.github.camelcomposio.example.Shown;
import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.mapping.MappingReader;
import io.github.camelcomposio.example.session.ComposioContext;
import io.github.camelcomposio.example.session.ImportOrder;
import io.github.camelcomposio.example.session.ImportResult;
import io.github.camelcomposio.example.session.ImportSession;
import io.github.camelcomposio.example.session.LedgerStore;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Imports sample data from CSV files, a table and a vault, with mappings as a user writes them; then new credentials for
 * some users, then all once more; and lets a user connect. All that takes part is in this process. Sees that it all
 * became of it what had to.
 */
public final class Demo {

    private static final String RUN = "sample";
    private static final String COMPOSIO_MAPPING = "out: .\n";
    private static final int SHOWN_DIFFERENCES = 3;

    private final PrintStream out;
    private final boolean terminal;
    private final Path folder;
    private final Consumer<ImportSession> watcher;
    private final SampleData data = new SampleData();

    /**
     * @param terminal whether somebody watches
     * @param folder   below which it writes
     * @param watcher  is told of each import that begins
     */
    public Demo(PrintStream out, boolean terminal, Path folder, Consumer<ImportSession> watcher) {
        this.out = out;
        this.terminal = terminal;
        this.folder = folder.resolve("sample");
        this.watcher = watcher;
    }

    /** Runs to the end and gives the exit status. */
    public int run() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        JdbcConnectionPool table = JdbcConnectionPool.create(url, "", "");
        try (ComposioSimulator simulator = ComposioSimulator.start(); DevVault vault = new DevVault("secret", data.secrets())) {
            simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
            simulator.addAuthConfig("ac_github", "github", "BEARER_TOKEN");
            simulator.addAuthConfig("ac_freshdesk", "freshdesk", "BASIC");
            SampleDatabase.create(table, data.table());
            writeFiles();
            out.println("Composio   " + simulator.baseUrl() + ", a simulator in this process");
            out.println("CSV        " + Shown.path(folder.resolve("csv")));
            out.println("Database   H2 in this process");
            out.println("Vault      " + vault.address() + ", a development server in this process");
            out.println("Ledger     H2, " + Shown.path(folder.resolve("ledger.mv.db")) + "\n");
            Map<String, String> environment = Map.of("COMPOSIO_API_KEY", simulator.apiKey(), "COMPOSIO_BASE_URL",
                    simulator.baseUrl(), "SAMPLE_DATABASE", url, "SAMPLE_VAULT", vault.address(), "SAMPLE_VAULT_TOKEN", vault.token());
            return run(environment, simulator);
        } catch (IOException | SQLException e) {
            throw ImporterException.failed("The demo could not run: " + e.getMessage());
        } finally {
            table.dispose();
        }
    }

    private void writeFiles() throws IOException {
        Files.createDirectories(folder.resolve("csv"));
        for (Map.Entry<String, byte[]> file : data.csvFiles().entrySet()) {
            Files.write(folder.resolve("csv").resolve(file.getKey()), file.getValue());
        }
        Files.write(folder.resolve("rotated.csv"), data.rotated());
        mapping("csv", "source: {file: csv}");
        mapping("database", "source: {database: {url: \"${SAMPLE_DATABASE}\", query: select * from credentials order by id, key: id}}");
        mapping("vault", "source: {vault: {address: \"${SAMPLE_VAULT}\", token: \"${SAMPLE_VAULT_TOKEN}\", path: "
                         + SampleData.VAULT_PATH + "}}");
        mapping("rotated", "source: {file: rotated.csv}");
        Files.deleteIfExists(folder.resolve("ledger.mv.db"));
    }

    private void mapping(String name, String source) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), source + "\n" + COMPOSIO_MAPPING);
    }

    private int run(Map<String, String> environment, ComposioSimulator simulator) throws IOException {
        for (String source : List.of("csv", "database", "vault")) {
            imported(source, RUN, environment);
        }
        List<String> differences = differences(environment);
        out.println("\nNew credentials for five users");
        ImportResult rotated = imported("rotated", "sample-rotated", environment);
        out.println("\nThe table once more: what has not changed costs no request");
        imported("database", "sample-again", environment);
        out.println("\nA Connect Link for a user whose credential nobody has");
        connect(environment, simulator);
        if (differences.isEmpty() && rotated.rejected() == 0) {
            out.println("\nAll as it has to be with the sample data: its broken rows were rejected, and no other.");
            return ExitStatus.WELL;
        }
        out.println("\nNot as it has to be with the sample data.");
        differences.stream().limit(SHOWN_DIFFERENCES).forEach(difference -> out.println("  " + difference));
        return ExitStatus.REJECTS;
    }

    /** Runs an import as the command {@code run} does, and tells how it ended in a line. */
    private ImportResult imported(String source, String runId, Map<String, String> environment) {
        Mapping mapping = MappingReader.read(folder.resolve(source + ".yaml"), environment::get);
        try (LedgerStore store = LedgerStore.open(mapping)) {
            ImportSession session = new ImportSession(
                    mapping, new ComposioContext(mapping, store.ledger()), store.ledger(), new ImportOrder(runId, false, 0, null));
            watcher.accept(session);
            ImportResult result = session.run(out, terminal);
            if (result.stopReason() != null) {
                throw ImporterException.failed("The import was stopped: " + result.stopReason());
            }
            out.printf("  %-9s %s%n", source, result.words());
            return result;
        } catch (LedgerStore.InUseException e) {
            throw ImporterException.failed(e.getMessage());
        }
    }

    private List<String> differences(Map<String, String> environment) {
        SampleExpectation expectation = new SampleExpectation(data);
        try (LedgerStore store = LedgerStore.open(MappingReader.read(folder.resolve("csv.yaml"), environment::get))) {
            ImportReport report = ImportReport.of(store.toRead(), RUN);
            out.println();
            out.print(report.toText());
            store.toRead().journal(RUN, expectation::add);
            return expectation.differences();
        } catch (LedgerStore.InUseException e) {
            throw ImporterException.failed(e.getMessage());
        }
    }

    /** The simulator plays the user before the page. */
    private void connect(Map<String, String> environment, ComposioSimulator simulator) throws IOException {
        Mapping mapping = MappingReader.read(folder.resolve("csv.yaml"), environment::get);
        try (ComposioContext composio = new ComposioContext(mapping, null)) {
            composio.camel().start();
            try (ProducerTemplate template = composio.camel().createProducerTemplate()) {
                Exchange link = template.request("composio:connectedAccounts/link?toolkit=sendgrid&userId=user-new", exchange -> {
                });
                String page = link.getMessage().getHeader(ComposioConstants.REDIRECT_URL, String.class);
                out.println("  The user connects at " + page);
                simulator.completeLink(page.substring(page.lastIndexOf('/') + 1));
                Exchange connected = template.request(
                        "composio:connectedAccounts/waitForConnection?pollInterval=200&timeout=30s",
                        exchange -> exchange.getMessage().setHeaders(link.getMessage().getHeaders()));
                out.println("  " + connected.getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID) + " is "
                            + connected.getMessage().getHeader(ComposioConstants.CONNECTION_STATUS));
            }
        }
    }
}
