package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.camelcomposio.simulator.SimulatorBuilder;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.ScheduledPollConsumer;

/** Routes that poll accounts when the test says so: their own scheduler does not start. */
abstract class PollingTestBase extends ComposioTestBase {

    static final int PAGE = 20;
    static final String ROUTE = "poll";
    static final String LIST = "composio:connectedAccounts/list?startScheduler=false&maxRetries=0";

    @Override
    protected SimulatorBuilder configure(SimulatorBuilder builder) {
        return builder.pageSize(PAGE);
    }

    /** Creates accounts, and gives their ids. */
    List<String> accounts(int number) {
        return accounts("user", number);
    }

    List<String> accounts(String prefix, int number) {
        List<CompletableFuture<Exchange>> created = IntStream.range(0, number)
                .mapToObj(i -> template.asyncSend(
                        "composio:connectedAccounts/initiate?allowMultiple=true&authConfigId=" + SENDGRID,
                        message -> message.getMessage().setBody(
                                Map.of("user_id", prefix + "_" + i, "api_key", "sg-1234567890"))))
                .toList();
        List<String> ids = new ArrayList<>();
        created.forEach(each -> ids.add(
                each.join().getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class)));
        assertThat(ids).doesNotContainNull();
        simulator.clearRequests();
        return ids;
    }

    List<String> expiredAccounts(int number) {
        List<String> ids = accounts(number);
        ids.forEach(id -> simulator.setStatus(id, "EXPIRED", "the test says so"));
        return ids;
    }

    /** A route that polls, lets a processor work on each message, and ends at mock:polled. */
    MockEndpoint route(String uri, Processor work) throws Exception {
        return route(context, uri, work);
    }

    MockEndpoint route(CamelContext camel, String uri, Processor work) throws Exception {
        RouteBuilder.addRoutes(camel, builder -> builder.from(uri).routeId(ROUTE).process(work).to("mock:polled"));
        return camel.getEndpoint("mock:polled", MockEndpoint.class);
    }

    MockEndpoint route(String uri) throws Exception {
        return route(uri, exchange -> {
        });
    }

    /** One poll, from its beginning to its end. */
    void poll() {
        poll(context);
    }

    static void poll(CamelContext camel) {
        consumer(camel).run();
    }

    static ScheduledPollConsumer consumer(CamelContext camel) {
        return (ScheduledPollConsumer) camel.getRoute(ROUTE).getConsumer();
    }

    /** The ids of the accounts that arrived, in their order. */
    static List<String> ids(MockEndpoint mock) {
        return mock.getReceivedExchanges().stream().map(PollingTestBase::id).toList();
    }

    static String id(Exchange exchange) {
        return exchange.getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class);
    }
}
