package io.github.camelcomposio.karavan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.vertx.core.json.JsonArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command, on files as Karavan has them. */
class KaravanCommandTest {

    private static final String BACKUP = "components.json.before-composio";

    @TempDir
    private Path extension;
    private Path metadata;
    private Path file;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void install() throws IOException {
        metadata = Files.createDirectories(extension.resolve("metadata")).toRealPath();
        file = metadata.resolve("components.json");
        Files.writeString(file, KaravanMetadata.components());
    }

    private int run(Object... args) {
        out.reset();
        err.reset();
        return KaravanMain.run(Stream.of(args).map(Object::toString).toList(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complaint() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(metadata)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void putsTheComponentThereAndKeepsTheFileAsItWas() throws IOException {
        String before = Files.readString(file);

        assertThat(run(file)).isZero();

        assertThat(printed())
                .matches("(?s)Put composio \\d\\S* into \\Q" + file + "\\E\nAs it was without: .*" + BACKUP + "\n");
        assertThat(new JsonArray(Files.readString(file)).getJsonObject(new JsonArray(before).size())
                .getJsonObject("component").getString("name")).isEqualTo("composio");
        assertThat(files()).containsExactly("components.json", BACKUP);
        assertThat(Files.readString(metadata.resolve(BACKUP))).isEqualTo(before);
    }

    @Test
    void isRepeatable() throws IOException {
        run(file);
        String once = Files.readString(file);

        assertThat(run(file)).isZero();

        assertThat(printed()).startsWith("Nothing to do: composio ");
        assertThat(Files.readString(file)).isEqualTo(once);
        assertThat(files()).containsExactly("components.json", BACKUP);
    }

    @Test
    void takesItOutAgain() throws IOException {
        String before = Files.readString(file);
        run(file);

        assertThat(run("--remove", file)).isZero();
        assertThat(printed()).isEqualTo("Took composio out of " + file + "\n");
        assertThat(Files.readString(file)).isEqualTo(before);

        assertThat(run("--remove", file)).isZero();
        assertThat(printed()).isEqualTo("Nothing to do: composio is not in " + file + "\n");
    }

    @Test
    void aNewerVersionReplacesOnlyOurs() throws IOException {
        String before = Files.readString(file);
        run(file);
        String now = Files.readString(file);
        Files.writeString(file, now.replace(KaravanMetadata.ours(),
                "{\"component\":{\"name\":\"composio\",\"version\":\"0.9\"},\"properties\":{}}"));

        assertThat(run(file)).isZero();

        assertThat(Files.readString(file)).isEqualTo(now);
        assertThat(Files.readString(metadata.resolve(BACKUP))).isEqualTo(before);
        assertThat(files()).containsExactly("components.json", BACKUP);
    }

    @Test
    void neverWritesOverABackup() throws IOException {
        Files.writeString(metadata.resolve(BACKUP), "of an older Karavan");

        assertThat(run(file)).isZero();

        assertThat(Files.readString(metadata.resolve(BACKUP))).isEqualTo("of an older Karavan");
        assertThat(Files.readString(metadata.resolve(BACKUP + "-2"))).isEqualTo(KaravanMetadata.components());
        assertThat(files()).hasSize(3);
    }

    @Test
    void takesAFolderToo() throws IOException {
        assertThat(run(extension)).isZero();
        assertThat(printed()).contains(file.toString());
        assertThat(run(metadata)).isZero();
        assertThat(printed()).startsWith("Nothing to do").contains(file.toString());
    }

    @Test
    void followsALinkAndLeavesIt() throws IOException {
        Path link = Files.createSymbolicLink(extension.resolve("link.json"), file);

        assertThat(run(link)).isZero();

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.readString(file)).contains("\"name\":\"composio\"");
    }

    @Test
    void keepsTheRightsOfTheFile() throws IOException {
        assumeTrue(Files.getFileAttributeView(file, PosixFileAttributeView.class) != null);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        run(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-rw-rw-");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "~~                   | is not JSON: line 1, column 1: the end instead of a value.",
            "{ 'a': 1 }           | is not Karavan's list of components: it is no array.",
            "[{'component':{}}]   | is not Karavan's list of components: what begins at line 1, column 2 has no component with a name.",
            "[] and more          | is not JSON: line 1, column 4: 'a' instead of the end of the file." })
    void anotherFileIsLeftAlone(String text, String complaint) throws IOException {
        String content = text.replace('\'', '"');
        Files.writeString(file, content);

        assertThat(run(file)).isEqualTo(1);

        assertThat(complaint()).isEqualTo(file + " " + complaint + System.lineSeparator());
        assertThat(printed()).isEmpty();
        assertThat(Files.readString(file)).isEqualTo(content);
        assertThat(files()).containsExactly("components.json");
    }

    @Test
    void whatIsNotUtf8IsLeftAlone() throws IOException {
        byte[] latin = "[\"\u00e9\"]".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, latin);

        assertThat(run(file)).isEqualTo(1);

        assertThat(complaint()).contains(file + " is not JSON: not in UTF-8.");
        assertThat(file).hasBinaryContent(latin);
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(run(extension.resolve("nowhere.json"))).isEqualTo(1);
        assertThat(complaint()).contains("nowhere.json does not exist. Name Karavan's components.json, or the folder");
    }

    @Test
    void saysThatAFolderIsAnother() {
        assertThat(run(extension.getParent())).isEqualTo(1);
        assertThat(complaint()).contains("is a folder without components.json or metadata/components.json. "
                                         + "The extension's folder is named like camel-karavan.karavan-4.18.1.");
    }

    /** A name so long that none can stand beside it: also root may not write that. */
    @Test
    void whatCannotBeWrittenIsLeftAlone() throws IOException {
        Path longName = metadata.resolve("c".repeat(255));
        Files.move(file, longName);

        assertThat(run(longName)).isEqualTo(1);

        assertThat(complaint()).startsWith(longName + " can't be changed: ");
        assertThat(Files.readString(longName)).isEqualTo(KaravanMetadata.components());
        assertThat(files()).containsExactly(longName.getFileName().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "--help", "-h", "--help --remove x" })
    void helps(String args) {
        assertThat(run((Object[]) args.split(" "))).isZero();
        assertThat(printed()).startsWith("Usage: ").contains("--remove", "metadata/components.json", "Exit status");
    }

    @ParameterizedTest
    @CsvSource({
            "'',Which file?", "--remove,Which file?", "--delete x,Unknown option: --delete", "a b,'More than one file: a, b'" })
    void refusesAWrongCommandLine(String args, String complaint) {
        assertThat(run(Stream.of(args.split(" ")).filter(arg -> !arg.isEmpty()).toArray())).isEqualTo(2);
        assertThat(complaint()).startsWith(complaint + "\n\nUsage: ");
    }

    @Test
    void needsNothingButTheJdk() throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                        Path.of("target/classes").toAbsolutePath().toString(), KaravanMain.class.getName(),
                        extension.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).startsWith("Put composio ");
        assertThat(Files.readString(file)).contains("\"name\":\"composio\"");
    }
}
