package io.github.camelcomposio.docs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.apache.camel.catalog.EndpointValidationResult;
import org.w3c.dom.Document;

/** What the blocks of the page about editors have to do. */
final class EditorChecks {

    private EditorChecks() {
    }

    /** The checks by the names of their blocks. */
    static Map<String, Check> all() {
        return Map.ofEntries(
                entry("editors-uri", EditorChecks::listsBothWays),
                entry("editors-schema", EditorChecks::namesCamelsSchema),
                entry("editors-report", EditorChecks::givesThePluginThisModule),
                entry("editors-catalog", EditorChecks::findsTheMistakes));
    }

    private static void listsBothWays(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.load(block);
            bench.send("direct:one-line", null);
            bench.send("direct:parameters", null);
            assertThat(bench.simulator.requests()).extracting(ReceivedRequest::query).hasSize(2)
                    .allSatisfy(
                            query -> assertThat(query).containsEntry("toolkit_slugs", "github").containsEntry("limit", "10"));
            assertThat(bench.context.getEndpoints()).filteredOn(each -> each.getEndpointUri().startsWith("composio:"))
                    .as("one endpoint for both").hasSize(1);
        }
    }

    private static void namesCamelsSchema(Pages.Block block) throws Exception {
        JsonNode schemas = new ObjectMapper().readTree(block.code()).get("yaml.schemas");
        assertThat(schemas.fieldNames()).toIterable().containsExactly("./camelYamlDsl.json");
        assertThat(schemas.get("./camelYamlDsl.json")).extracting(JsonNode::asText).containsExactly("*.camel.yaml");

        JsonNode schema = new ObjectMapper().readTree(resource("/schema/camelYamlDsl.json"));
        assertThat(schema.at("/items/definitions/org.apache.camel.model.RouteDefinition")).as("what a route is").isNotEmpty();
    }

    private static InputStream resource(String name) {
        return EditorChecks.class.getResourceAsStream(name);
    }

    private static void givesThePluginThisModule(Pages.Block block) throws Exception {
        Document plugin = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(block.code().getBytes(StandardCharsets.UTF_8)));
        JsonNode entry = new ObjectMapper().readTree(
                resource("/META-INF/io/github/camelcomposio/composio.json")).get("component");

        for (String part : new String[] { "groupId", "artifactId", "version" }) {
            assertThat(plugin.getElementsByTagName(part).item(1).getTextContent()).isEqualTo(entry.get(part).asText());
        }
        assertThat(plugin.getElementsByTagName("version").item(0).getTextContent())
                .isEqualTo(VersionsTest.property("camel.version"));
    }

    private static void findsTheMistakes(Pages.Block block) {
        EndpointValidationResult result = JavaSnippets.catalog();
        assertThat(result.getUnknown()).containsExactly("toolkitt");
        assertThat(result.getInvalidEnum()).containsEntry("operation", "connectedAccounts/initate");
    }
}
