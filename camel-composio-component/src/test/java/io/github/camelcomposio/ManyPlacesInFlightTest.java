package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Many places in flight: what callbacks may do with them, and what becomes of messages when the context stops. */
class ManyPlacesInFlightTest extends InFlightTestBase {

    ManyPlacesInFlightTest() {
        super(64);
    }

    @Override
    protected void configure(DefaultCamelContext camel) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:nested").to(CREATE).process(exchange -> template.requestBodyAndHeader(
                        "composio:connectedAccounts/get", null, ComposioConstants.CONNECTED_ACCOUNT_ID,
                        exchange.getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID)));
                from("seda:create?pollTimeout=50").to(CREATE);
                from("direct:elsewhere").to(CREATE).to("seda:get?waitForTaskToComplete=Always");
                from("seda:get?concurrentConsumers=32&pollTimeout=50").to("composio:connectedAccounts/get");
            }
        });
    }

    @Test
    void mayAllBeTakenByCallbacksThatSendAgain() {
        simulator.latency(Duration.ofMillis(20));
        List<CompletableFuture<Exchange>> sent = sendAll("direct:nested", 200);

        assertThat(sent)
                .allSatisfy(each -> assertThat(each.orTimeout(20, TimeUnit.SECONDS).join().getException()).isNull());
    }

    @Test
    void mayAllBeTakenByCallbacksThatWaitForAnotherRouteThatSends() {
        simulator.latency(Duration.ofMillis(20));
        List<CompletableFuture<Exchange>> sent = sendAll("direct:elsewhere", 100);

        assertThat(sent)
                .allSatisfy(each -> assertThat(each.orTimeout(20, TimeUnit.SECONDS).join().getException()).isNull());
    }

    @Test
    void mayBeHeldByCallbacksThatWaitForSomethingElseThatSends() throws Exception {
        ExecutorService elsewhere = Executors.newFixedThreadPool(40);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:waits").to(CREATE).process(exchange -> elsewhere.submit(() -> template.requestBody(
                        "composio:connectedAccounts/list?limit=1", (Object) null)).get());
            }
        });
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        AsyncProducer producer = context.getEndpoint("direct:waits").createAsyncProducer();
        producer.start();
        for (int user = 0; user < 40; user++) {
            sent.add(process(producer, user));
        }

        assertThat(sent).allSatisfy(each -> assertThat(each).succeedsWithin(Duration.ofSeconds(20)));
        assertThat(sent).allSatisfy(each -> assertThat(each.join().getException()).isNull());
        elsewhere.shutdown();
    }

    @Test
    void areNotGivenBackTwiceWhateverHeadersSay() throws Exception {
        template.requestBodyAndHeader("composio:connectedAccounts/link?authConfigId=ac_github", null,
                ComposioConstants.USER_ID, "user_1");
        String id = simulator.accounts().get(0).id();
        AsyncProducer producer
                = context.getEndpoint("composio:connectedAccounts/waitForConnection?connectedAccountId=" + id)
                        .createAsyncProducer();
        producer.start();
        Exchange waiting = producer.getEndpoint().createExchange();
        waiting.getMessage().setHeader(ComposioConstants.TIMEOUT, "999999999999999");
        waiting.getMessage().setHeader(ComposioConstants.POLL_INTERVAL, "999999999999999");
        CompletableFuture<Exchange> done = new CompletableFuture<>();
        producer.process(waiting, sync -> done.complete(waiting));

        await().until(() -> composio.clients().inFlight().figures().taken() == 0);
        context.stop();
        assertThat(done).succeedsWithin(Duration.ofSeconds(5));
        assertThat(waiting.getException()).isInstanceOf(ComposioTransportException.class);
    }

    @Test
    void finishWhatIsInFlightWhenTheContextStops() throws Exception {
        simulator.latency(Duration.ofMillis(2500));
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        AsyncProducer producer = context.getEndpoint(CREATE).createAsyncProducer();
        producer.start();
        for (int user = 0; user < 20; user++) {
            sent.add(process(producer, user));
        }
        await().until(() -> simulator.counts().total() == 20);

        context.stop();

        assertThat(sent).allSatisfy(each -> assertThat(each).isDone());
        assertThat(sent).allSatisfy(each -> assertThat(each.join().getException()).isNull());
        assertThat(simulator.accounts()).hasSize(20);
    }

    /** As a route does it, but with nobody else who would wait for the message. */
    private CompletableFuture<Exchange> process(AsyncProducer producer, int user) {
        Exchange exchange = context.getEndpoint(CREATE).createExchange();
        exchange.getMessage().setBody(Map.of("user_id", "user_" + user, "api_key", "sg-secret-" + user));
        CompletableFuture<Exchange> done = new CompletableFuture<>();
        producer.process(exchange, sync -> done.complete(exchange));
        return done;
    }

    @Test
    void failAtOnceWhatWasNotSentWhenTheContextStops() {
        simulator.fault(Fault.on("GET", "/connected_accounts/{nanoid}").answer(503,
                Map.of("retry-after", "50"), "{}"));
        CompletableFuture<Exchange> retrying = template.asyncSend(
                "composio:connectedAccounts/get?connectedAccountId=ca_1", message -> {
                });
        await().until(() -> simulator.counts().total() == 1);

        context.stop();

        assertThat(retrying).succeedsWithin(Duration.ofSeconds(2));
        assertThat(retrying.join().getException()).isNotNull();
    }

    @Test
    void cancelNothingWhenAProducerIsEvicted() throws Exception {
        simulator.latency(Duration.ofMillis(300));
        AsyncProducer producer
                = context.getEndpoint(CREATE).createAsyncProducer();
        producer.start();
        CompletableFuture<Exchange> done = process(producer, 1);
        producer.stop();
        producer.close();
        context.removeEndpoints(CREATE);

        assertThat(done.join().getException()).isNull();
        assertThat(simulator.accounts()).hasSize(1);
    }

    @Test
    void workAgainAfterARouteWasStoppedAndStarted() throws Exception {
        String route = context.getRoutes().get(1).getRouteId();
        context.getRouteController().stopRoute(route);
        context.getRouteController().startRoute(route);

        template.sendBody("seda:create", Map.of("user_id", "user_1", "api_key", "sg-secret-1"));

        await().until(() -> simulator.accounts().size() == 1);
    }
}
