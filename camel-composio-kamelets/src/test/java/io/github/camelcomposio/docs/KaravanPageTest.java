package io.github.camelcomposio.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import io.vertx.core.json.JsonObject;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The page about Karavan shows what is there. */
class KaravanPageTest {

    private static final Path DOCS = Path.of("../docs");

    private final String page = Files.readString(DOCS.resolve("composio-karavan.adoc"));

    KaravanPageTest() throws IOException {
    }

    private String block(String name) {
        Matcher block = Pattern.compile("(?s)// snippet: " + name + "\n\\[source,\\w+]\n----\n(.*?)----\n").matcher(page);
        assertThat(block.find()).as(name).isTrue();
        return block.group(1);
    }

    @Test
    void showsTheRouteOfTheExample() throws IOException {
        assertThat(block("karavan-route"))
                .isEqualTo(Files.readString(Path.of("../camel-composio-example/karavan/import-keys.camel.yaml")));
    }

    @Test
    void namesTheSettingAsTheExtensionDoes() {
        assertThat(new JsonObject(block("karavan-settings")).fieldNames()).containsExactly("Karavan.kameletsPath");
    }

    @Test
    void namesTheArtifactAndAnOptionOfTheComponent() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(block("karavan-properties")));
        assertThat(properties.getProperty("camel.jbang.dependencies"))
                .matches("mvn:io\\.github\\.camelcomposio:camel-composio:\\d\\S+");
        assertThat(properties).containsEntry("camel.component.composio.api-key", "{{env:COMPOSIO_API_KEY}}").hasSize(2);
    }

    @Test
    void showsThePluginAsTheBuildWouldReadIt() throws Exception {
        Document plugin = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(block("karavan-report").getBytes(StandardCharsets.UTF_8)));
        assertThat(plugin.getElementsByTagName("version").item(0).getTextContent())
                .isEqualTo(new DefaultCamelCatalog().getCatalogVersion());
        assertThat(plugin.getElementsByTagName("goal").item(0).getTextContent()).isEqualTo("validate");
        assertThat(plugin.getElementsByTagName("artifactId").item(1).getTextContent()).isEqualTo("camel-composio");
    }

    /** They go with each clone, so they are small. */
    @Test
    void showsThePicturesThatAreThere() throws IOException {
        List<String> shown
                = Pattern.compile("image::(\\S+)\\[\\w[^]]+]").matcher(page).results().map(match -> match.group(1)).toList();
        try (Stream<Path> pictures = Files.list(DOCS.resolve("images/karavan"))) {
            assertThat(shown).containsExactlyInAnyOrderElementsOf(
                    pictures.map(picture -> "images/karavan/" + picture.getFileName()).toList());
        }
        for (String picture : shown) {
            assertThat(Files.size(DOCS.resolve(picture))).as(picture).isLessThan(150_000);
            assertThat(ImageIO.read(DOCS.resolve(picture).toFile()).getWidth()).as(picture).isGreaterThan(600);
        }
    }
}
