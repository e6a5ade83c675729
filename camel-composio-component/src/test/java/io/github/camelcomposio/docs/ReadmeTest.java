package io.github.camelcomposio.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelcomposio.operation.Operation;
import io.github.camelcomposio.operation.Operations;
import org.junit.jupiter.api.Test;

/** The first page names every operation, and no other. */
class ReadmeTest {

    @Test
    void namesEveryOperation() throws IOException {
        Map<String, String> resources = new LinkedHashMap<>();
        for (Operation operation : Operations.all()) {
            String[] name = operation.name().split("/");
            resources.merge(name[0], "`" + name[1] + "`", (some, one) -> some + " " + one);
        }
        String table = resources.entrySet().stream()
                .map(resource -> "| `" + resource.getKey() + "` | " + resource.getValue() + " |\n")
                .collect(Collectors.joining());

        assertThat(Files.readString(Pages.DOCS.resolveSibling("README.md")))
                .contains("| Resource | Operations |\n|---|---|\n" + table + "\n");
    }
}
