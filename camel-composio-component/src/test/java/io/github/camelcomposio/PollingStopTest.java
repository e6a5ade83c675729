package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.CamelContext;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stops and starts: what was not done comes again, and nothing comes twice. */
class PollingStopTest extends PollingTestBase {

    private final List<String> tried = Collections.synchronizedList(new ArrayList<>());

    @Override
    protected void configure(DefaultCamelContext camel) {
        camel.getShutdownStrategy().setTimeout(TimeUnit.HOURS.toSeconds(1));
    }

    /** Something else to be done from another thread, until the consumer knows of it. */
    private static CompletableFuture<Void> meanwhile(CamelContext camel, Action action) {
        DefaultConsumer consumer = consumer(camel);
        CompletableFuture<Void> done = CompletableFuture.runAsync(() -> {
            try {
                action.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> consumer.isSuspendingOrSuspended() || consumer.isStoppingOrStopped());
        return done;
    }

    private interface Action {
        void run() throws Exception;
    }

    @ParameterizedTest
    @ValueSource(strings = { "stop", "suspend" })
    void leavesTheRestOfABatchToTheNextStart(String how) throws Exception {
        List<String> all = accounts(30);
        List<CompletableFuture<Void>> stops = new ArrayList<>();
        boolean suspend = how.equals("suspend");
        MockEndpoint polled = route(LIST + "&sendEmptyMessageWhenIdle=true", exchange -> {
            tried.add(id(exchange));
            if (tried.size() == 7) {
                stops.add(meanwhile(context, () -> {
                    if (suspend) {
                        context.getRouteController().suspendRoute(ROUTE);
                    } else {
                        context.getRouteController().stopRoute(ROUTE);
                    }
                }));
            }
        });

        poll();
        stops.get(0).join();
        assertThat(ids(polled)).hasSize(7);

        if (suspend) {
            poll();
            assertThat(ids(polled)).as("while suspended").hasSize(7);
            context.getRouteController().resumeRoute(ROUTE);
        } else {
            context.getRouteController().startRoute(ROUTE);
        }
        poll();

        assertThat(ids(polled)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(tried).hasSize(30);
    }

    @ParameterizedTest
    @ValueSource(strings = { "stop", "suspend" })
    void doesNotWaitForAPageThatIsStillToCome(String how) throws Exception {
        List<String> all = accounts(3);
        MockEndpoint polled = route(LIST + "&sendEmptyMessageWhenIdle=true");
        simulator.fault(Fault.on("GET", "/connected_accounts").times(1).delay(Duration.ofMinutes(30)));
        CompletableFuture<Void> polling = CompletableFuture.runAsync(this::poll);
        await().until(() -> simulator.counts().total() == 1);

        if (how.equals("stop")) {
            context.getRouteController().stopRoute(ROUTE);
            context.getRouteController().startRoute(ROUTE);
        } else {
            context.getRouteController().suspendRoute(ROUTE);
            context.getRouteController().resumeRoute(ROUTE);
        }

        polling.join();
        assertThat(composio.clients().inFlight().figures().taken()).as("the page is still to come").isOne();
        assertThat(polled.getReceivedCounter()).as("messages, empty ones too").isZero();
        poll();
        assertThat(ids(polled)).containsExactlyInAnyOrderElementsOf(all);
        simulator.close();
    }

    @Test
    void knowsAfterARestartWhatItRouted() throws Exception {
        List<String> all = new ArrayList<>(accounts(3));
        MockEndpoint polled = route(LIST);
        poll();
        context.getRouteController().stopRoute(ROUTE);
        all.addAll(accounts("other", 2));
        context.getRouteController().startRoute(ROUTE);
        poll();
        assertThat(ids(polled)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void knowsInAnotherContextWhatItRoutedWithARepositoryThatPersists(@TempDir Path folder) throws Exception {
        List<String> all = new ArrayList<>(accounts(10));
        Path file = folder.resolve("polled.txt");
        List<String> arrived = new ArrayList<>();
        List<CompletableFuture<Void>> stops = new ArrayList<>();
        try (DefaultCamelContext first = another(file)) {
            MockEndpoint polled = route(first, LIST + "&idempotentRepository=#repository", exchange -> {
                tried.add(id(exchange));
                if (tried.size() == 3) {
                    throw new IllegalStateException("this one fails");
                }
                if (tried.size() == 6) {
                    stops.add(meanwhile(first, () -> first.stop()));
                }
            });
            poll(first);
            arrived.addAll(ids(polled));
            stops.get(0).join();
        }
        assertThat(arrived).hasSize(5);
        all.addAll(accounts("other", 2));
        try (DefaultCamelContext second = another(file)) {
            MockEndpoint polled = route(second, LIST + "&idempotentRepository=#repository", exchange -> {
            });
            poll(second);
            poll(second);
            arrived.addAll(ids(polled));
        }

        assertThat(arrived).containsExactlyInAnyOrderElementsOf(all);
        assertThat(Files.readAllLines(file)).hasSize(12).allSatisfy(
                key -> assertThat(key).matches("connectedAccounts/list ca_\\S+ ACTIVE [-0-9T:.]+Z"));
    }

    @Test
    void letsWhatWasOnItsWayWhenAProcessDiedComeAgainWhereThatIsWanted(@TempDir Path folder) throws Exception {
        accounts(1);
        Path file = folder.resolve("polled.txt");
        List<List<String>> keysMeanwhile = new ArrayList<>();
        for (String eager : List.of("true", "false")) {
            Files.deleteIfExists(file);
            try (DefaultCamelContext camel = another(file)) {
                route(camel, LIST + "&idempotentRepository=#repository&idempotentEager=" + eager,
                        exchange -> keysMeanwhile.add(Files.readAllLines(file)));
                poll(camel);
                poll(camel);
            }
            assertThat(Files.readAllLines(file)).hasSize(1);
        }
        assertThat(keysMeanwhile).extracting(List::size).containsExactly(1, 0);
    }

    private DefaultCamelContext another(Path file) {
        DefaultCamelContext camel = TestContexts.newContext();
        ComposioComponent component = new ComposioComponent();
        component.getConfiguration().setBaseUrl(simulator.baseUrl());
        component.getConfiguration().setApiKey(simulator.apiKey());
        camel.addComponent("composio", component);
        camel.getShutdownStrategy().setTimeout(TimeUnit.HOURS.toSeconds(1));
        camel.getRegistry().bind("repository", FileIdempotentRepository.fileIdempotentRepository(
                file.toFile(), 1000, 1_000_000));
        camel.start();
        return camel;
    }

    @Test
    void finishesTheBatchBeforeAStopWhereTheRouteSaysSo() throws Exception {
        List<String> all = accounts(10);
        List<CompletableFuture<Void>> stops = new ArrayList<>();
        RouteBuilder.addRoutes(context, builder -> builder.from(LIST).routeId(ROUTE)
                .shutdownRunningTask(ShutdownRunningTask.CompleteAllTasks)
                .process(exchange -> {
                    tried.add(id(exchange));
                    if (tried.size() == 2) {
                        stops.add(meanwhile(context, () -> context.getRouteController().stopRoute(ROUTE)));
                    }
                }));
        poll();
        stops.get(0).join();
        assertThat(tried).containsExactlyInAnyOrderElementsOf(all);
    }
}
