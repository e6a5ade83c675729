package io.github.camelcomposio.example;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcomposio.simulator.ComposioSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs the example as a user does, with its output caught. */
abstract class ExampleTestBase {

    @TempDir
    protected Path out;

    protected final ComposioSimulator simulator = ComposioSimulator.start();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream print = new PrintStream(printed, true, StandardCharsets.UTF_8);
    protected final ImportExample example = new ImportExample(print, print, false);
    private PrintStream systemErr;

    @BeforeEach
    void start() {
        simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
        simulator.addAuthConfig("ac_github", "github", "BEARER_TOKEN");
        simulator.addAuthConfig("ac_freshdesk", "freshdesk", "BASIC");
        systemErr = System.err;
        System.setErr(print);
    }

    @AfterEach
    void stop() {
        System.setErr(systemErr);
        simulator.close();
    }

    /** Runs to the end and gives the exit status. */
    protected int run(Map<String, String> settings) {
        List<String> arguments = new ArrayList<>(List.of("--property", "import.out=" + out));
        settings.forEach((name, value) -> arguments.addAll(List.of("--property", name + "=" + value)));
        return example.run(arguments.toArray(String[]::new));
    }

    /** The same against the simulator of this test. */
    protected int runOnSimulator(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("camel.component.composio.base-url", simulator.baseUrl());
        all.putIfAbsent("camel.component.composio.api-key", simulator.apiKey());
        return run(all);
    }

    /** Everything that was printed and logged. */
    protected String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** The lines of the reject file below its header; none if there is no file. */
    protected List<String> rejects() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            List<Path> found = files.filter(file -> file.getFileName().toString().startsWith("rejects-")).toList();
            return found.isEmpty() ? List.of() : Files.readAllLines(found.get(0)).stream().skip(1).toList();
        }
    }

    /** Makes a folder with one CSV file. */
    protected Path csv(String content) throws IOException {
        Path folder = Files.createDirectories(out.resolve("own"));
        Files.writeString(folder.resolve("own.csv"), content);
        return folder;
    }
}
