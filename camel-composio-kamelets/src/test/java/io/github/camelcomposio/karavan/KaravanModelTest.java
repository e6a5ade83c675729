package io.github.camelcomposio.karavan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcomposio.operation.Operations;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Karavan understands the entry that the build made, the kamelets, and the example's routes. */
class KaravanModelTest {

    private static final Path KAMELETS = Path.of("target/classes/kamelets");
    private static final Path EXAMPLE = Path.of("../camel-composio-example");

    private static KaravanModel karavan;
    private static CamelCatalog catalog;
    private static List<? extends BaseOptionModel> options;

    @BeforeAll
    static void load() throws IOException {
        String list = ComponentList.read(KaravanMetadata.components()).with(KaravanMetadata.ours());
        karavan = new KaravanModel(list, files(KAMELETS).map(KaravanModelTest::text).toList());
        catalog = new DefaultCamelCatalog();
        catalog.addComponent("composio", "io.github.camelcomposio.ComposioComponent", KaravanMetadata.catalogJson());
        options = JsonMapper.generateComponentModel(KaravanMetadata.catalogJson()).getEndpointOptions();
    }

    private static Stream<Path> files(Path folder) throws IOException {
        return Files.list(folder).sorted();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> labelled(String label) {
        return options.stream().filter(option -> option.getLabel().contains(label)).map(BaseOptionModel::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theComponentIsOfferedToBeginARouteAndAsAStep() {
        assertThat(karavan.offered(true)).contains("composio", "timer").doesNotContain("log");
        assertThat(karavan.offered(false)).contains("composio", "log").doesNotContain("timer");
    }

    @Test
    void theOperationComesFirstAndOffersWhatExists() {
        for (boolean consumer : List.of(true, false)) {
            Map.Entry<String, JsonObject> first = karavan.properties("composio", consumer).entrySet().iterator().next();
            assertThat(first.getKey()).isEqualTo("operation");
            assertThat(first.getValue().getBoolean("required")).isTrue();
            assertThat(first.getValue().getJsonArray("enum").stream().map(Object::toString))
                    .containsExactlyElementsOf(Operations.names());
        }
    }

    @Test
    void secretsAreMarked() {
        Set<String> secrets = karavan.properties("composio", true).entrySet().stream()
                .filter(option -> option.getValue().getBoolean("secret")).map(Map.Entry::getKey).collect(Collectors.toSet());
        assertThat(secrets).containsExactlyInAnyOrder("apiKey", "orgApiKey", "userApiKey", "secret", "previousSecret");
    }

    @Test
    void aStepShowsNoOptionOfAConsumerAndTheOtherWayRound() {
        assertThat(karavan.properties("composio", false)).doesNotContainKeys(labelled("consumer").toArray(String[]::new))
                .containsKeys(labelled("producer").toArray(String[]::new));
        assertThat(karavan.properties("composio", true)).doesNotContainKeys(labelled("producer").toArray(String[]::new))
                .containsKeys(labelled("consumer").toArray(String[]::new)).containsKeys("delay", "greedy", "eventTypes");
    }

    @Test
    void noOptionIsLostAndEachIsExplained() {
        Set<String> shown = new TreeSet<>(karavan.properties("composio", true).keySet());
        shown.addAll(karavan.properties("composio", false).keySet());
        assertThat(shown).containsExactlyInAnyOrderElementsOf(options.stream().filter(option -> !option.isDeprecated())
                .map(BaseOptionModel::getName).toList());
        karavan.properties("composio", true).forEach((name, option) -> assertThat(option.getMap()).as(name)
                .containsKeys("label", "group", "type", "displayName", "description").doesNotContainValue(null));
    }

    static List<String> operations() {
        return Operations.names();
    }

    /** The slash in it is none of Karavan's separators, since the syntax has only a colon. */
    @ParameterizedTest
    @MethodSource("operations")
    void anOperationIsReadFromAUriAndWrittenAsAParameter(String operation) throws Exception {
        KaravanModel.Step step = karavan.read("composio:" + operation, Map.of("toolkit", "sendgrid"));

        assertThat(step).isEqualTo(new KaravanModel.Step("composio", Map.of("operation", operation, "toolkit", "sendgrid")));
        assertThat(karavan.read(step.uri(), step.parameters())).isEqualTo(step);
        assertThat(catalog.asEndpointUri("composio", Map.of("operation", operation, "toolkit", "sendgrid"), false))
                .isEqualTo("composio:" + operation + "?toolkit=sendgrid");
    }

    /** Why routes for Karavan have no question mark in their URIs: it takes the query for a part of the operation. */
    @Test
    void aQueryIsTakenForAPartOfTheOperationWhichRunsAllTheSame() throws Exception {
        Map<String, Object> parameters
                = karavan.read("composio:connectedAccounts/import?toolkit=sendgrid", Map.of()).parameters();
        assertThat(parameters).isEqualTo(Map.of("operation", "connectedAccounts/import?toolkit=sendgrid"));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThat(context.getCamelContextExtension().getEndpointUriFactory("composio").buildUri("composio", parameters))
                    .isEqualTo("composio:connectedAccounts/import?toolkit=sendgrid");
        }
    }

    @Test
    void theRulesAreThoseOfOtherComponentsToo() {
        assertThat(karavan.read("direct:expired", Map.of()))
                .isEqualTo(new KaravanModel.Step("direct", Map.of("name", "expired")));
        assertThat(karavan.read("webhook:composio:webhooks/receive", Map.of()))
                .isEqualTo(new KaravanModel.Step("webhook", Map.of("endpointUri", "composio:webhooks/receive")));
        assertThat(karavan.read("ftp:host:21/folder", Map.of()).parameters())
                .isEqualTo(Map.of("host", "host", "port", "21", "directoryName", "folder"));
    }

    @Test
    void everyKameletIsOffered() throws IOException {
        assertThat(karavan.kamelets()).hasSameSizeAs(files(KAMELETS).toList()).hasSizeGreaterThanOrEqualTo(7);
        Set<String> offered = new TreeSet<>(karavan.offered(true));
        offered.addAll(karavan.offered(false));
        assertThat(offered).containsAll(karavan.kamelets().stream().map(name -> "kamelet:" + name).toList());
        assertThat(karavan.offered(true)).contains("kamelet:composio-events-source", "kamelet:composio-expired-accounts-source")
                .doesNotContain("kamelet:composio-import-sink");
        assertThat(karavan.offered(false)).contains("kamelet:composio-import-sink", "kamelet:composio-session-action");
    }

    static List<String> kamelets() throws IOException {
        return files(KAMELETS).map(file -> file.getFileName().toString().replace(".kamelet.yaml", "")).toList();
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void aKameletHasWhatThePanelShows(String name) {
        JsonObject kamelet = karavan.kamelet(name);
        JsonObject definition = kamelet.getJsonObject("spec").getJsonObject("definition");
        assertThat(definition.getString("title")).isNotBlank();
        assertThat(definition.getString("description")).isNotBlank();
        assertThat(kamelet.getJsonObject("metadata").getJsonObject("annotations").getString("camel.apache.org/kamelet.icon"))
                .startsWith("data:image/svg+xml");
        JsonObject properties = karavan.properties(name);
        assertThat(properties.fieldNames()).containsAll(definition.getJsonArray("required", new JsonArray()).stream()
                .map(Object::toString).toList());
        for (String property : properties.fieldNames()) {
            JsonObject shown = properties.getJsonObject(property);
            assertThat(shown.getMap()).as(property).containsKeys("title", "description", "type");
            boolean secret = options.stream().anyMatch(option -> option.getName().equals(property) && option.isSecret());
            assertThat(shown.getString("format", "").equals("password")).as(property + " is a password").isEqualTo(secret);
        }
    }

    /** Karavan's application joins the kamelets of a project with this line, and cuts them apart at it. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void aKameletIsOneDocument(String name) {
        assertThat(text(KAMELETS.resolve(name + ".kamelet.yaml"))).doesNotContain("\n---\n");
        assertThat(karavan.read("kamelet:" + name, Map.of("toolkit", "sendgrid")))
                .isEqualTo(new KaravanModel.Step("kamelet:" + name, Map.of("toolkit", "sendgrid")));
    }

    static List<Path> exampleRoutes() throws IOException {
        return Stream.concat(files(EXAMPLE.resolve("keep")), files(EXAMPLE.resolve("karavan"))).toList();
    }

    @ParameterizedTest
    @MethodSource("exampleRoutes")
    void aRouteOfTheExampleIsWrittenAsKaravanWrites(Path file) {
        assertThat(file.getFileName().toString()).endsWith(".camel.yaml");
        Object flows = new Load(LoadSettings.builder().build()).loadFromString(text(file));
        assertThat(flows).isInstanceOf(List.class);
        int last = 0;
        for (Object flow : (List<?>) flows) {
            assertThat((Map<?, ?>) flow).hasSize(1);
            String kind = ((Map<?, ?>) flow).keySet().iterator().next().toString();
            int place = List.of("templatedRoute", "route").indexOf(kind);
            assertThat(place).as("Karavan writes a " + kind + " where it stands").isGreaterThanOrEqualTo(last);
            last = place;
            if (kind.equals("route")) {
                Map<?, ?> route = (Map<?, ?>) ((Map<?, ?>) flow).get("route");
                assertThat(route.get("id")).isNotNull();
                assertThat(route.get("nodePrefixId")).isNotNull();
                checkSteps("from", route.get("from"));
            }
        }
    }

    private static void checkSteps(String kind, Object step) {
        if (step instanceof List<?> list) {
            list.forEach(each -> checkSteps(kind, each));
        } else if (step instanceof Map<?, ?> map) {
            if (map.get("uri") instanceof String uri) {
                assertThat(map.get("id")).as(kind + " " + uri + " has an id").isNotNull();
                assertThat(karavan.read(uri, Map.of()).uri()).as("Karavan writes the URI of " + kind + " so").isEqualTo(uri);
                assertThat(uri).doesNotContain("?");
            }
            map.forEach((name, value) -> {
                assertThat(Set.of("to", "from").contains(name) && value instanceof String).as(name + ": " + value).isFalse();
                if (!"parameters".equals(name)) {
                    checkSteps(name.toString(), value);
                }
            });
        }
    }
}
