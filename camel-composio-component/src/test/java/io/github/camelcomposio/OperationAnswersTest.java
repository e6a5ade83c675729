package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcomposio.error.ComposioResponseException;
import io.github.camelcomposio.operation.Operation;
import io.github.camelcomposio.operation.Operations;
import io.github.camelcomposio.operation.Parameter;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What Composio may answer one day, and what it must not: on every operation of these resources. */
class OperationAnswersTest extends OperationsTestBase {

    private static final Set<String> RESOURCES = Set.of("toolkits", "triggers", "webhooks", "webhookEndpoints", "mcp", "logs",
            "project", "projects", "org", "auth", "apiKeys", "migration");

    private static final String SECRET = "LEAKMARKER-0123456789";

    static Stream<Operation> operations() {
        return Operations.all().stream()
                .filter(operation -> RESOURCES.contains(operation.name().substring(0, operation.name().indexOf('/'))));
    }

    static Stream<Operation> pagedOperations() {
        return operations().filter(operation -> operation.paging() != null);
    }

    /** A body with all that an operation needs. */
    static Map<String, Object> message(Operation operation) {
        Map<String, Object> message = new LinkedHashMap<>();
        operation.parameters().stream().filter(Parameter::required)
                .forEach(parameter -> message.put(parameter.name(), switch (parameter.type()) {
                    case LIST -> List.of("a");
                    case ARRAY -> List.of("a");
                    case OBJECT -> Map.of("a", "b");
                    default -> "a";
                }));
        switch (operation.name()) {
            case "toolkits/authorize" -> message.put("authConfigId", "ac_1");
            case "triggers/create" -> message.put("userId", "u");
            default -> {
                // nothing more
            }
        }
        return message;
    }

    private void answer(String json) {
        simulator.fault(Fault.on("*", "*").answer(200, Map.of(), json));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void givesFieldsAndWordsThatNobodyKnowsYet(Operation operation) {
        boolean list = operation.name().endsWith("Enum");
        String json = list
                ? "[\"NEW\",{\"future\":[1,null]}]"
                : "{\"future\":{\"deep\":[1,null,{\"x\":1.25}]},\"status\":\"DORMANT\",\"version\":\"V9\",\"id\":17,\"secret\":null}";
        answer(json);
        Message reply = call(operation.name(), "v3.1", message(operation));
        assertThat(reply.getBody(String.class)).isEqualTo(json);
        assertThat(reply.getBody(byte[].class)).asString(StandardCharsets.UTF_8).isEqualTo(json);
        assertThat(reply.getBody(InputStream.class)).hasContent(json);
        assertThat(reply.getBody(JsonNode.class)).hasToString(json);
    }

    @ParameterizedTest
    @MethodSource("pagedOperations")
    void givesItemsAsTheyCameFromPagesOfAnyKind(Operation operation) {
        String json = "{\"" + operation.paging().items() + "\":[{\"id\":\"i\",\"future\":null,\"status\":\"DORMANT\"}],"
                      + "\"next_cursor\":null,\"current_page\":1,\"total_pages\":1,\"future\":true}";
        answer(json);
        List<Map<String, Object>> items = all(call(operation.name() + "?fetchAll=true", "v3.1", message(operation)));
        assertThat(items).singleElement().satisfies(item -> assertThat(item).containsEntry("status", "DORMANT")
                .containsEntry("future", null).containsEntry("id", "i"));
    }

    @ParameterizedTest
    @MethodSource("pagedOperations")
    void failsWhereAListWouldNeverEnd(Operation operation) {
        answer("{\"" + operation.paging().items() + "\":[{\"id\":\"i\"}],\"next_cursor\":\"c\",\"current_page\":1,"
               + "\"total_pages\":9}");
        Iterator<?> items
                = (Iterator<?>) call(operation.name() + "?fetchAll=true", "v3.1", message(operation)).getBody();
        items.next();
        assertThatThrownBy(items::hasNext).isInstanceOf(ComposioResponseException.class)
                .hasMessageStartingWith(operation.name() + ": the answer names the page that it is as the next one");
        assertThat(simulator.requests()).hasSize(2);
    }

    @Test
    void failsWhereCursorsGoInACircle() {
        for (int i = 0; i < 10; i++) {
            simulator.fault(Fault.on("GET", "/toolkits").times(1).answer(200, Map.of(),
                    "{\"items\":[{\"slug\":\"" + i + "\"}],\"next_cursor\":\"" + i % 3 + "\"}"));
        }
        Iterator<?> items = (Iterator<?>) call("toolkits/list?fetchAll=true", "v3.1", null).getBody();
        assertThatThrownBy(() -> items.forEachRemaining(item -> {
        })).isInstanceOf(ComposioResponseException.class).hasMessageStartingWith(
                "toolkits/list: the answer names a page as the next one that was there before");
        assertThat(simulator.requests()).hasSize(4);
    }

    @Test
    void goesOnWithACursorThatStaysTheSame() {
        List.of("1", "2").forEach(id -> simulator.fault(Fault.on("GET", "/toolkits").times(1).answer(200, Map.of(),
                "{\"items\":[{\"slug\":\"" + id + "\"}],\"next_cursor\":\"same\"}")));
        answer("{\"items\":[{\"slug\":\"3\"}],\"next_cursor\":null}");
        assertThat(values(all(call("toolkits/list?fetchAll=true", "v3.1", null)), "slug")).containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void keepsSecretsOutOfTheTextOfTheReply(Operation operation) {
        if (operation.name().endsWith("Enum")) {
            return;
        }
        String one = "{\"id\":\"i\",\"secret\":\"" + SECRET + "\",\"api_key\":{\"key\":\"" + SECRET
                     + "\"},\"webhook_secret\":\"" + SECRET
                     + "\"}";
        String items = operation.paging() == null ? "items" : operation.paging().items();
        answer(one.replaceFirst("}$", ",\"" + items + "\":[" + one + "]}"));

        Message reply = call(operation.name(), "v3.1", message(operation));

        assertThat(body(reply)).as("the route itself has it").containsEntry("secret", SECRET);
        assertThat(reply.getBody()).asString().contains("webhook_secret").doesNotContain(SECRET);
        assertThat(String.valueOf(body(reply).get("api_key"))).doesNotContain(SECRET);
        assertThat(String.valueOf(body(reply).get(items))).doesNotContain(SECRET);
        assertThat(reply.getHeaders().toString()).doesNotContain(SECRET);
        assertThat(reply.getExchange().toString()).doesNotContain(SECRET);
        if (operation.paging() != null) {
            Iterator<?> all = (Iterator<?>) call(operation.name() + "?fetchAll=true", "v3.1", message(operation)).getBody();
            assertThat(all.toString()).doesNotContain(SECRET);
            assertThat(all.next().toString()).contains("webhook_secret").doesNotContain(SECRET);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void failsForAnAnswerThatIsNoJson(Operation operation) {
        answer("<html>");
        assertThat(failure("composio:" + operation.name(), message(operation), Map.of()))
                .isInstanceOf(ComposioResponseException.class).hasMessageStartingWith(operation.name() + ":");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "webhooks/subscribe?webhookUrl=a | GET | /webhook_subscriptions | {\"items\":[{\"webhook_url\":\"b\"}]}",
            "toolkits/authorize?toolkit=gmail&userId=u | GET | /auth_configs | {\"items\":[{\"name\":\"b\"}]}",
            "toolkits/authorize?toolkit=slack&userId=u | POST | /auth_configs | {\"toolkit\":{\"slug\":\"slack\"}}" })
    void failsForAnAnswerWithoutTheIdThatTheNextRequestNeeds(String operation, String method, String path, String json) {
        simulator.fault(Fault.on(method, path).answer(200, Map.of(), json));
        Throwable failure = failure("composio:" + operation, null, Map.of());
        assertThat(failure).isInstanceOf(ComposioResponseException.class).hasMessageContaining("id");
        assertThat(simulator.requests().get(simulator.requests().size() - 1).path()).endsWith(path);
    }
}
