package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcomposio.operation.Operation;
import io.github.camelcomposio.operation.Operations;
import io.github.camelcomposio.operation.Parameter;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each operation sends, with every argument given, against what Composio documents: method, path, version, key,
 * parameters, members of the body; see the README beside the data.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationRequestsTest {

    private static final Map<String, String> KEYS
            = Map.of("x-api-key", "ak_test_key_1234", "x-org-api-key", "oak_test_key_1234", "x-user-api-key",
                    "uak_test_key_1234");

    /** Operations that Composio has none of its own for: they use others', which are in the data. */
    private static final Set<String> COMPOSED
            = Set.of("connectedAccounts/import", "connectedAccounts/verify", "connectedAccounts/enable",
                    "connectedAccounts/disable", "connectedAccounts/updateAcl",
                    "connectedAccounts/waitForConnection", "connectedAccounts/remove", "connectedAccounts/rollback",
                    "authConfigs/disable", "sessions/ensureConnected", "sessions/mcp",
                    "toolkits/authorize", "triggers/disable", "webhooks/subscribe");

    /** What is in the message is the content of a file: its requests have a test of their own. */
    private static final Set<String> CONTENT = Set.of("files/upload", "files/download", "sessionFiles/upload",
            "sessionFiles/download");

    /** Composio has it under v3, and answers there that it is not for use. */
    private static final Set<String> DISABLED_IN_V3 = Set.of("tools/proxyExecute");

    /** Members that Composio's schema does not have, and the official client sends. */
    private static final Map<String, Set<String>> BEYOND = Map.of("sessions/search", Set.of("toolkits"));

    /** Members of Composio's that the component leaves out, for the reason that the docs give. */
    private static final Map<String, Set<String>> LEFT_OUT = Map.of(
            "connectedAccounts/initiate", Set.of("validate_credentials"), "connectedAccounts/update", Set.of("experimental"),
            "connectedAccounts/refresh", Set.of("redirect_url"));

    private final CamelContext context = TestContexts.newContext();
    private RecordingServer server;

    static Stream<OperationFact> requests() {
        return OperationFact.all().stream().filter(fact -> !CONTENT.contains(fact.operation()));
    }

    @BeforeAll
    void start() throws Exception {
        server = new RecordingServer();
        ComposioComponent component = context.getComponent("composio", ComposioComponent.class);
        ComposioConfiguration configuration = component.getConfiguration();
        configuration.setBaseUrl(server.url());
        configuration.setAllowMultiple(true);
        configuration.setApiKey(KEYS.get("x-api-key"));
        configuration.setOrgApiKey(KEYS.get("x-org-api-key"));
        configuration.setUserApiKey(KEYS.get("x-user-api-key"));
        context.start();
    }

    @AfterAll
    void stop() throws Exception {
        context.close();
        server.close();
    }

    @Test
    void areThereForEveryOperation() {
        Set<String> known = requests().map(OperationFact::operation).collect(Collectors.toSet());
        Set<String> rows = Operations.all().stream().map(Operation::name).collect(Collectors.toSet());
        assertThat(rows).containsAll(known);
        rows.removeAll(CONTENT);
        rows.removeAll(known);
        assertThat(rows).isEqualTo(COMPOSED);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void areWhatComposioDocuments(OperationFact fact) {
        Operation operation = Operations.get(fact.operation());
        for (String version : List.of("v3", "v3.1")) {
            RecordingServer.Request request = send(fact, operation, version);
            Set<String> versions = DISABLED_IN_V3.contains(fact.operation()) ? Set.of("v3.1") : fact.versions();
            assertThat(request.path())
                    .startsWith("/api/" + (versions.contains(version) ? version : versions.iterator().next()) + "/");
            checkKey(fact, request);
            checkNames(fact, request);
            checkValues(operation, request);
        }
    }

    private RecordingServer.Request send(OperationFact fact, Operation operation, String version) {
        server.clear();
        Exchange exchange = context.createFluentProducerTemplate()
                .to("composio:" + operation.name() + "?apiVersion=" + version)
                .withBody(message(operation)).send();
        assertThat(exchange.getException()).as("%s", exchange.getException()).isNull();
        String path = "/api/[^/]+" + fact.path().replaceAll("\\{[^}]+}", "[^/]+");
        return server.requests().stream()
                .filter(request -> request.method().equals(fact.method()) && request.path().matches(path))
                .findFirst().orElseThrow(() -> new AssertionError(
                        "nothing was sent that matches; sent was "
                                                                  + server.requests()));
    }

    private static void checkKey(OperationFact fact, RecordingServer.Request request) {
        Map<String, String> sent = new LinkedHashMap<>(request.headers());
        sent.keySet().retainAll(KEYS.keySet());
        String kind = fact.key();
        assertThat(sent).isEqualTo(kind == null ? Map.of() : Map.of(kind, KEYS.get(kind)));
        assertThat(request.headers().keySet()).containsAll(fact.names("headers"));
    }

    private static void checkNames(OperationFact fact, RecordingServer.Request request) {
        String operation = fact.operation();
        Set<String> query = new TreeSet<>(request.query().keySet());
        assertThat(query).as("query").containsAll(fact.names("query"));
        query.removeAll(fact.names("query", "deprecated_query"));
        assertThat(query).as("unknown in the query").isEmpty();
        Set<String> expected = fact.names("body");
        expected.removeAll(LEFT_OUT.getOrDefault(operation, Set.of()));
        expected.addAll(BEYOND.getOrDefault(operation, Set.of()));
        Set<String> body = request.body() == null ? new TreeSet<>() : new TreeSet<>(request.body().keySet());
        if (!operation.equals("project/updateWebhook")) {
            assertThat(body).as("body").containsAll(expected);
            body.removeAll(expected);
            body.removeAll(fact.names("deprecated_body"));
            assertThat(body).as("unknown in the body").isEmpty();
        }
    }

    /** Each argument stands where its row says, with the value that was given. */
    private static void checkValues(Operation operation, RecordingServer.Request request) {
        for (Parameter parameter : operation.parameters()) {
            Object value = sample(parameter);
            switch (parameter.place()) {
                case PATH -> assertThat(request.path()).contains("/" + value);
                case HEADER -> assertThat(request.headers()).containsEntry(parameter.wire(), value.toString());
                case QUERY -> assertThat(request.query()).containsEntry(parameter.wire(),
                        value instanceof List<?> list ? list.get(0) + "," + list.get(1) : value.toString());
                case BODY -> {
                    if (value instanceof String && !parameter.wire().contains(".")) {
                        assertThat(request.body()).containsEntry(parameter.wire(), value);
                    }
                }
                default -> {
                    // the operation's own tests say what becomes of it
                }
            }
        }
    }

    /** A body with every argument. */
    private static Map<String, Object> message(Operation operation) {
        Map<String, Object> message = new LinkedHashMap<>();
        operation.parameters().stream().filter(parameter -> parameter.origin() != Parameter.Origin.ENDPOINT)
                .forEach(parameter -> message.put(parameter.name(), sample(parameter)));
        if (operation.readsCredentials()) {
            message.remove("authScheme");
            message.remove("toolkit");
            message.put("config", Map.of("authScheme", "API_KEY", "val", Map.of("api_key", "sg-existing-key")));
        }
        if (operation.name().equals("sessions/create")) {
            message.put("sessionPreset", "direct_tools");
        }
        if (operation.name().equals("sessions/search")) {
            message.remove("query");
        }
        if (operation.name().equals("tools/execute")) {
            message.remove("allowTracing");
        }
        return message;
    }

    private static Object sample(Parameter parameter) {
        return switch (parameter.type()) {
            case TEXT, SLUG, TEXT_OR_LIST, TEXT_OR_OBJECT, ANY -> parameter.words().isEmpty()
                    ? "sample-" + parameter.name() : parameter.words().get(0);
            case INTEGER -> 7;
            case LONG -> 1_700_000_000_000L;
            case FLAG, FLAG_OR_OBJECT -> true;
            case LIST, LIST_OR_OBJECT -> List.of("one", "two");
            case DURATION -> "10s";
            case ARRAY -> List.of(Map.of("some", "x"));
            case OBJECT -> Map.of("some", Map.of("enable", List.of("x")));
        };
    }
}
