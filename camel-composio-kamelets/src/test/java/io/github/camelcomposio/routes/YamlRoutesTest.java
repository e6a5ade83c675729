package io.github.camelcomposio.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelcomposio.ComposioComponent;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.suggest.CatalogSuggestionStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route in YAML that the project shows names operations and options that are there. */
class YamlRoutesTest {

    private static final Path PROJECT = Path.of("..");

    static CamelCatalog catalog() throws IOException {
        CamelCatalog catalog = new DefaultCamelCatalog();
        catalog.setSuggestionStrategy(new CatalogSuggestionStrategy());
        try (InputStream json
                = ComposioComponent.class.getResourceAsStream("/META-INF/io/github/camelcomposio/composio.json")) {
            catalog.addComponent("composio", ComposioComponent.class.getName(),
                    new String(json.readAllBytes(), StandardCharsets.UTF_8));
        }
        return catalog;
    }

    @Test
    void theRoutesOfTheProjectAreRight() throws IOException {
        YamlRoutes routes = new YamlRoutes(catalog());
        List<Path> files = YamlRoutes.filesBelow(PROJECT);
        for (Path file : files) {
            routes.read(file);
        }
        assertThat(routes.found()).isEmpty();
        assertThat(routes.checked()).as("URIs of ours").hasSizeGreaterThan(50);
        assertThat(files).extracting(Path::toString).anyMatch(name -> name.endsWith("events.camel.yaml"))
                .anyMatch(name -> name.endsWith("composio-import-vault.camel.yaml"))
                .anyMatch(name -> name.endsWith("composio-import-sink.kamelet.yaml"))
                .anyMatch(name -> name.endsWith("composio-import.adoc")).anyMatch(name -> name.endsWith("README.md"));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("- to: composio:connectedAccounts/initate", "connectedAccounts/initiate"),
                Arguments.of("- to: {uri: 'composio:connectedAccounts/import', parameters: {toolkitt: sendgrid}}", "toolkit"),
                Arguments.of("- to: {uri: composio, parameters: {operation: connectedAccounts/imprt}}",
                        "connectedAccounts/import"),
                Arguments.of("- to: {uri: composio, parameters: {operation: connectedAccounts/list, limit: many}}", "many"),
                Arguments.of("- to: composio:connectedAccounts/list?apiVersion=v9", "v3.1"),
                Arguments.of("- to: composio:connectedAccounts/list?greedy=true", "greedy"),
                Arguments.of("- from: {uri: 'composio:connectedAccounts/list', parameters: {gredy: true}}", "greedy"),
                Arguments.of("- from: {uri: 'webhook:composio:webhooks/recieve'}", "webhooks/receive"),
                Arguments.of("- from: {uri: webhook, parameters: {endpointUri: 'composio:webhooks/receive', eventTipes: x}}",
                        "eventTypes"),
                Arguments.of("- templatedRoute: {parameters: [{name: from, value: 'composio:connectedAccounts/lst'}]}",
                        "connectedAccounts/list"),
                Arguments.of("- to: {uri: 'kamelet:composio-import-sink', parameters: {tolkit: sendgrid}}", "tolkit"),
                Arguments.of("- to: {uri: 'kamelet:composio-import-snk'}", "no kamelet composio-import-snk"),
                Arguments.of("- to: timr:x", "timr"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsFound(String yaml, String message) throws IOException {
        YamlRoutes routes = new YamlRoutes(catalog());

        routes.read("some.camel.yaml", 10, "\n" + yaml);

        assertThat(routes.found()).hasSize(1);
        assertThat(routes.found().get(0)).startsWith("some.camel.yaml:12: ").contains(message);
    }

    @Test
    void aKeyThatStandsTwiceIsFound() throws IOException {
        YamlRoutes routes = new YamlRoutes(catalog());
        routes.read("some.camel.yaml", 0, "steps: []\nsteps: []\n");
        routes.read("some.camel.yaml", 0, "- [\n");
        assertThat(routes.found()).hasSize(2).anyMatch(line -> line.startsWith("some.camel.yaml:2: a second steps"))
                .anyMatch(line -> line.contains("is no YAML"));
    }
}
