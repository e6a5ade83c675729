package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelcomposio.client.Pacer;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Composio is down for a while: who has the patience is held, and goes on when it is back. */
class OutagePauseTest extends ComposioTestBase {

    private static final String LIST = "composio:connectedAccounts/list";
    private static final String CREATE = "composio:connectedAccounts/initiate?maxOutageWait=1m&authConfigId=" + SENDGRID;
    private static final Duration PROBE = Duration.ofMillis(200);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Pacer.class);

    @Override
    protected void configure(ComposioComponent component) {
        component.setOutageProbeInterval(PROBE.toMillis());
        component.setMaxInFlight(40);
        component.getConfiguration().setResponseTimeout(500);
        component.getConfiguration().setLateCommitWait(300);
    }

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void holdsThoseWhoWaitAndFailsTheOthers() {
        simulator.fault(Fault.on("GET", "*").answer(503));
        List<CompletableFuture<Exchange>> waiting = sendMany(LIST + "?maxOutageWait=1m", 30);
        List<CompletableFuture<Exchange>> failing = sendMany(LIST, 5);
        failing.forEach(each -> assertThat(exception(each)).isInstanceOfSatisfying(ComposioServerException.class,
                failure -> assertThat(failure.getAttempts()).isEqualTo(3)));
        awaitProbes(5);

        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        simulator.clearFaults();
        assertThat(waiting).allSatisfy(each -> assertThat(exception(each)).isNull());
        assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.INFO);
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        begin -> assertThat(begin).startsWith("Composio does not answer properly (HTTP 503)"),
                        end -> assertThat(end).startsWith("Composio answers again, after "));
    }

    @Test
    void losesNoReadNoUpdateAndNoCreateWhileConnectionsAreCut() {
        List<String> ids = IntStream.range(0, 10).mapToObj(i -> send(CREATE, row("old_" + i)).getMessage()
                .getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class)).toList();
        simulator.fault(Fault.on("*", "*").cutBefore());
        List<CompletableFuture<Exchange>> created = IntStream.range(0, 10)
                .mapToObj(i -> template.asyncSend(CREATE, message -> message.getMessage().setBody(row("new_" + i)))).toList();
        List<CompletableFuture<Exchange>> updated = ids.stream().map(id -> template.asyncSend(
                "composio:connectedAccounts/update?maxOutageWait=1m&authScheme=API_KEY&connectedAccountId=" + id,
                message -> message.getMessage().setBody(Map.of("api_key", "sg-secret-0002")))).toList();
        List<CompletableFuture<Exchange>> read = sendMany(LIST + "?maxOutageWait=1m", 10);
        await().until(() -> !log.list.isEmpty());
        awaitProbes(8);
        simulator.clearFaults();

        assertThat(created).allSatisfy(each -> assertThat(exception(each)).isNull());
        assertThat(updated).allSatisfy(each -> assertThat(exception(each)).isNull());
        assertThat(read).allSatisfy(each -> assertThat(exception(each)).isNull());
        assertThat(simulator.accounts()).hasSize(20).extracting("userId").doesNotHaveDuplicates();
        assertThat(ids).allSatisfy(
                id -> assertThat(simulator.account(id).orElseThrow().val()).containsEntry("api_key", "sg-secret-0002"));
    }

    @Test
    void losesNoCreateThatFailsInTheMiddleOfTheOutage() {
        simulator.fault(Fault.on("POST", "/connected_accounts").times(10).answer(502));
        simulator.fault(Fault.on("GET", "/connected_accounts").times(30).answer(502));
        List<CompletableFuture<Exchange>> created = IntStream.range(0, 10)
                .mapToObj(i -> template.asyncSend(CREATE + "&authScheme=API_KEY&alias=a" + i,
                        message -> message.getMessage().setBody(row("user_" + i))))
                .toList();

        assertThat(created).allSatisfy(each -> assertThat(exception(each)).isNull());
        assertThat(simulator.accounts()).hasSize(10).extracting("userId").doesNotHaveDuplicates();
    }

    @Test
    void givesUpAfterMaxOutageWait() {
        simulator.fault(Fault.on("*", "*").answer(503));
        List<CompletableFuture<Exchange>> sent = sendMany(LIST + "?maxOutageWait=700", 1);
        // while somebody waits for its end, the outage is not forgotten, however slow this machine is
        sendMany(LIST + "?maxOutageWait=1m", 3);
        await().until(() -> !log.list.isEmpty());
        List<CompletableFuture<Exchange>> unsent = sendMany("composio:connectedAccounts/refresh?maxOutageWait=700"
                                                            + "&connectedAccountId=ca_1",
                1);

        assertThat(sent).allSatisfy(each -> assertThat(exception(each)).isInstanceOf(ComposioServerException.class));
        assertThat(unsent).allSatisfy(each -> assertThat(exception(each)).isInstanceOf(ComposioTransportException.class)
                .hasMessageContaining("not sent, for Composio has not answered properly for"));
        assertThat(received("POST")).isEmpty();
    }

    @Test
    void doesNotLetWaitsForAPlaceRunOut() throws Exception {
        composio.stop();
        composio.setMaxInFlight(1);
        composio.setMaxInFlightWait(1000);
        composio.start();
        simulator.fault(Fault.on("GET", "*").answer(503));
        List<CompletableFuture<Exchange>> waiting = sendMany(LIST + "?maxOutageWait=1m", 3);
        awaitProbes(8);
        simulator.clearFaults();

        assertThat(waiting).allSatisfy(each -> assertThat(exception(each)).isNull());
    }

    @Test
    void failsWhatIsHeldWhenTheComponentStops() {
        simulator.fault(Fault.on("GET", "*").answer(503));
        List<CompletableFuture<Exchange>> waiting = sendMany(LIST + "?maxOutageWait=1m", 20);
        awaitProbes(2);
        context.stop();

        assertThat(waiting).allSatisfy(each -> assertThat(each).succeedsWithin(Duration.ofSeconds(10)));
        assertThat(waiting).allSatisfy(each -> assertThat(exception(each)).isNotNull());
    }

    /** Waits until so many more requests have come, which must not be sooner than probes may. */
    private void awaitProbes(int probes) {
        await().until(() -> !log.list.isEmpty());
        long before = simulator.counts().total();
        long start = System.nanoTime();
        await().until(() -> simulator.counts().total() >= before + probes);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as("one probe in an interval")
                .isGreaterThan(PROBE.multipliedBy(probes - 2));
    }

    private List<CompletableFuture<Exchange>> sendMany(String uri, int count) {
        return IntStream.range(0, count).mapToObj(i -> template.asyncSend(uri, message -> {
        })).toList();
    }

    private static Exception exception(CompletableFuture<Exchange> exchange) {
        return exchange.orTimeout(30, TimeUnit.SECONDS).join().getException();
    }

    private static Map<String, Object> row(String user) {
        return Map.of("user_id", user, "api_key", "sg-secret-0001");
    }
}
