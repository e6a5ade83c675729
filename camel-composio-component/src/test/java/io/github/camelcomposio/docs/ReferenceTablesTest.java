package io.github.camelcomposio.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the tables of the documentation equal to the catalogue and to the table of operations. */
class ReferenceTablesTest {

    private static final Path FOLDER = Pages.DOCS.resolve("generated");
    /** What the tests of another module write. */
    private static final Set<String> OF_OTHERS = Set.of("kamelets.adoc");
    private static final boolean UPDATE = Boolean.getBoolean("composio.update");

    private final Map<String, String> files = new ReferenceTables().files();

    @TestFactory
    Stream<DynamicTest> areUpToDate() {
        return files.entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> compare(file.getKey(), file.getValue())));
    }

    private static void compare(String name, String expected) throws IOException {
        Path file = FOLDER.resolve(name);
        if (UPDATE) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, expected);
        }
        assertThat(file).as("""
                docs/generated/%s is not what the code says. Write it anew and commit it:
                mvn -pl camel-composio-component -am -Dtest=ReferenceTablesTest -Dsurefire.failIfNoSpecifiedTests=false \
                -Dcomposio.update=true test""", name).content().isEqualTo(expected);
    }

    @Test
    void areAllShownByAPage() {
        String pages = Pages.all().stream().map(Pages.Page::text).reduce("", String::concat);

        assertThat(files.keySet()).allSatisfy(name -> assertThat(pages).contains("include::generated/" + name + "[]"));
    }

    @Test
    void areTheOnlyGeneratedFiles() throws IOException {
        try (Stream<Path> there = Files.list(FOLDER)) {
            assertThat(there.map(file -> file.getFileName().toString()).filter(name -> !OF_OTHERS.contains(name)))
                    .containsExactlyInAnyOrderElementsOf(files.keySet());
        }
    }
}
