package io.github.camelcomposio.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds the generated sources equal to the table of operations, and writes them when asked to. */
class SourceFilesTest {

    private static final Path FOLDER = Path.of("src/generated/java/io/github/camelcomposio");
    private static final boolean UPDATE = Boolean.getBoolean("composio.update");

    @TestFactory
    Stream<DynamicTest> areUpToDate() {
        return new SourceFiles().all().entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> compare(file.getKey(), file.getValue())));
    }

    private static void compare(String name, String expected) throws IOException {
        Path file = FOLDER.resolve(name);
        if (UPDATE) {
            Files.writeString(file, expected);
        }
        assertThat(file)
                .as("""
                        %s is not what the table of operations says. Write it anew (twice, for the tables of the docs need the build in between) and commit it:
                        mvn -pl camel-composio-component -am -Dtest=SourceFilesTest,ReferenceTablesTest -Dsurefire.failIfNoSpecifiedTests=false \
                        -Dcomposio.update=true test""",
                        name)
                .content().isEqualTo(expected);
    }
}
