package io.github.camelcomposio.karavan;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Run by the build: makes {@code karavan/components.json} of the component's JSON in Camel's catalogue. An entry of
 * Karavan is that JSON on one line, without the component's own options.
 */
final class EntryWriter {

    private static final String CATALOG_JSON = "/META-INF/io/github/camelcomposio/composio.json";

    private EntryWriter() {
    }

    public static void main(String[] args) throws IOException {
        String list = "[\n" + entry() + "\n]";
        for (String file : args) {
            Files.createDirectories(Path.of(file).getParent());
            Files.writeString(Path.of(file), list);
        }
    }

    private static String entry() throws IOException {
        try (InputStream json = EntryWriter.class.getResourceAsStream(CATALOG_JSON)) {
            if (json == null) {
                throw new FileNotFoundException(CATALOG_JSON + " is not on the class path: build camel-composio first");
            }
            ObjectNode component = new ObjectMapper().readValue(json, ObjectNode.class);
            component.remove("componentProperties");
            return component.toString();
        }
    }
}
