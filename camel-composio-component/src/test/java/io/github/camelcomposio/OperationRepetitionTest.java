package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.operation.Operation;
import io.github.camelcomposio.operation.Operations;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether each operation's request is sent again after each thing that can go wrong with it. */
class OperationRepetitionTest extends OperationsTestBase {

    /** What would be another secret or key each time. */
    private static final Set<String> NEVER
            = Set.of("webhooks/rotateSecret", "project/refreshWebhookSecret", "projects/regenerateApiKey");

    /** What would be there twice; a trigger, too, for Composio does not say which ones it takes for the same. */
    private static final Set<String> UNLESS_DONE = Set.of("webhooks/create", "webhooks/subscribe", "triggers/create",
            "mcp/create", "mcp/createForAuthConfigs", "mcp/createInstance", "projects/create");

    private static final Map<String, String> AT_ONCE = Map.of("Retry-After", "0");

    /** After these it is not known whether Composio did the work. */
    private static final List<Mishap> UNKNOWN = List.of(
            new Mishap("a cut before the work", Fault::cutBefore), new Mishap("a cut after the work", Fault::cutAfter),
            new Mishap("an answer cut in the middle", Fault::cutMidBody),
            new Mishap("500", fault -> fault.answer(500)), new Mishap("503", fault -> fault.answer(503, AT_ONCE, null)),
            new Mishap("408", fault -> fault.answer(408)),
            new Mishap("503 with advice to repeat", fault -> fault.answer(503, Map.of("x-should-retry", "true"), null)));

    /** After these it surely did not. */
    private static final List<Mishap> NOT_DONE = List.of(
            new Mishap("409", fault -> fault.answer(409)),
            new Mishap("400 with advice to repeat", fault -> fault.answer(400, Map.of("x-should-retry", "true"), null)));

    /** After these nobody tries again. */
    private static final List<Mishap> FINAL = List.of(
            new Mishap("400", fault -> fault.answer(400)), new Mishap("401", fault -> fault.answer(401)),
            new Mishap("403", fault -> fault.answer(403)), new Mishap("404", fault -> fault.answer(404)),
            new Mishap("422", fault -> fault.answer(422)),
            new Mishap("503 with advice not to", fault -> fault.answer(503, Map.of("x-should-retry", "false"), null)));

    private static final Mishap TOO_MANY = new Mishap("429", fault -> fault.answer(429, AT_ONCE, null));

    private record Mishap(String name, UnaryOperator<Fault> action) {
    }

    static Stream<Operation> operations() {
        return OperationAnswersTest.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void goesByWhatADoubledRequestWouldDo(Operation operation) {
        boolean never = NEVER.contains(operation.name());
        boolean freely = !never && !UNLESS_DONE.contains(operation.name());
        UNKNOWN.forEach(mishap -> assertSent(operation, mishap, freely ? 2 : 1));
        NOT_DONE.forEach(mishap -> assertSent(operation, mishap, never ? 1 : 2));
        FINAL.forEach(mishap -> assertSent(operation, mishap, 1));
    }

    /** Each of them pauses all requests for a while, so that a few operations must do. */
    @ParameterizedTest
    @CsvSource({
            "webhooks/rotateSecret, 1", "project/refreshWebhookSecret, 1", "projects/regenerateApiKey, 1",
            "webhooks/create, 2", "triggers/create, 2", "toolkits/list, 2" })
    void waitsForTheRateLimitUnlessItMustNotBeRepeated(String name, int times) {
        assertSent(Operations.get(name), TOO_MANY, times);
    }

    private void assertSent(Operation operation, Mishap mishap, int times) {
        simulator.clearRequests();
        simulator.clearFaults();
        simulator.fault(mishap.action().apply(Fault.on(operation.method(), operation.path()).times(1)));
        simulator.fault(Fault.on("*", "*").answer(200, Map.of(), operation.name().endsWith("Enum") ? "[]" : "{}"));

        Exchange exchange = template.request("composio:" + operation.name(),
                message -> message.getMessage().setBody(OperationAnswersTest.message(operation)));

        String path = "/api/[^/]+" + operation.path().replaceAll("\\{[^}]+}", "[^/]+");
        assertThat(simulator.requests().stream().filter(request -> request.method().equals(operation.method())
                && request.path().matches(path))).as("sent with %s", mishap.name()).hasSize(times);
        if (times == 2) {
            assertThat(exchange.getException()).as("failure with %s", mishap.name()).isNull();
            return;
        }
        assertThat(exchange.getException()).as("failure with %s", mishap.name()).isInstanceOf(ComposioException.class);
        assertThat(((ComposioException) exchange.getException()).isOutcomeUnknown())
                .as("outcome unknown with %s", mishap.name())
                .isEqualTo(UNKNOWN.contains(mishap)
                        || mishap.name().startsWith("503") && !operation.method().equals("GET"));
    }
}
