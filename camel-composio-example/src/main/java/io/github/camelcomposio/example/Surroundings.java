package io.github.camelcomposio.example;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelcomposio.example.demo.DevVault;
import io.github.camelcomposio.example.demo.SampleData;
import io.github.camelcomposio.example.demo.SampleDatabase;
import io.github.camelcomposio.example.demo.SampleExpectation;
import io.github.camelcomposio.simulator.ComposioSimulator;

/**
 * The systems around an import: those that the settings name, and for each that they don't, one in this process.
 */
final class Surroundings implements AutoCloseable {

    static final String CSV = "csv";
    static final String DATABASE = "database";
    static final String VAULT = "vault";

    private static final List<String> ALL = List.of(CSV, DATABASE, VAULT);
    private static final Map<String, String> GIVEN_BY
            = Map.of(CSV, "import.csv.folder", DATABASE, "import.jdbc.url", VAULT, "import.vault.address");
    private static final String API_KEY = "camel.component.composio.api-key";
    private static final String BASE_URL = "camel.component.composio.base-url";
    private static final String COMPOSIO = "https://backend.composio.dev";

    private final Settings settings;
    private final List<String> sources;
    private final List<String> sampleSources;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Properties overrides = new Properties();
    private final SampleData sample = new SampleData();
    private ComposioSimulator simulator;
    private HikariDataSource database;
    private Path csvFolder;
    private Path rotated;

    private Surroundings(Settings settings) {
        this.settings = settings;
        List<String> own = ALL.stream().filter(source -> settings.given(GIVEN_BY.get(source))).toList();
        List<String> wanted = settings.list("import.sources");
        wanted.stream().filter(source -> !ALL.contains(source)).findFirst().ifPresent(source -> {
            throw new RefusedException("import.sources knows " + ALL + " and not " + source);
        });
        sources = !wanted.isEmpty() ? ALL.stream().filter(wanted::contains).toList() : own.isEmpty() ? ALL : own;
        sampleSources = sources.stream().filter(source -> !own.contains(source)).toList();
    }

    /** @throws RefusedException if the settings make no sense, or sample data would go to a Composio elsewhere */
    static Surroundings start(Settings settings) throws IOException, SQLException {
        Surroundings surroundings = new Surroundings(settings);
        try {
            surroundings.composio();
            Files.createDirectories(surroundings.out());
            if (surroundings.sources.contains(CSV)) {
                surroundings.csv();
            }
            if (surroundings.sources.contains(DATABASE)) {
                surroundings.database();
            }
            if (surroundings.sources.contains(VAULT)) {
                surroundings.vault();
            }
            return surroundings;
        } catch (IOException | SQLException | RuntimeException e) {
            surroundings.close();
            throw e;
        }
    }

    private void composio() {
        boolean keyGiven = settings.given(API_KEY);
        String baseUrl = settings.given(BASE_URL) ? settings.text(BASE_URL) : COMPOSIO;
        if (!keyGiven && settings.given(BASE_URL)) {
            throw new RefusedException("A Composio is given and no key for it: set COMPOSIO_API_KEY");
        }
        if (keyGiven) {
            refuseSample(baseUrl);
            overrides.setProperty(BASE_URL, baseUrl);
            return;
        }
        simulator = started(ComposioSimulator.start());
        simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
        simulator.addAuthConfig("ac_github", "github", "BEARER_TOKEN");
        simulator.addAuthConfig("ac_freshdesk", "freshdesk", "BASIC");
        overrides.setProperty(API_KEY, simulator.apiKey());
        overrides.setProperty(BASE_URL, simulator.baseUrl());
    }

    private void refuseSample(String baseUrl) {
        if (!sampleSources.isEmpty() && !isOnThisMachine(baseUrl) && !settings.flag("import.sample.force")) {
            throw new RefusedException(
                    "This would import made-up users (the sample data of " + String.join(", ", sampleSources)
                                       + ") into " + baseUrl + ". Name sources of your own with import.csv.folder,"
                                       + " import.jdbc.url or import.vault.address; or unset COMPOSIO_API_KEY, and a"
                                       + " simulator takes them; or, if you really want them there, set"
                                       + " import.sample.force=true");
        }
    }

    private static boolean isOnThisMachine(String url) {
        String host = URI.create(url).getHost();
        return host != null && (host.equalsIgnoreCase("localhost") || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}"));
    }

    private void csv() throws IOException {
        if (!sampleSources.contains(CSV)) {
            csvFolder = Path.of(settings.text("import.csv.folder"));
            if (!Files.isDirectory(csvFolder)) {
                throw new RefusedException("import.csv.folder is no folder: " + csvFolder);
            }
            return;
        }
        csvFolder = out().resolve("sample").resolve("csv");
        Files.createDirectories(csvFolder);
        for (Map.Entry<String, byte[]> file : sample.csvFiles().entrySet()) {
            Files.write(csvFolder.resolve(file.getKey()), file.getValue());
        }
        rotated = Files.write(out().resolve("sample").resolve("rotated.csv"), sample.rotated());
    }

    private void database() throws SQLException {
        boolean embedded = sampleSources.contains(DATABASE);
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(embedded ? "jdbc:h2:mem:" + UUID.randomUUID() : settings.secret("import.jdbc.url"));
        if (!embedded && settings.given("import.jdbc.user")) {
            pool.setUsername(settings.text("import.jdbc.user"));
            pool.setPassword(settings.secret("import.jdbc.password"));
        }
        pool.setAutoCommit(false);
        pool.setReadOnly(!embedded);
        pool.setMaximumPoolSize(2);
        pool.setPoolName("credentials");
        database = started(new HikariDataSource(pool));
        if (embedded) {
            SampleDatabase.create(database, sample.table());
        }
    }

    private void vault() throws IOException {
        if (sampleSources.contains(VAULT)) {
            DevVault vault = started(new DevVault("secret", sample.secrets()));
            overrides.setProperty("import.vault.address", vault.address());
            overrides.setProperty("import.vault.token", vault.token());
            overrides.setProperty("import.vault.mount", "secret");
            overrides.setProperty("import.vault.path", SampleData.VAULT_PATH);
        } else if (!settings.given("import.vault.token")) {
            throw new RefusedException("A vault is given and no token for it: set import.vault.token or VAULT_TOKEN");
        }
    }

    private <T extends AutoCloseable> T started(T service) {
        running.push(service);
        return service;
    }

    /** The folder for everything that the example writes. */
    Path out() {
        return Path.of(settings.text("import.out"));
    }

    /** What is imported, in this order: csv, database, vault. */
    List<String> sources() {
        return sources;
    }

    /** What Camel's properties have to be so that it meets these systems. */
    Properties overrides() {
        return overrides;
    }

    /** The simulator; empty if Composio is elsewhere. */
    Optional<ComposioSimulator> simulator() {
        return Optional.ofNullable(simulator);
    }

    /** What has to become of the rows, where all of them are sample data. */
    Optional<SampleExpectation> expectation() {
        return sampleSources.equals(sources) ? Optional.of(new SampleExpectation(sample, sources)) : Optional.empty();
    }

    HikariDataSource credentialsDatabase() {
        return database;
    }

    Path csvFolder() {
        return csvFolder;
    }

    /** The file with new credentials; empty if there is none. */
    Optional<Path> rotationFile() {
        return settings.given("rotation.file")
                ? Optional.of(Path.of(settings.text("rotation.file")))
                : Optional.ofNullable(rotated);
    }

    /** What takes part, a line each. */
    List<String> description() {
        List<String> lines = new ArrayList<>();
        lines.add("Composio   " + overrides.getProperty(BASE_URL) + (simulator == null ? "" : ", a simulator in this process"));
        if (sources.contains(CSV)) {
            lines.add("CSV        " + csvFolder + (sampleSources.contains(CSV) ? ", sample data" : ""));
        }
        if (sources.contains(DATABASE)) {
            lines.add("Database   " + (sampleSources.contains(DATABASE) ? "H2 in this process, sample data"
                    : Settings.withoutParameters(database.getJdbcUrl())));
        }
        if (sources.contains(VAULT)) {
            String address = overrides.getProperty("import.vault.address", settings.text("import.vault.address"));
            lines.add("Vault      " + address
                      + (sampleSources.contains(VAULT) ? ", a development server in this process, sample data" : ""));
        }
        return lines;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("can't stop what was started for the import", e);
            }
        }
    }
}
