package io.github.camelcomposio.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.camelcomposio.kamelets.Kamelets.Kamelet;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules that Camel's own catalogue of kamelets has for its files. Source: apache/camel-kamelets, its validator.
 * Read 2026-11. The provider is this project, where that catalogue wants its own.
 */
class KameletRulesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([\\w.]+)}}");
    private static final String ANNOTATION = "camel.apache.org/";
    private static final List<String> TYPES = List.of("source", "sink", "action");

    static Stream<Kamelet> kamelets() {
        return Kamelets.all().stream();
    }

    @Test
    void areTheBlocksThatThePageNames() {
        assertThat(Kamelets.all()).extracting(Kamelet::name).contains("composio-import-sink", "composio-update-sink",
                "composio-connect-link-action", "composio-execute-tool-action", "composio-events-source",
                "composio-expired-accounts-source", "composio-session-action").hasSize(14);
    }

    @Test
    void areToldApart() {
        assertThat(Kamelets.all()).extracting(Kamelet::title).doesNotHaveDuplicates();
        assertThat(Kamelets.all()).extracting(Kamelet::description).doesNotHaveDuplicates();
    }

    @Test
    void areOfOneProjectAndVersion() {
        for (String annotation : List.of("kamelet.icon", "catalog.version", "provider", "kamelet.group",
                "kamelet.namespace", "kamelet.support.level")) {
            assertThat(kamelets().map(kamelet -> kamelet.annotations().get(ANNOTATION + annotation)).distinct())
                    .as(annotation).hasSize(1).doesNotContainNull();
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void isCalledWhatItIs(Kamelet kamelet) {
        assertThat(kamelet.tree()).containsEntry("apiVersion", "camel.apache.org/v1").containsEntry("kind", "Kamelet");
        assertThat(kamelet.file()).isEqualTo(kamelet.name() + ".kamelet.yaml");
        assertThat(kamelet.type()).isIn(TYPES);
        assertThat(kamelet.name()).matches("[a-z]+(-[a-z]+)+").startsWith("composio-").endsWith("-" + kamelet.type());
        assertThat(kamelet.title()).matches("Composio( [A-Z][a-z]+)+").isEqualToIgnoringCase(kamelet.name().replace('-', ' '));
        assertThat(kamelet.description()).matches("[A-Z].*\\.");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void saysWhereItComesFrom(Kamelet kamelet) {
        assertThat(kamelet.annotations()).containsEntry(ANNOTATION + "kamelet.support.level", "Preview")
                .containsEntry(ANNOTATION + "provider", "camel-composio")
                .containsEntry(ANNOTATION + "kamelet.group", "Composio")
                .containsEntry(ANNOTATION + "kamelet.namespace", "AI");
        assertThat(kamelet.annotations().get(ANNOTATION + "catalog.version")).asString().matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void hasAnIcon(Kamelet kamelet) {
        String icon = (String) kamelet.annotations().get(ANNOTATION + "kamelet.icon");
        String prefix = "data:image/svg+xml;base64,";
        assertThat(icon).startsWith(prefix);
        String svg = new String(Base64.getDecoder().decode(icon.substring(prefix.length())), StandardCharsets.UTF_8);
        assertThat(svg).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"").endsWith("</svg>").doesNotContain("script");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void describesItsProperties(Kamelet kamelet) {
        assertThat(kamelet.definition()).containsEntry("type", "object");
        assertThat(kamelet.properties()).isNotEmpty();
        assertThat(kamelet.required()).isSubsetOf(kamelet.properties().keySet().toArray());
        kamelet.properties().forEach((name, property) -> {
            assertThat(property.get("type")).as(name).isIn("string", "integer", "boolean");
            assertThat(property.get("title")).asString().as(name).matches("[A-Z].*").doesNotMatch("(The|An?) .*");
            assertThat(property.get("description")).asString().as(name).matches("(?s)\\S.*[.…]");
            assertThat(property.get("example")).as("%s has an example of its type", name).isInstanceOf(javaType(property));
            if (property.containsKey("default")) {
                assertThat(property.get("default")).as(name).isInstanceOf(javaType(property));
                assertThat(kamelet.required()).doesNotContain(name);
            }
            if (property.containsKey("enum")) {
                assertThat(Kamelets.list(property.get("enum"))).as(name).isNotEmpty().contains(property.get("example"));
            }
        });
    }

    private static Class<?> javaType(Map<String, Object> property) {
        return switch ((String) property.get("type")) {
            case "integer" -> Integer.class;
            case "boolean" -> Boolean.class;
            default -> String.class;
        };
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void marksSecrets(Kamelet kamelet) {
        kamelet.properties().forEach((name, property) -> {
            boolean password = "password".equals(property.get("format"));
            assertThat(password).as("%s is a password", name).isEqualTo(name.matches("(?i).*(key|secret|token|password).*"));
            assertThat(Kamelets.list(property.get("x-descriptors")))
                    .isEqualTo(password ? List.of("urn:camel:group:credentials") : List.of());
        });
    }

    /** Each property has an effect, and nothing else stands there to be filled. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void usesItsPropertiesAndNoOther(Kamelet kamelet) {
        String template = kamelet.text().substring(kamelet.text().indexOf("\n  template:"));
        assertThat(placeholders(template, match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(kamelet.properties().keySet());
    }

    /** One that may be missing must be marked so, or the route does not start; any text must be taken as it is. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void passesItsPropertiesOnUnharmed(Kamelet kamelet) {
        kamelet.properties().forEach((name, property) -> {
            boolean always = kamelet.required().contains(name) || property.containsKey("default");
            String placeholder = always ? "{{" + name + "}}" : "{{?" + name + "}}";
            boolean anyText = "string".equals(property.get("type")) && !property.containsKey("enum");
            assertThat(kamelet.parameters()).containsEntry(Kamelets.option(name),
                    anyText ? "RAW(" + placeholder + ")" : placeholder);
        });
    }

    /** Camel takes what has the name of an option of its own component kamelet, and the template never sees it. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void hasNoPropertyThatCamelTakes(Kamelet kamelet) {
        Set<String> taken = new HashSet<>(Set.of("templateId", "routeId", "location", "uuid", "parentRouteId"));
        new DefaultCamelCatalog().componentModel("kamelet").getEndpointOptions().forEach(each -> taken.add(each.getName()));
        assertThat(taken).contains("timeout", "block");
        assertThat(kamelet.properties().keySet()).doesNotContainAnyElementsOf(taken);
    }

    private static Stream<String> placeholders(String text, Function<MatchResult, String> part) {
        return PLACEHOLDER.matcher(text).results().map(part);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void isPluggedInWhereItsTypeIs(Kamelet kamelet) {
        Map<String, Object> from = Kamelets.object(Kamelets.object(kamelet.spec().get("template")).get("from"));
        List<Object> steps = Kamelets.list(from.get("steps"));
        Object last = Kamelets.object(steps.get(steps.size() - 1)).get("to");
        assertThat(from.get("uri").equals("kamelet:source")).isEqualTo(!kamelet.type().equals("source"));
        assertThat(last.equals("kamelet:sink")).isEqualTo(!kamelet.type().equals("sink"));
        assertThat(kamelet.spec().containsKey("types")).isEqualTo(!kamelet.type().equals("source"));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void namesWhatItNeeds(Kamelet kamelet) {
        List<Object> dependencies = Kamelets.list(kamelet.spec().get("dependencies"));
        assertThat(dependencies).contains("camel:kamelet",
                "mvn:io.github.camelcomposio:camel-composio:" + kamelet.annotations().get(ANNOTATION + "catalog.version"));
        assertThat(dependencies.contains("camel:webhook")).isEqualTo(kamelet.text().contains("uri: webhook:"));
        assertThat(dependencies.contains("camel:platform-http")).isEqualTo(kamelet.text().contains("platform-http\n"));
    }
}
