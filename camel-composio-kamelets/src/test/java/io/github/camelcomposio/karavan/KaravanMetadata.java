package io.github.camelcomposio.karavan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.vertx.core.json.JsonObject;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;

/** Karavan's list of components as its generator makes it of Camel's catalogue, and our entry as the build made it. */
final class KaravanMetadata {

    private static final CamelCatalog CATALOG = new DefaultCamelCatalog();

    private KaravanMetadata() {
    }

    /** The list that comes with Karavan. */
    static String components() {
        List<String> entries = CATALOG.findComponentNames().stream().sorted().map(CATALOG::componentJSonSchema)
                .map(KaravanMetadata::entry).filter(KaravanMetadata::isOffered).toList();
        return "[\n" + String.join("\n,\n", entries) + "\n]";
    }

    /** By the rule, and with the JSON library, of Karavan's generator. */
    static String entry(String catalogJson) {
        JsonObject component = new JsonObject(catalogJson);
        component.remove("componentProperties");
        return component.toString();
    }

    private static boolean isOffered(String entry) {
        JsonObject component = new JsonObject(entry).getJsonObject("component");
        return !component.getBoolean("deprecated") && !component.getString("name").equals("kamelet");
    }

    static String catalogJson() throws IOException {
        try (InputStream json
                = KaravanMetadata.class.getResourceAsStream("/META-INF/io/github/camelcomposio/composio.json")) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The file that the build made. */
    static String built() throws IOException {
        return Files.readString(Path.of("target/karavan/components.json"));
    }

    /** The one entry in it. */
    static String ours() throws IOException {
        return ComponentList.read(built()).entries().get(0);
    }
}
