package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelcomposio.error.ComposioAuthenticationException;
import io.github.camelcomposio.error.ComposioResponseException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a poll that fails, and of one that can't begin. */
class PollingFailuresTest extends PollingTestBase {

    private final List<Throwable> handled = new CopyOnWriteArrayList<>();
    private final List<String> strategy = new CopyOnWriteArrayList<>();

    @Override
    protected void configure(DefaultCamelContext camel) {
        camel.getRegistry().bind("handler", ExceptionHandler.class, new ExceptionHandler() {
            @Override
            public void handleException(Throwable exception) {
                handled.add(exception);
            }

            @Override
            public void handleException(String message, Throwable exception) {
                handled.add(exception);
            }

            @Override
            public void handleException(String message, Exchange exchange, Throwable exception) {
                handled.add(exception);
            }
        });
        camel.getRegistry().bind("strategy", PollingConsumerPollStrategy.class, new PollingConsumerPollStrategy() {
            @Override
            public boolean begin(Consumer consumer, Endpoint endpoint) {
                strategy.add("begin");
                return true;
            }

            @Override
            public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
                strategy.add("commit " + polledMessages);
            }

            @Override
            public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
                strategy.add("rollback " + cause.getClass().getSimpleName());
                return retryCounter < 1;
            }
        });
    }

    @Test
    void routesNothingOfAListWhosePagesItCannotAllRead() throws Exception {
        accounts(3);
        MockEndpoint polled = route(LIST + "&exceptionHandler=#handler");
        simulator.fault(Fault.on("GET", "/connected_accounts").times(1).answer(200, Map.of(),
                "{\"items\":[{\"id\":\"ca_x\",\"updated_at\":\"2026-11-01\"}],\"next_cursor\":\"c\"}"));
        simulator.fault(Fault.on("GET", "/connected_accounts").times(1).answer(500));

        poll();

        assertThat(polled.getReceivedCounter()).isZero();
        assertThat(handled).singleElement().isInstanceOf(ComposioServerException.class);
        assertThat(composio.clients().inFlight().figures().taken()).as("places taken").isZero();
        poll();
        assertThat(ids(polled)).hasSize(3);
    }

    @Test
    void endsAListWhoseCursorsGoInACircle() throws Exception {
        MockEndpoint polled = route(LIST + "&exceptionHandler=#handler");
        for (int i = 0; i < 10; i++) {
            simulator.fault(Fault.on("GET", "/connected_accounts").times(1).answer(200, Map.of(),
                    "{\"items\":[{\"id\":\"ca_" + i + "\"}],\"next_cursor\":\"" + i % 2 + "\"}"));
        }

        poll();

        assertThat(polled.getReceivedCounter()).isZero();
        assertThat(received("GET")).hasSize(3);
        assertThat(handled).singleElement().isInstanceOf(ComposioResponseException.class)
                .asInstanceOf(type(Throwable.class)).extracting(Throwable::getMessage).asString()
                .startsWith("connectedAccounts/list: the answer names a page as the next one that was there before");
    }

    @Test
    void handsAFailureToTheExceptionHandlerOnceAPoll() throws Exception {
        accounts(1);
        route(LIST + "&exceptionHandler=#handler");
        simulator.apiKey("ak_another_0123456789");

        poll();
        poll();

        assertThat(handled).hasSize(2).allSatisfy(
                failure -> assertThat(failure).isInstanceOf(ComposioAuthenticationException.class));
        assertThat(received("GET")).hasSize(2);
    }

    @Test
    void skipsPollsAfterFailures() throws Exception {
        route(LIST + "&exceptionHandler=#handler&backoffErrorThreshold=2&backoffMultiplier=3");
        simulator.apiKey("ak_another_0123456789");
        List<Integer> requests = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            poll();
            requests.add(received("GET").size());
        }
        assertThat(requests).containsExactly(1, 2, 2, 2, 3, 4);
    }

    @Test
    void letsAPollStrategyDecideWhetherToTryAgain() throws Exception {
        accounts(2);
        route(LIST + "&exceptionHandler=#handler&pollStrategy=#strategy");
        simulator.fault(Fault.on("GET", "/connected_accounts").times(1).answer(500));
        poll();
        assertThat(strategy).containsExactly("begin", "rollback ComposioServerException", "begin", "commit 2");
        assertThat(handled).isEmpty();
    }

    @Test
    void bridgesFailuresOfThePollToTheRoutesErrorHandler() throws Exception {
        RouteBuilder.addRoutes(context, builder -> {
            builder.onException(ComposioAuthenticationException.class).handled(true).to("mock:errors");
            builder.from(LIST + "&bridgeErrorHandler=true").routeId(ROUTE).to("mock:polled");
        });
        simulator.apiKey("ak_another_0123456789");
        poll();
        assertThat(context.getEndpoint("mock:errors", MockEndpoint.class).getReceivedCounter()).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "connectedAccounts/update | composio:connectedAccounts/update can't be consumed from, for it lists nothing;"
                                          + " use it in to(…). These can: connectedAccounts/list, authConfigs/list, ",
            "sessions/tools | sessions/tools: argument sessionId is missing: there is no message to give it, so set endpoint"
                                                                                                                       + " option sessionId",
            "connectedAccounts/list?cursor=c | Option cursor begins a list in its middle; leave it out, for a poll reads all"
                                                                                                                                              + " pages of connectedAccounts/list",
            "mcp/list?pageNo=2 | Option pageNo begins a list in its middle",
            "tools/list?idempotent=false&maxMessagesPerPoll=3 | idempotent=false routes each item at each poll",
            "tools/list?idempotent=false&greedy=true | idempotent=false routes each item at each poll",
            "tools/list?delay=soon | Option delay ", "tools/list?initialDelay=soon | Option initialDelay " })
    void failsWhenTheRouteStarts(String uri, String message) throws Exception {
        assertThatThrownBy(() -> route("composio:" + uri)).hasStackTraceContaining(message.strip());
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void pollsEveryMinuteUnlessToldOtherwise() throws Exception {
        route("composio:tools/list?startScheduler=false");
        assertThat(consumer(context).getDelay()).isEqualTo(60_000);
        context.getRouteController().stopRoute(ROUTE);
        context.removeRoute(ROUTE);
        route("composio:tools/list?startScheduler=false&timeUnit=SECONDS");
        assertThat(consumer(context).getDelay()).isEqualTo(60);
        context.getRouteController().stopRoute(ROUTE);
        context.removeRoute(ROUTE);
        route("composio:tools/list?startScheduler=false&delay=5m");
        assertThat(consumer(context).getDelay()).isEqualTo(300_000);
    }
}
