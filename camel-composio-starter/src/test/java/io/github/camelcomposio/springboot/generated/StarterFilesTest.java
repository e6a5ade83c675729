package io.github.camelcomposio.springboot.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds the generated files equal to the component's catalogue, and writes them when asked to. */
class StarterFilesTest {

    private static final Path FOLDER = Path.of("src/generated");
    private static final boolean UPDATE = Boolean.getBoolean("composio.update");

    @TestFactory
    Stream<DynamicTest> areUpToDate() throws IOException {
        return new StarterFiles(Catalogue.componentOptions()).all().entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> compare(file.getKey(), file.getValue())));
    }

    private static void compare(String name, String expected) throws IOException {
        Path file = FOLDER.resolve(name);
        if (UPDATE) {
            Files.writeString(file, expected);
        }
        assertThat(file).as("""
                %s is not what the component's catalogue says. Write it anew and commit it:
                mvn -pl camel-composio-starter -am -Dtest=StarterFilesTest -Dsurefire.failIfNoSpecifiedTests=false \
                -Dcomposio.update=true test""", name).content().isEqualTo(expected);
    }
}
