package io.github.camelcomposio.example;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import io.github.camelcomposio.error.ComposioConnectionTimeoutException;
import io.github.camelcomposio.example.demo.SampleExpectation;
import io.github.camelcomposio.example.report.Progress;
import io.github.camelcomposio.example.report.RejectFile;
import io.github.camelcomposio.example.report.Summary;
import io.github.camelcomposio.example.report.Table;
import io.github.camelcomposio.example.source.CsvFolder;
import io.github.camelcomposio.example.source.DatabaseRows;
import io.github.camelcomposio.example.source.VaultTree;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** One run of the routes: import, rotation, Connect Link. */
final class ImportJob {

    private static final DateTimeFormatter FILE_TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    private static final int SHOWN_DIFFERENCES = 3;

    private final Settings settings;
    private final Surroundings surroundings;
    private final Properties properties;
    private final PrintStream out;
    private final boolean terminal;
    private final RejectFile rejects;
    private final Optional<SampleExpectation> expectation;
    private final ImportRun run;

    ImportJob(Settings settings, Surroundings surroundings, Properties properties, PrintStream out, boolean terminal) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.properties = properties;
        this.out = out;
        this.terminal = terminal;
        rejects = new RejectFile(surroundings.out().resolve("rejects-" + FILE_TIME.format(LocalDateTime.now()) + ".csv"));
        expectation = surroundings.expectation();
        run = new ImportRun(
                rejects, settings.number("import.outageLimit"), (position, reason) -> expectation
                        .ifPresent(expected -> expected.rejected(position, reason)));
    }

    /** Ends the import early. */
    void stop() {
        run.stop("the program was told to end");
    }

    /** Runs to the end and gives the exit status. */
    int run() throws Exception {
        surroundings.description().forEach(out::println);
        Rotation rotation = rotation();
        Main camel = camel(rotation);
        camel.start();
        try (rejects; ProducerTemplate template = camel.getCamelContext().createProducerTemplate()) {
            importAll(template);
            run.stopIfNeverReached();
            if (run.stopReason().isPresent()) {
                return stopped();
            }
            if (rotation != null) {
                out.println("\nNew credentials for users whose accounts are there");
                template.sendBody("direct:rotation", null);
            }
            boolean linked = !links() || link(template);
            return end(linked && (rotation == null || rotation.failures() == 0));
        } finally {
            camel.stop();
        }
    }

    private Rotation rotation() {
        Optional<Path> file = settings.flag("rotation.enabled") ? surroundings.rotationFile() : Optional.empty();
        return file.map(path -> new Rotation(out, path, separator())).orElse(null);
    }

    private boolean links() {
        String enabled = settings.text("link.enabled");
        return enabled.equals("auto")
                ? surroundings.simulator().isPresent() && expectation.isPresent() : settings.flag("link.enabled");
    }

    private char separator() {
        String separator = settings.text("import.csv.separator");
        if (separator.equals("tab")) {
            return '\t';
        }
        if (separator.length() != 1 || separator.equals("\"")) {
            throw new RefusedException("import.csv.separator must be one character or tab, and is " + separator);
        }
        return separator.charAt(0);
    }

    private Main camel(Rotation rotation) {
        Main camel = new Main();
        camel.setPropertyPlaceholderLocations(settings.locations());
        properties.stringPropertyNames().forEach(name -> camel.addOverrideProperty(name, properties.getProperty(name)));
        camel.addOverrideProperty("link.autopilot", String.valueOf(surroundings.simulator().isPresent()));
        List<String> routes = new ArrayList<>(surroundings.sources());
        routes.add("record");
        camel.bind("importRun", run);
        if (surroundings.csvFolder() != null) {
            camel.bind("csvFolder", new CsvFolder(surroundings.csvFolder(), separator(), blank -> run.tally().blank()));
        }
        if (surroundings.credentialsDatabase() != null) {
            camel.bind("credentialsDatabase", surroundings.credentialsDatabase());
        }
        camel.bind("databaseRows", new DatabaseRows(settings.text("import.jdbc.table"), settings.text("import.jdbc.key")));
        camel.bind("vaultTree", new VaultTree(properties.getProperty("import.vault.mount", settings.text("import.vault.mount"))));
        if (rotation != null) {
            camel.bind("rotation", rotation);
            routes.add("rotation");
        }
        if (links()) {
            camel.bind("linkStep", new LinkStep(out));
            routes.add("link");
        }
        camel.configure().setRoutesIncludePattern(
                String.join(",", routes.stream().map(route -> "classpath:camel/" + route + ".camel.yaml").toList()));
        return camel;
    }

    private void importAll(ProducerTemplate template) {
        long started = System.nanoTime();
        Progress progress = new Progress(
                out, terminal, run.tally(), expectation.map(SampleExpectation::rows).orElse(-1L));
        try {
            for (String source : surroundings.sources()) {
                if (run.stopReason().isEmpty()) {
                    importFrom(source, template);
                }
            }
        } finally {
            progress.close();
        }
        Duration time = Duration.ofNanos(System.nanoTime() - started);
        Long requests = surroundings.simulator().map(simulator -> simulator.counts().total()).orElse(null);
        out.print(Summary.of(run.tally(), requests, time));
    }

    /** A source that can't be read ends the run. */
    private void importFrom(String source, ProducerTemplate template) {
        try {
            template.sendBody("direct:" + source, null);
        } catch (RuntimeException e) {
            run.stop("the " + source + " source can't be read: " + settings.scrub(Failures.describe(e)));
        }
    }

    private boolean link(ProducerTemplate template) {
        out.println("\nA Connect Link for a user whose credential nobody has");
        try {
            template.sendBody("direct:link", null);
            return true;
        } catch (RuntimeException e) {
            out.println("  " + settings.scrub(Failures.describe(e)));
            return e.getCause() instanceof ComposioConnectionTimeoutException;
        }
    }

    private int stopped() {
        out.println("\nThe import was stopped: " + run.stopReason().orElseThrow());
        tellRejects();
        return ImportExample.STOPPED;
    }

    private int end(boolean stepsDone) {
        out.println();
        tellRejects();
        if (!stepsDone) {
            return ImportExample.STOPPED;
        }
        if (expectation.isEmpty()) {
            return run.tally().rejected() == 0 ? ImportExample.ALL_WELL : ImportExample.SOME_REJECTED;
        }
        List<String> differences = expectation.get().differences(run.tally().created());
        if (differences.isEmpty()) {
            out.println("All as it has to be with the sample data: its broken rows were rejected, and no other.");
            return ImportExample.ALL_WELL;
        }
        out.println("Not as it has to be with the sample data. Was it imported into the same Composio before?");
        differences.stream().limit(SHOWN_DIFFERENCES).forEach(difference -> out.println("  " + difference));
        if (differences.size() > SHOWN_DIFFERENCES) {
            out.println("  and " + Table.number(differences.size() - SHOWN_DIFFERENCES) + " more");
        }
        return ImportExample.SOME_REJECTED;
    }

    private void tellRejects() {
        out.println(run.tally().rejected() == 0
                ? "No row was rejected."
                : "The rejected rows, with reasons and without secrets: " + rejects.path());
    }
}
