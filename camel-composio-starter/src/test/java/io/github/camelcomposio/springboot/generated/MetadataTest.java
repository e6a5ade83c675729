package io.github.camelcomposio.springboot.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcomposio.springboot.ComposioComponentConfiguration;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What editors complete properties from: each of the component's options, with all that the catalogue says of it. */
class MetadataTest {

    /** Of the starter, under the same prefix. */
    private static final List<String> STARTERS = List.of("camel.component.composio.customizer.enabled",
            "camel.component.composio.enabled");

    private static final Map<String, String> TYPES = Map.of("string", "java.lang.String", "enum", "java.lang.String",
            "boolean", "java.lang.Boolean", "duration", "java.time.Duration");

    private static Map<String, JsonNode> properties;
    private static Map<String, JsonNode> hints;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream json = ComposioComponentConfiguration.class
                .getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            JsonNode metadata = new ObjectMapper().readTree(json);
            properties = byName(metadata.get("properties"));
            hints = byName(metadata.get("hints"));
        }
    }

    /** Fails on a name that stands there twice. */
    private static Map<String, JsonNode> byName(JsonNode items) {
        return items.valueStream().collect(Collectors.toMap(item -> item.get("name").textValue(), Function.identity(),
                (one, two) -> {
                    throw new AssertionError("twice: " + one);
                }, TreeMap::new));
    }

    static Collection<ComponentOptionModel> options() throws IOException {
        return Catalogue.componentOptions().stream().filter(option -> !option.getName().equals("enabled")).toList();
    }

    private static String name(ComponentOptionModel option) {
        return "camel.component.composio." + StarterFiles.dashed(option.getName());
    }

    @Test
    void hasTheComponentsOptionsAndNoOthers() throws IOException {
        assertThat(options()).hasSizeGreaterThan(100);
        assertThat(properties.keySet()).containsExactlyInAnyOrderElementsOf(
                Stream.concat(STARTERS.stream(), options().stream().map(MetadataTest::name)).toList());
    }

    @ParameterizedTest
    @MethodSource("options")
    void saysOfAnOptionWhatTheCatalogueSays(ComponentOptionModel option) {
        JsonNode property = properties.get(name(option));
        assertThat(property.get("type").textValue()).isEqualTo(type(option));
        assertThat(property.get("description").textValue()).startsWith(option.getDescription());
        JsonNode value = property.get("defaultValue");
        if (option.getDefaultValue() == null) {
            assertThat(value).isNull();
        } else {
            assertThat(value.asText()).isEqualTo(String.valueOf(StarterFiles.defaultValue(option)));
        }
    }

    private static String type(ComponentOptionModel option) {
        return switch (option.getType()) {
            case "integer" -> option.getJavaType().matches("long|java.lang.Long") ? "java.lang.Long" : "java.lang.Integer";
            case "object" -> option.getJavaType().startsWith("java.util.Map")
                    ? option.getJavaType().replace(", ", ",") : "java.lang.String";
            default -> TYPES.get(option.getType());
        };
    }

    @ParameterizedTest
    @MethodSource("options")
    void offersTheValuesThatThereAre(ComponentOptionModel option) {
        JsonNode hint = hints.get(name(option));
        if (option.getEnums() != null) {
            assertThat(hint.get("values").valueStream().map(value -> value.get("value").textValue()))
                    .containsExactlyElementsOf(option.getEnums());
        } else if (option.getType().equals("object") && !option.getJavaType().startsWith("java.util.Map")) {
            assertThat(properties.get(name(option)).get("description").textValue()).contains("#bean:name");
            assertThat(hint.at("/providers/0/name").textValue()).isEqualTo("spring-bean-reference");
            assertThat(option.getJavaType()).startsWith(hint.at("/providers/0/parameters/target").textValue());
        } else {
            assertThat(hint).isNull();
        }
    }
}
