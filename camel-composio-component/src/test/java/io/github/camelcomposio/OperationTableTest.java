package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.client.Repetition;
import io.github.camelcomposio.operation.Names;
import io.github.camelcomposio.operation.Operation;
import io.github.camelcomposio.operation.Operations;
import io.github.camelcomposio.operation.Parameter;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of operations, and everything that must say the same. */
class OperationTableTest {

    private static final Map<String, Object> CATALOGUE = catalogue();
    private static final Set<String> IN_EVENTS_ONLY = Set.of("eventType", "webhookId");
    private static final Set<String> IN_REPLIES_ONLY = Set.of("connectionStatus", "redirectUrl", "nextCursor", "successful",
            "requestId", "responseCode", "rateLimitRemaining");

    private static Map<String, Object> catalogue() {
        try (InputStream json
                = ComposioEndpoint.class.getResourceAsStream("/META-INF/io/github/camelcomposio/composio.json")) {
            return Json.readObject(json.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Operation> rows() {
        return Operations.all().stream();
    }

    private static Set<String> durations(String section) {
        return Json.object(CATALOGUE, section).entrySet().stream()
                .filter(option -> "duration".equals(((Map<?, ?>) option.getValue()).get("type")))
                .map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    @Test
    void isTheEnumOfThePathOption() throws NoSuchFieldException {
        UriPath path = ComposioEndpoint.class.getDeclaredField("operation").getAnnotation(UriPath.class);
        assertThat(path.enums().split(",")).containsExactlyElementsOf(Operations.names());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void hasAnOptionForEachArgumentOfAMessageOrOfThePolicy(Operation operation) {
        assertThat(Json.object(CATALOGUE, "properties").keySet()).containsAll(operation.parameters().stream()
                .filter(Parameter::hasOption).map(Parameter::name).toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void hasAHeaderForEachArgumentOfAMessage(Operation operation) {
        assertThat(headers()).containsAll(operation.parameters().stream()
                .filter(parameter -> parameter.origin() == Parameter.Origin.MESSAGE).map(Parameter::header).toList());
    }

    @Test
    void hasNoHeaderThatNobodyReadsOrSets() {
        Set<String> known = Stream.of(Operations.messageArguments(), IN_REPLIES_ONLY, IN_EVENTS_ONLY)
                .flatMap(Collection::stream).map(Names::header).collect(Collectors.toSet());
        assertThat(headers()).isEqualTo(known);
        assertThat(Json.object(CATALOGUE, "headers").keySet()).isEqualTo(known);
    }

    private static Set<String> headers() {
        return Arrays.stream(ComposioConstants.class.getFields())
                .filter(field -> field.isAnnotationPresent(Metadata.class)).map(OperationTableTest::value)
                .collect(Collectors.toSet());
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void saysAllThatARowMustSay(Operation operation) {
        assertThat(operation.description()).matches("(?s)[A-Z].*\\.");
        assertThat(operation.source()).contains("Read 20");
        assertThat(operation.path()).as("below the API, or nowhere in it").matches("|/.*");
        List<String> inPath = operation.parameters().stream()
                .filter(parameter -> parameter.place() == Parameter.Place.PATH)
                .map(parameter -> "{" + parameter.name() + "}").toList();
        assertThat(inPath).allSatisfy(name -> assertThat(operation.path()).contains(name));
        assertThat(operation.path().chars().filter(c -> c == '{').count()).isEqualTo(inPath.size());
        assertThat(operation.parameters()).extracting(Parameter::name).doesNotHaveDuplicates();
        assertThat(operation.parameters()).allSatisfy(parameter -> assertThat(parameter.description()).endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void letsReadsAndDeletesBeRepeated(Operation operation) {
        if (Set.of("GET", "DELETE").contains(operation.method())) {
            assertThat(operation.repetition()).isEqualTo(Repetition.FREELY);
        }
    }

    @Test
    void repeatsNoRunOfAToolAndNoNewSecret() {
        assertThat(rows().filter(operation -> operation.repetition() == Repetition.NEVER).map(Operation::name))
                .containsExactlyInAnyOrder("connectedAccounts/verify", "sessions/execute", "sessions/executeMeta",
                        "sessions/proxyExecute",
                        "tools/execute", "tools/proxyExecute", "webhooks/rotateSecret", "project/refreshWebhookSecret",
                        "projects/regenerateApiKey");
    }

    @Test
    void repeatsNothingThatCreatesUnlessItSurelyDidNot() {
        assertThat(rows().filter(operation -> operation.repetition() == Repetition.UNLESS_DONE).map(Operation::name))
                .containsExactlyInAnyOrder("connectedAccounts/initiate", "connectedAccounts/import",
                        "connectedAccounts/refresh",
                        "connectedAccounts/completeAuth", "authConfigs/create", "sessions/create", "triggers/create",
                        "webhooks/subscribe", "webhooks/create", "mcp/create", "mcp/createForAuthConfigs",
                        "mcp/createInstance", "projects/create");
    }

    @Test
    void knowsTheDurationsOfTheCatalogue() {
        Set<String> durations = durations("properties");
        durations.addAll(durations("componentProperties"));
        assertThat(StrictOptions.DURATIONS).isEqualTo(durations);
    }

    @ParameterizedTest
    @CsvSource({
            "connectedAccounts/list?userId=u, userId is no argument of connectedAccounts/list. Did you mean userIds? It has ",
            "tools/list?toolkit=github, toolkit is no argument of tools/list. Did you mean toolkits? It has ",
            "toolkits/get?toolkit=x&toolSlug=A, toolSlug is no argument of toolkits/get. Did you mean toolkit? It has ",
            "tools/enum?limit=5, 'limit is no argument of tools/enum, which has none'" })
    void refusesOptionsThatOnlyOtherOperationsHave(String uri, String message) throws Exception {
        try (DefaultCamelContext context = TestContexts.newContext()) {
            assertThatThrownBy(() -> context.getEndpoint("composio:" + uri)).hasStackTraceContaining(message);
        }
    }

    @ParameterizedTest
    @CsvSource({
            "connectedAccounts/initate, connectedAccounts/initiate", "connectedaccounts/LIST, connectedAccounts/list",
            "authConfig/get, authConfigs/get", "x, mcp/get", "connectedAccounts, connectedAccounts/get" })
    void namesTheNearestOperationAndAllOthersWhenTheRouteStarts(String wrong, String nearest) throws Exception {
        try (DefaultCamelContext context = TestContexts.newContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:start").to("composio:" + wrong + "?apiKey=ak_test");
                }
            });
            assertThatThrownBy(context::start).isInstanceOf(FailedToCreateRouteException.class)
                    .hasStackTraceContaining("Unknown operation " + wrong + ". Did you mean " + nearest + "?")
                    .hasStackTraceContaining("Valid operations are connectedAccounts/initiate, ");
        }
    }
}
