package io.github.camelcomposio.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelcomposio.kamelets.Kamelets.Kamelet;
import io.github.camelcomposio.operation.Operation;
import io.github.camelcomposio.operation.Operations;
import io.github.camelcomposio.operation.Parameter;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A kamelet's properties are the component's options: name, type, words, secrets and description are the catalogue's. A
 * default is told in the description and not set, for a kamelet's default would win over what the application has set
 * on the component.
 */
class KameletOptionsTest {

    /** What a kamelet decides by itself. */
    private static final Map<String, String> OWN_DEFAULTS
            = Map.of("composio-expired-accounts-source.statuses", "EXPIRED", "composio-events-source.webhookPath",
                    "/hooks/composio");
    /** What is set on the component for an occasion, and not in a block. */
    private static final Set<String> LEFT_TO_THE_COMPONENT = Set.of("rekey");
    /**
     * Arguments that a message brings and a route would not name, deprecated ones, and pages that nobody turns by hand.
     */
    private static final Set<String> LEFT_TO_MESSAGES = Set.of("alias@connectedAccounts/import",
            "callbackUrl@connectedAccounts/import", "expiresAt@connectedAccounts/import", "userId@connectedAccounts/import",
            "connectedAccountIds@connectedAccounts/list", "cursor@connectedAccounts/list", "text@tools/execute",
            "allowTracing@tools/execute");

    private final DefaultCamelCatalog catalog = new DefaultCamelCatalog();
    private final Map<String, EndpointOptionModel> options = new HashMap<>();

    KameletOptionsTest() {
        for (ComponentModel component : List.of(catalog.componentModel("webhook"), catalog.componentModel("composio"))) {
            component.getEndpointOptions().forEach(option -> options.put(option.getName(), option));
        }
    }

    static Stream<Kamelet> kamelets() {
        return Kamelets.all().stream();
    }

    private static String operation(Kamelet kamelet) {
        Object operation = kamelet.parameters().get("operation");
        return operation == null ? Operations.RECEIVE : (String) operation;
    }

    private static Optional<Parameter> argument(Kamelet kamelet, String name) {
        return operation(kamelet).equals(Operations.RECEIVE)
                ? Optional.empty()
                : Operations.get(operation(kamelet)).parameters().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void areTheComponentsOptions(Kamelet kamelet) {
        kamelet.properties().forEach((name, property) -> {
            EndpointOptionModel option = options.get(Kamelets.option(name));
            assertThat(option).as("the option %s", name).isNotNull();
            assertThat(property.get("title")).as(name)
                    .isEqualTo(name.equals(option.getName()) ? option.getDisplayName() : "Wait Timeout");
            assertThat(property.get("type")).as(name).isEqualTo(type(option));
            assertThat("password".equals(property.get("format"))).as("%s is a secret", name).isEqualTo(option.isSecret());
            assertThat(property.get("description")).as(name).isEqualTo(description(kamelet, option));
            assertThat(property.get("default")).as("the default of %s", name)
                    .isEqualTo(OWN_DEFAULTS.get(kamelet.name() + "." + name));
        });
    }

    private static String type(EndpointOptionModel option) {
        return switch (option.getType()) {
            case "integer", "boolean" -> option.getType();
            default -> "string";
        };
    }

    /**
     * What the operation says of its argument, else what the catalogue says of the option, and how it is written here.
     */
    private static String description(Kamelet kamelet, EndpointOptionModel option) {
        List<String> sentences = new ArrayList<>();
        String text = argument(kamelet, option.getName()).map(Parameter::description).orElse(option.getDescription());
        sentences.add(text.matches("(?s).*[.…]") ? text : text + ".");
        if (option.getType().equals("duration")) {
            sentences.add("In milliseconds, or such as 30s.");
        }
        if (option.getType().equals("object")) {
            sentences.add("Refer to a bean: #bean:name.");
        }
        if (option.isSecret()) {
            sentences.add("Refer to it: #property:name is the property of that name.");
        }
        if (option.getDefaultValue() != null && !OWN_DEFAULTS.containsKey(kamelet.name() + "." + option.getName())) {
            sentences.add("Default: " + option.getDefaultValue() + ".");
        }
        return String.join(" ", sentences);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void offerTheCataloguesWords(Kamelet kamelet) {
        kamelet.properties().forEach((name, property) -> {
            List<String> known = Objects.requireNonNullElse(options.get(Kamelets.option(name)).getEnums(), List.of());
            List<String> words = argument(kamelet, name).map(Parameter::words).filter(list -> !list.isEmpty()).orElse(known);
            assertThat(Kamelets.list(property.get("enum"))).as(name).isEqualTo(words);
            assertThat(known).as(name).containsAll(words);
        });
    }

    /** What a route may want to set can be set: the operation's arguments that are options. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void haveAllThatTheirOperationTakes(Kamelet kamelet) {
        if (operation(kamelet).equals(Operations.RECEIVE)) {
            assertThat(kamelet.properties()).containsKeys("eventTypes", "secret", "previousSecret", "takeOver");
            return;
        }
        Operation operation = Operations.get(operation(kamelet));
        List<String> arguments = operation.parameters().stream().filter(Parameter::hasOption).map(Parameter::name)
                .filter(name -> !LEFT_TO_THE_COMPONENT.contains(name))
                .filter(name -> !LEFT_TO_MESSAGES.contains(name + "@" + operation.name())).toList();
        if (kamelet.type().equals("source")) {
            assertThat(kamelet.properties()).containsKeys("statuses", "delay", "idempotentRepository");
        } else {
            assertThat(kamelet.properties().keySet().stream().map(Kamelets::option)).containsAll(arguments);
        }
    }

    /** A name in the lists above that no operation has would hide nothing. */
    @Test
    void leaveOutOnlyWhatIsThere() {
        assertThat(LEFT_TO_MESSAGES).allSatisfy(left -> {
            String[] parts = left.split("@");
            assertThat(Operations.get(parts[1]).parameters()).extracting(Parameter::name).contains(parts[0]);
        });
        assertThat(OWN_DEFAULTS.keySet()).allSatisfy(own -> assertThat(
                Kamelets.get(own.split("\\.")[0]).properties()).containsKey(own.split("\\.")[1]));
    }
}
