package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.operation.Names;
import io.github.camelcomposio.operation.Operation;
import io.github.camelcomposio.operation.Operations;
import io.github.camelcomposio.operation.Parameter;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation that lists can be polled. */
class PolledOperationsTest extends SharedContextTestBase {

    @Override
    protected void configure(ComposioComponent component) {
        component.getConfiguration().setOrgApiKey(simulator.orgApiKey());
        component.getConfiguration().setUserApiKey(simulator.userApiKey());
    }

    static Stream<Operation> lists() {
        return Operations.lists().stream();
    }

    /** What a poll of an operation routes when Composio answers this. */
    private List<Message> poll(Operation operation, String answer) throws Exception {
        simulator.fault(Fault.on("*", "*").answer(200, Map.of(), answer));
        String name = operation.name().replace('/', '-') + Math.abs(answer.hashCode());
        String uri = "composio:" + operation.name() + "?startScheduler=false" + operation.parameters().stream()
                .filter(Parameter::required).map(parameter -> "&" + parameter.name() + "=x")
                .collect(Collectors.joining());
        RouteBuilder.addRoutes(context, builder -> builder.from(uri).routeId(name).to("mock:" + name));
        ScheduledPollConsumer consumer = (ScheduledPollConsumer) context.getRoute(name).getConsumer();
        try {
            consumer.run();
            consumer.run();
            return context.getEndpoint("mock:" + name, MockEndpoint.class).getReceivedExchanges().stream()
                    .map(exchange -> exchange.getMessage()).toList();
        } finally {
            context.getRouteController().stopRoute(name);
            context.removeRoute(name);
        }
    }

    private static String answer(Operation operation, String items) {
        boolean array = operation.name().endsWith("num");
        return array
                ? "[" + items + "]"
                : "{\"" + operation.listing().items() + "\":[" + items
                  + "],\"current_page\":1,\"total_pages\":1,\"next_cursor\":null}";
    }

    @ParameterizedTest
    @MethodSource("lists")
    void givesEachItemOfAList(Operation operation) throws Exception {
        List<Message> messages
                = poll(operation, answer(operation, "{\"id\":\"i\",\"status\":\"NEW\",\"future\":[1]},{\"x\":2}"));

        assertThat(messages).hasSize(2);
        assertThat(Json.asObject(messages.get(0).getBody())).containsEntry("future", List.of(1)).containsEntry("id", "i");
        assertThat(Json.asObject(messages.get(1).getBody())).containsEntry("x", 2);
    }

    @ParameterizedTest
    @CsvSource({
            "tools/enum, toolSlug", "triggers/listEnum, triggerSlug", "org/connectedToolkits, toolkit" })
    void givesTextsWhereAListHasTexts(String name, String argument) throws Exception {
        List<Message> messages = poll(Operations.get(name), answer(Operations.get(name), "\"A\",\"B\""));
        assertThat(messages).extracting(Message::getBody).containsExactly("A", "B");
        assertThat(messages).extracting(message -> message.getHeader(Names.header(argument))).containsExactly("A", "B");
    }

    @ParameterizedTest
    @CsvSource({
            "authConfigs/list, id, authConfigId", "triggers/listActive, id, triggerId", "tools/list, slug, toolSlug",
            "toolkits/list, slug, toolkit", "triggers/listTypes, slug, triggerSlug", "webhooks/list, id, subscriptionId",
            "mcp/list, id, mcpServerId", "mcp/listInstances, instance_id, instanceId",
            "logs/listToolExecutions, id, logId", "projects/list, id, projectId",
            "webhookEndpoints/list, id, webhookEndpointId" })
    void saysWhichItemItIs(String name, String member, String argument) throws Exception {
        List<Message> messages = poll(Operations.get(name), answer(Operations.get(name), "{\"" + member + "\":\"one\"}"));
        assertThat(messages).singleElement()
                .satisfies(message -> assertThat(message.getHeaders()).isEqualTo(Map.of(Names.header(argument), "one")));
    }

    @Test
    void saysWhoseATriggerIs() throws Exception {
        List<Message> messages = poll(Operations.get("triggers/listActive"), answer(Operations.get("triggers/listActive"),
                "{\"id\":\"ti_1\",\"connected_account_id\":\"ca_1\",\"user_id\":\"u\",\"trigger_name\":\"T\"}"));
        assertThat(messages.get(0).getHeaders()).isEqualTo(Map.of(ComposioConstants.TRIGGER_ID, "ti_1",
                ComposioConstants.TRIGGER_SLUG, "T",
                ComposioConstants.CONNECTED_ACCOUNT_ID, "ca_1", ComposioConstants.USER_ID, "u"));
    }

    @Test
    void areAllOperationsWhoseNameSaysThatTheyList() {
        assertThat(Operations.lists()).extracting(Operation::name).containsAll(Operations.all().stream()
                .map(Operation::name).filter(name -> name.substring(name.indexOf('/')).startsWith("/list")).toList());
    }
}
