package io.github.camelcomposio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcomposio.client.Json;

/** What Composio documents of one of its operations: a line of the data. */
record OperationFact(Map<String, Object> line) {

    private static final String DATA = "/operations/composio-operations.jsonl";

    static List<OperationFact> all() {
        try (InputStream data = OperationFact.class.getResourceAsStream(DATA)) {
            List<OperationFact> facts = new ArrayList<>();
            for (String line : new String(data.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                facts.add(new OperationFact(Json.readObject(line.getBytes(StandardCharsets.UTF_8))));
            }
            return facts;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What the component calls it. */
    String operation() {
        return Json.text(line, "operation");
    }

    String method() {
        return Json.text(line, "method");
    }

    /** Its path below the version, with Composio's names for its arguments. */
    String path() {
        return Json.text(line, "path");
    }

    Set<String> versions() {
        return names("versions");
    }

    /** The header of the key that it takes; null where it takes none. */
    String key() {
        return Json.text(line, "key");
    }

    /** The names in some of the lists, together. */
    Set<String> names(String... members) {
        return Stream.of(members).flatMap(member -> ((List<?>) line.get(member)).stream()).map(String.class::cast)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return operation() + " (" + Json.text(line, "api") + ")";
    }
}
