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

import io.github.camelcomposio.example.command.Importer;
import io.github.camelcomposio.example.command.Surroundings;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs the importer as a user does, with a Composio that stays, its output caught. */
public abstract class ImporterTestBase {

    /** What in a test's data must be seen nowhere. */
    protected static final String SECRET = "s3cret";

    @TempDir
    protected Path folder;

    protected final ComposioSimulator simulator = ComposioSimulator.start();
    protected final Map<String, String> environment = new HashMap<>();
    protected boolean terminal;
    protected String answer;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
    private PrintStream systemErr;

    @BeforeEach
    void start() {
        simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
        simulator.addAuthConfig("ac_github", "github", "BEARER_TOKEN");
        simulator.addAuthConfig("ac_freshdesk", "freshdesk", "BASIC");
        environment.put("COMPOSIO_API_KEY", simulator.apiKey());
        environment.put("COMPOSIO_BASE_URL", simulator.baseUrl());
        systemErr = System.err;
        System.setErr(print(complained));
    }

    @AfterEach
    void stop() {
        System.setErr(systemErr);
        simulator.close();
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    protected Importer importer() {
        return new Importer(
                new Surroundings(
                        print(printed), print(complained), terminal, () -> answer, environment::get, folder.resolve("import-out")));
    }

    /** Runs a command to its end, and gives its exit status. What was printed before is forgotten. */
    protected int run(Object... words) {
        printed.reset();
        complained.reset();
        return importer().run(Stream.of(words).map(Object::toString).toArray(String[]::new));
    }

    /** What the last command has said. */
    protected String out() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** What the last command has complained of, and logged. */
    protected String err() {
        return complained.toString(StandardCharsets.UTF_8);
    }

    protected Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** Three users of GitHub, under Composio's names, and a mapping of them with further lines. */
    protected Path threeUsers(String... lines) throws IOException {
        write("users.csv", "user_id,toolkit,token\nann,github,ghp_ann_%1$s_1\nbob,github,ghp_bob_%1$s_2\ncid,github,ghp_cid_%1$s_3\n"
                .formatted(SECRET));
        return mapping(lines);
    }

    /** A mapping of {@code users.csv} with further lines. */
    protected Path mapping(String... lines) throws IOException {
        return write("users.yaml", "source: {file: users.csv}\n" + String.join("\n", lines) + "\n");
    }

    /** A CSV file of many users of GitHub. */
    protected Path manyUsers(int count, String... lines) throws IOException {
        StringBuilder rows = new StringBuilder("user_id,toolkit,token\n");
        for (int i = 0; i < count; i++) {
            rows.append("user-%05d,github,ghp_%s_%05d%n".formatted(i, SECRET, i));
        }
        write("users.csv", rows.toString());
        return mapping(lines);
    }

    protected Path outFolder() {
        return folder.resolve("import-out");
    }

    /** The lines of a reject file, without its header. */
    protected List<String> rejects(Path file) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(0);
        return lines;
    }

    /** All text that the importer has written below a folder, also of files that are not text. */
    protected static String everythingIn(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
