package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcomposio.error.ComposioTransportException;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A thousand places in flight and few threads; a single place, and who gets it. */
class InFlightTest {

    @Nested
    class AThousandPlaces extends InFlightTestBase {

        /** Those of other tests in the same JVM, which may have left some behind. */
        private final Set<Thread> others = Thread.getAllStackTraces().keySet();

        AThousandPlaces() {
            super(1000);
        }

        private int threads() {
            return (int) Thread.getAllStackTraces().keySet().stream().filter(thread -> !others.contains(thread)).count();
        }

        @Test
        void needFewerThanFortyThreads() throws Exception {
            create(0).join();
            simulator.latency(Duration.ofSeconds(1));
            AtomicInteger mostThreads = new AtomicInteger();
            AtomicInteger mostInFlight = new AtomicInteger();
            AsyncProducer producer
                    = context.getEndpoint(CREATE).createAsyncProducer();
            producer.start();
            int messages = 3000;
            AtomicInteger done = new AtomicInteger();
            Set<String> threads = ConcurrentHashMap.newKeySet();
            for (int i = 1; i <= messages; i++) {
                Exchange exchange = context.getEndpoint(CREATE).createExchange();
                exchange.getMessage().setBody(Map.of("user_id", "user_" + i, "api_key", "sg-secret-" + i));
                producer.process(exchange, sync -> {
                    threads.add(Thread.currentThread().getName().replaceAll(".* - ", ""));
                    if (exchange.getException() == null) {
                        done.incrementAndGet();
                    }
                });
                if (i % 100 == 0) {
                    mostThreads.accumulateAndGet(threads(), Math::max);
                    mostInFlight.accumulateAndGet(composio.clients().inFlight().figures().taken(), Math::max);
                }
            }
            assertThat(mostInFlight).as("in flight at once").hasValueGreaterThan(500);
            await().atMost(30, TimeUnit.SECONDS).until(() -> done.get() == messages);
            mostThreads.accumulateAndGet(threads(), Math::max);

            assertThat(threads).as("never an I/O thread").containsExactly("ComposioCompletion");
            assertThat(mostThreads).as("threads of the context and the simulator").hasValueLessThan(40);
            assertThat(simulator.accounts()).hasSize(messages + 1);
        }
    }

    @Nested
    class OnePlace extends InFlightTestBase {

        private final ConcurrentLinkedQueue<Object> nested = new ConcurrentLinkedQueue<>();

        OnePlace() {
            super(1);
        }

        @Override
        protected void configure(DefaultCamelContext camel) throws Exception {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:connect")
                            .to(CREATE)
                            .to("composio:connectedAccounts/waitForConnection?pollInterval=20&timeout=5s");
                    from("direct:link")
                            .to("composio:connectedAccounts/link?authConfigId=ac_sendgrid&allowMultiple=true")
                            .to("composio:connectedAccounts/waitForConnection?pollInterval=20&timeout=5s");
                    from("direct:nested")
                            .to(CREATE)
                            .process(exchange -> nested.add(template.requestBodyAndHeader(
                                    "composio:connectedAccounts/get", null, ComposioConstants.CONNECTED_ACCOUNT_ID,
                                    exchange.getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID))));
                }
            });
        }

        @Test
        void isEnoughForARouteThatCreatesAndWaits() {
            List<CompletableFuture<Exchange>> sent = sendAll("direct:connect", 20);

            assertThat(sent)
                    .allSatisfy(each -> assertThat(each.orTimeout(20, TimeUnit.SECONDS).join().getException()).isNull());
        }

        @Test
        void isGivenToOthersWhileAMessageWaitsForItsConnection() {
            CompletableFuture<Exchange> waiting = template.asyncSend("direct:link",
                    message -> message.getMessage().setHeader(ComposioConstants.USER_ID, "user_link"));
            await().until(() -> simulator.accounts().size() == 1);

            for (int i = 0; i < 10; i++) {
                assertThat(create(i).join().getException()).isNull();
            }
            assertThat(waiting).isNotDone();
            simulator.setStatus(simulator.accountsOf("user_link").get(0).id(), "ACTIVE", null);

            assertThat(waiting.join().getException()).isNull();
        }

        @Test
        void doesNotBlockACallbackThatSendsAgain() {
            List<CompletableFuture<Exchange>> sent = sendAll("direct:nested", 50);

            assertThat(sent)
                    .allSatisfy(each -> assertThat(each.orTimeout(20, TimeUnit.SECONDS).join().getException()).isNull());
            assertThat(nested).hasSize(50);
        }
    }

    @Nested
    class OnePlaceAndLittlePatience extends InFlightTestBase {

        OnePlaceAndLittlePatience() {
            super(1);
        }

        @Override
        protected void configure(ComposioComponent component) {
            super.configure(component);
            component.setMaxInFlightWait(100);
        }

        @Test
        void refusesAMessageThatFindsNoneInTime() {
            simulator.latency(Duration.ofMillis(1500));
            CompletableFuture<Exchange> first = create(1);
            await().until(() -> simulator.counts().total() == 1);

            assertThat(create(2).join().getException())
                    .isInstanceOf(ComposioTransportException.class)
                    .hasMessageContaining("maxInFlight");
            assertThat(first.join().getException()).isNull();
            assertThat(received("POST")).hasSize(1);
        }
    }
}
