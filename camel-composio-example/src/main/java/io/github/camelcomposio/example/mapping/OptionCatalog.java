package io.github.camelcomposio.example.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcomposio.operation.Durations;
import io.github.camelcomposio.operation.Operations;
import io.github.camelcomposio.operation.Parameter;

/** The options that a mapping may give: those of {@code connectedAccounts/import}, and the component's own. */
public final class OptionCatalog {

    private static final String CATALOG = "/META-INF/io/github/camelcomposio/composio.json";
    /** What the mapping and the command line say elsewhere. */
    private static final Set<String> ELSEWHERE = Set.of("apiKey", "baseUrl", "runId", "dryRun", "orgApiKey", "userApiKey",
            "userId", "connectedAccountId", "alias", "expiresAt", "headerArguments", "lazyStartProducer",
            "autowiredEnabled");

    private static final Map<String, JsonNode> OPTIONS = new TreeMap<>();
    private static final Set<String> OF_IMPORT = Operations.get("connectedAccounts/import").parameters().stream()
            .filter(Parameter::hasOption).map(Parameter::name).collect(Collectors.toUnmodifiableSet());
    static {
        Set<String> ofOperations = Operations.all().stream().flatMap(operation -> operation.parameters().stream())
                .map(Parameter::name).collect(Collectors.toSet());
        try (InputStream in = OptionCatalog.class.getResourceAsStream(CATALOG)) {
            new ObjectMapper().readTree(in).get("componentProperties").properties().forEach(option -> {
                String name = option.getKey();
                boolean wanted = OF_IMPORT.contains(name) || !ofOperations.contains(name);
                if (wanted && !ELSEWHERE.contains(name) && !option.getValue().get("type").asText().equals("object")) {
                    OPTIONS.put(name, option.getValue());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OptionCatalog() {
    }

    /** The names of all options, sorted. */
    public static List<String> names() {
        return List.copyOf(OPTIONS.keySet());
    }

    /** Whether the option is one of the operation, and not of the component. */
    public static boolean isOfImport(String name) {
        return OF_IMPORT.contains(name);
    }

    /**
     * Sees that an option is there, and takes such a value.
     *
     * @throws IllegalArgumentException if not; the message says what would be right, and does not quote the value
     */
    static void check(String name, String value) {
        JsonNode option = OPTIONS.get(name);
        if (option == null) {
            throw new IllegalArgumentException(
                    (ELSEWHERE.contains(name) ? "is given elsewhere, not among the options"
                            : "is no option of connectedAccounts/import or of the component; the nearest one is "
                              + Nearest.to(name, names())));
        }
        switch (option.get("type").asText()) {
            case "enum" -> checkWords(option, value);
            case "boolean" -> require(value.matches("true|false"), "must be true or false");
            case "integer" -> require(value.matches("-?\\d{1,9}"), "must be a whole number");
            case "duration" -> checkDuration(value);
            default -> {
            }
        }
    }

    private static void checkWords(JsonNode option, String value) {
        List<String> words = new ArrayList<>();
        option.get("enum").forEach(word -> words.add(word.asText()));
        require(words.contains(value), "must be one of " + String.join(", ", words));
    }

    private static void checkDuration(String value) {
        try {
            Durations.parse(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a time, such as 1500 (milliseconds), 10s or 5m", e);
        }
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException(what);
        }
    }
}
