package io.github.camelcomposio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import io.github.camelcomposio.error.ComposioRateLimitException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.model.AuthScheme;
import io.github.camelcomposio.model.ConnectionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders that rather wait than fail, beside others, in virtual time. */
class PatienceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final ApiRequest GET = ClientBench.get("/tools");

    private final ClientBench bench = new ClientBench();
    private final ScriptedTransport transport = bench.transport;
    private final ComposioClient patient = bench.patient();
    private final ComposioClient impatient = bench.client();

    @Test
    void waitsAnHourForTheRateLimitWhereOthersFail() {
        transport.answers(request -> ScriptedTransport.status(429, Map.of("retry-after", "3600")));
        CompletableFuture<ApiResponse> waiting = patient.send(GET);
        CompletableFuture<ApiResponse> refused = impatient.send(GET);

        assertThat(failure(refused)).isInstanceOf(ComposioRateLimitException.class);
        transport.answers(200);
        bench.time.pass(Duration.ofMinutes(59));
        assertThat(waiting).isNotDone();
        bench.time.pass(MINUTE);
        assertThat(waiting).isCompleted().isNotCompletedExceptionally();
        assertThat(transport.sent).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 502, 503, 504 })
    void waitsForTheEndOfAnOutageWithOneProbeInAnInterval(int status) {
        transport.answers(request -> status == 0 ? ScriptedTransport.cut(true) : ScriptedTransport.status(status));
        List<CompletableFuture<ApiResponse>> gets = send(patient, 20);
        bench.time.pass(MINUTE.multipliedBy(10));

        assertThat(gets).noneMatch(CompletableFuture::isDone);
        assertThat(patient.outage()).hasValueSatisfying(lasted -> assertThat(lasted).isGreaterThan(MINUTE.multipliedBy(9)));
        assertThat(transport.sent.size()).as("until it is an outage, and then one in 30 s").isBetween(5 + 18, 5 + 20);
        assertThat(bench.pacer.pausedNanos()).isGreaterThan(MINUTE.multipliedBy(9).toNanos());
        transport.answers(200);
        bench.time.pass(Duration.ofSeconds(30));

        assertThat(gets).allSatisfy(get -> assertThat(get).isCompleted().isNotCompletedExceptionally());
        assertThat(patient.outage()).isEmpty();
        assertThat(bench.pacer.pausedNanos()).isLessThan(MINUTE.multipliedBy(11).toNanos());
    }

    @Test
    void beginsWithASingleRequestThatIsOutOfRetries() {
        transport.answers(503);
        CompletableFuture<ApiResponse> get = patient.send(GET);
        bench.time.pass(Duration.ofSeconds(20));

        assertThat(transport.sent).hasSize(3);
        assertThat(get).isNotDone();
        transport.answers(429);
        bench.time.pass(Duration.ofSeconds(15));
        assertThat(patient.outage()).as("a 429 is an answer").isEmpty();
        transport.answers(200);
        bench.time.pass(Duration.ofSeconds(10));
        assertThat(get).isCompleted().isNotCompletedExceptionally();
    }

    @Test
    void doesNotTakeARequestThatAlwaysFailsForAnOutage() {
        transport.answers(500);
        CompletableFuture<ApiResponse> alone = patient.send(GET);
        bench.time.pass(MINUTE);
        assertThat(failure(alone)).isInstanceOf(ComposioServerException.class);

        transport.answers(request -> ScriptedTransport.status(request.endsWith("/tools") ? 503 : 200));
        CompletableFuture<ApiResponse> beside = patient.send(GET);
        patient.send(ClientBench.get("/toolkits"));
        bench.time.pass(MINUTE);
        assertThat(failure(beside)).isInstanceOf(ComposioServerException.class);
        assertThat(transport.sent).hasSize(7);
    }

    @Test
    void doesNotHoldThoseWhoDoNotWaitAndBelievesTheirAnswers() {
        transport.answers(503);
        List<CompletableFuture<ApiResponse>> parked = send(patient, 10);
        CompletableFuture<ApiResponse> failing = impatient.send(GET);
        bench.time.pass(Duration.ofSeconds(5));
        assertThat(failure(failing)).isInstanceOfSatisfying(ComposioServerException.class,
                failure -> assertThat(failure.getAttempts()).isEqualTo(3));

        transport.answers(200);
        assertThat(impatient.send(GET)).isCompleted();
        bench.time.pass(SECOND);
        assertThat(parked).allMatch(get -> get.isDone() && !get.isCompletedExceptionally());
    }

    @Test
    void givesUpWithTheLastFailureOrSayingThatNothingWasSent() {
        transport.answers(503);
        CompletableFuture<ApiResponse> sent = patient.send(GET);
        bench.time.pass(Duration.ofSeconds(10));
        CompletableFuture<ApiResponse> unsent
                = patient.send(new ApiRequest("test/create", "POST", "/tools", Repetition.UNLESS_DONE));
        bench.time.pass(Duration.ofMinutes(59));
        assertThat(sent).isNotDone();
        assertThat(unsent).isNotDone();
        bench.time.pass(MINUTE.plusSeconds(10));

        assertThat(failure(sent)).isInstanceOf(ComposioServerException.class).hasMessageContaining("HTTP 503");
        assertThat(failure(unsent)).isInstanceOf(ComposioTransportException.class)
                .hasMessageContaining("not sent, for Composio has not answered properly for")
                .hasMessageContaining("longer than maxOutageWait allows");
        assertThat(transport.sent).noneMatch(request -> request.startsWith("POST"));
        CompletableFuture<ApiResponse> late = patient.send(GET);
        bench.time.pass(Duration.ofMinutes(59));
        assertThat(late).as("what comes later has a patience of its own").isNotDone();
    }

    @Test
    void startsAnewWhenNobodyHasAskedForLonger() {
        transport.answers(503);
        CompletableFuture<ApiResponse> first = patient.send(GET);
        bench.time.pass(MINUTE.multipliedBy(62));
        assertThat(first).isCompletedExceptionally();
        assertThat(patient.outage()).as("nobody knows").isEmpty();
        transport.sent.clear();
        transport.answers(request -> new CompletableFuture<>());

        assertThat(send(patient, 10)).noneMatch(CompletableFuture::isDone);
        assertThat(transport.sent).as("none is held").hasSize(10);
    }

    @Test
    void failsWhatIsParkedAtAStop() {
        outage();
        CompletableFuture<ApiResponse> parked = patient.send(GET);
        bench.timer.stop();
        bench.pacer.stop();

        assertThat(failure(parked)).isInstanceOf(ComposioTransportException.class)
                .hasMessageContaining("not sent, for the component is stopping");
    }

    @Test
    void takesAnotherProbeWhereTheFirstOneIsPrevented() {
        outage();
        CompletableFuture<ApiResponse> prevented = patient.watched(request -> {
            throw new IllegalStateException("stopped");
        }).send(GET);
        CompletableFuture<ApiResponse> next = patient.send(GET);
        transport.answers(200);
        bench.time.pass(Duration.ofSeconds(30));

        assertThat(failure(prevented)).hasMessage("stopped");
        assertThat(next).isCompleted().isNotCompletedExceptionally();
    }

    @Test
    void doesNotCountAnOutageAsWaitForTheRateLimit() {
        outage();
        CompletableFuture<ApiResponse> parked = bench.client(MINUTE, Duration.ofHours(1)).send(GET);
        bench.time.pass(MINUTE.multipliedBy(10));
        transport.answers(request -> ScriptedTransport.status(429, Map.of("retry-after", "40")));
        bench.time.pass(Duration.ofSeconds(30));
        transport.answers(200);
        bench.time.pass(Duration.ofSeconds(40));

        assertThat(parked).isCompleted().isNotCompletedExceptionally();
    }

    @Test
    void beginsToRetryAnewWhenTheOutageIsOver() {
        transport.answers(503);
        CompletableFuture<ApiResponse> get = patient.send(GET);
        bench.time.pass(Duration.ofSeconds(5));
        transport.answers(request -> ScriptedTransport.status(request.endsWith("/tools") ? 503 : 200));
        impatient.send(ClientBench.get("/toolkits"));
        assertThat(transport.sent).as("three attempts, the end of the outage, and one more").hasSize(5);
        transport.answers(200);
        bench.time.pass(Duration.ofSeconds(5));

        assertThat(get).isCompleted().isNotCompletedExceptionally();
    }

    @Test
    void isAPauseAlsoWhileTheOnlyRequestIsTheProbe() {
        transport.answers(503);
        patient.send(GET);
        bench.time.pass(Duration.ofSeconds(5));
        CompletableFuture<Transport.Answer> held = new CompletableFuture<>();
        transport.answers(request -> held);
        bench.time.pass(MINUTE);

        assertThat(bench.pacer.pausedNanos()).isGreaterThan(MINUTE.toNanos());
        held.complete(ScriptedTransport.status(200).join());
        long paused = bench.pacer.pausedNanos();
        bench.time.pass(MINUTE);
        assertThat(bench.pacer.pausedNanos()).isEqualTo(paused);
    }

    @Test
    void takesWhatAStopCutsOffForNoOutage() {
        CompletableFuture<Transport.Answer> held = new CompletableFuture<>();
        transport.answers(request -> held);
        send(patient, 8);
        bench.timer.stop();
        held.completeExceptionally(ScriptedTransport.cut(true).handle((answer, failure) -> failure).join());

        assertThat(patient.outage()).isEmpty();
    }

    @Test
    void goesOnInOrderUnderTheNormalPacing() {
        outage();
        transport.sent.clear();
        List<CompletableFuture<ApiResponse>> parked = IntStream.range(0, 50)
                .mapToObj(i -> patient.send(ClientBench.get("/tools/" + i))).toList();
        transport.answers(request -> ScriptedTransport.status(200, Map.of("x-ratelimit", "20", "x-ratelimit-remaining",
                "19", "x-ratelimit-window-size", "60s")));
        bench.time.pass(Duration.ofSeconds(31));

        assertThat(transport.sent).hasSizeLessThanOrEqualTo(21);
        bench.time.pass(MINUTE.multipliedBy(5));
        assertThat(parked).allMatch(CompletableFuture::isDone);
        assertThat(transport.sent)
                .containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(i -> "GET /tools/" + i).toList());
    }

    @Test
    void losesNoCreateHoweverOftenThereIsAnOutage() {
        transport.answers(503);
        CompletableFuture<ApiResponse> created = creation(patient).run();
        for (int i = 0; i < 4; i++) {
            bench.time.pass(MINUTE.multipliedBy(5));
            assertThat(created).isNotDone();
            transport.answers(request -> ScriptedTransport.status(request.startsWith("POST") ? 503 : 200));
            for (int seconds = 0; seconds < 300 && posts() == i + 1; seconds++) {
                bench.time.pass(SECOND);
            }
            transport.answers(503);
        }
        bench.time.pass(MINUTE.multipliedBy(5));
        transport.answers(200);
        bench.time.pass(MINUTE.multipliedBy(5));

        assertThat(created).isCompleted().isNotCompletedExceptionally();
        assertThat(posts()).isEqualTo(6);
    }

    @Test
    void createsAgainAtMostMaxRetriesTimesWhereThereIsNoOutage() {
        transport.answers(request -> ScriptedTransport.status(request.startsWith("POST") ? 503 : 200));
        CompletableFuture<ApiResponse> created = creation(patient).run();
        bench.time.pass(MINUTE.multipliedBy(30));

        assertThat(failure(created)).isInstanceOf(ComposioServerException.class);
        assertThat(posts()).isEqualTo(3);
    }

    @Test
    void looksForALostCreateWhenTheOutageIsOver() {
        transport.answers(503);
        List<CompletableFuture<ApiResponse>> others = send(impatient, 3);
        CompletableFuture<ApiResponse> created = creation(patient).run();
        bench.time.pass(MINUTE.multipliedBy(30));
        assertThat(others).allMatch(CompletableFuture::isDone);
        assertThat(created).isNotDone();
        transport.answers(request -> request.startsWith("GET") ? ScriptedTransport.json(200, Map.of(), """
                {"items":[{"id":"ca_new","user_id":"one","auth_config":{"id":"ac_1"},"status":"ACTIVE",
                "state":{"authScheme":"API_KEY"}}]}""") : ScriptedTransport.status(200));
        bench.time.pass(MINUTE);

        assertThat(created).isCompletedWithValueMatching(response -> "ca_new".equals(response.body().get("id")));
        assertThat(posts()).isEqualTo(1);
    }

    /** All those that do not wait have failed. */
    private void outage() {
        transport.answers(503);
        send(impatient, 5);
        bench.time.pass(Duration.ofSeconds(5));
        assertThat(patient.outage()).isPresent();
    }

    private long posts() {
        return transport.sent.stream().filter(request -> request.startsWith("POST")).count();
    }

    private static AccountCreation creation(ComposioClient client) {
        ApiRequest create = new ApiRequest("test/create", "POST", "/connected_accounts", Repetition.UNLESS_DONE)
                .body(Map.of("connection", Map.of("user_id", "one")));
        ConnectionState state
                = new ConnectionState(AuthScheme.API_KEY, Map.of("api_key", "sg-secret-0001", "status", "ACTIVE"));
        return new AccountCreation(
                client, create, new AccountLookup("test/lookup", "one", "ac_1", AccountLookup.Scope.ALL), state, null,
                Set.of());
    }

    private static List<CompletableFuture<ApiResponse>> send(ComposioClient client, int times) {
        List<CompletableFuture<ApiResponse>> sent = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            sent.add(client.send(GET));
        }
        return sent;
    }

    private static Throwable failure(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        return catchThrowableOfType(ExecutionException.class, future::get).getCause();
    }
}
