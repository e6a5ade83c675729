package io.github.camelcomposio.example.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.github.camelcomposio.example.ImporterTestBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The mappings to begin with, and those that the pages show, can be read; also with what is commented out. */
class StarterMappingsTest extends ImporterTestBase {

    private static final Path MAPPINGS = Path.of("mappings");
    private static final Pattern COMMENTED_OUT = Pattern.compile("(?m)^( *)# (?=[a-zA-Z]+: [^ ])");
    private static final Pattern SHOWN = Pattern.compile("<!-- mapping: (\\S+) -->\n```yaml\n(.*?)```", Pattern.DOTALL);

    private static Mapping read(Path file) {
        return MappingReader.read(file, name -> "a-value-of-" + name);
    }

    @ParameterizedTest
    @EnumSource(SourceKind.class)
    void canBeReadAsTheyStand(SourceKind kind) {
        Mapping mapping = read(MAPPINGS.resolve(kind.key() + ".yaml"));

        assertThat(mapping.kind()).isEqualTo(kind);
        assertThat(mapping.columns()).containsKey("user_id");
    }

    @ParameterizedTest
    @EnumSource(SourceKind.class)
    void canBeReadWithWhatIsCommentedOut(SourceKind kind) throws IOException {
        String text = Files.readString(MAPPINGS.resolve(kind.key() + ".yaml"));
        write("users.csv", "");
        Path file = write("all.yaml", COMMENTED_OUT.matcher(text).replaceAll("$1"));

        assertThat(read(file).kind()).isEqualTo(kind);
    }

    @Test
    void thatOfAFileImportsTheFileBesideIt() throws IOException {
        for (String name : List.of("file.yaml", "users.csv")) {
            Files.copy(MAPPINGS.resolve(name), folder.resolve(name));
        }

        assertThat(run("run", folder.resolve("file.yaml"))).as(out() + err()).isEqualTo(3);
        assertThat(simulator.accounts()).hasSize(3);
        assertThat(out()).contains("users.csv:5").contains("dan");
    }

    @Test
    void thoseOnThePagesCanBeRead() throws IOException {
        write("users.csv", "");
        write("users.jsonl", "");
        for (Path page : List.of(Path.of("README.md"), Path.of("../README.md"))) {
            List<MatchResult> shown = SHOWN.matcher(Files.readString(page)).results().toList();
            assertThat(shown).as(page.toString()).isNotEmpty();
            for (MatchResult one : shown) {
                assertThat(read(write(one.group(1) + ".yaml", one.group(2))).name()).isEqualTo(one.group(1));
            }
        }
    }

    @Test
    void theTableOfKeysNamesAllOfThem() throws IOException {
        String page = Files.readString(Path.of("README.md"));

        for (SourceKind kind : SourceKind.values()) {
            String prefix = kind == SourceKind.FILE ? "source." : "source." + kind.key() + ".";
            assertThat(kind.required()).allSatisfy(key -> assertThat(page).contains("| `" + prefix + key + "`"));
            assertThat(kind.optional()).allSatisfy(key -> assertThat(page).contains("| `" + prefix + key + "`"));
        }
        assertThat(MappingReader.KEYS.stream().filter(key -> !key.equals("source"))).allSatisfy(
                key -> assertThat(page).contains("| `" + key));
    }
}
