package io.github.camelcomposio.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.TestContexts;
import io.github.camelcomposio.simulator.ComposioSimulator;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readiness of a component, in each of its states, as Camel's health checks tell it. */
class HealthCheckTest {

    private static final String PROBE = "/auth/session/info";
    private static final String PRODUCERS = "producers";

    private final DefaultCamelContext context = TestContexts.newContext();
    private ComposioSimulator simulator;

    @BeforeEach
    void startSimulator() {
        simulator = ComposioSimulator.builder().start();
        simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        simulator.close();
    }

    @Test
    void isUpWhenKeyAndBaseUrlAreRight() throws Exception {
        start(component(simulator.baseUrl()));

        HealthCheck.Result result = check();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(message(result)).contains("Composio answers");
        assertThat(result.getDetails()).containsEntry("service.url", simulator.baseUrl())
                .containsEntry("service.status.code", 200).doesNotContainKeys("warning", "fault");
        assertThat(result.getCheck().getId()).isEqualTo("producer:composio");
        assertThat(result.getCheck().isReadiness()).isTrue();
        assertThat(result.getCheck().isLiveness()).isFalse();
    }

    @Test
    void saysThatTheKeyIsWrong() throws Exception {
        ComposioComponent component = component(simulator.baseUrl());
        component.getConfiguration().setApiKey("ak_wrong_key_0123456789");
        start(component);

        assertDown(check(), "KEY", "COMPOSIO_API_KEY");
        assertThat(check().getDetails()).containsEntry("service.status.code", 401);
    }

    @Test
    void saysThatTheKeyMayNot() throws Exception {
        simulator.fault(Fault.on("GET", PROBE).answer(403));
        start(component(simulator.baseUrl()));

        assertDown(check(), "KEY", "HTTP 403");
    }

    @Test
    void saysThatASourceHasNoKey() throws Exception {
        ComposioComponent component = component(simulator.baseUrl());
        component.getConfiguration().setApiKeySource(() -> null);
        start(component);

        assertDown(check(), "KEY", "missing");
        assertThat(probes()).isZero();
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        String nowhere;
        try (ServerSocket free = new ServerSocket(0)) {
            nowhere = "http://localhost:" + free.getLocalPort();
        }
        start(component(nowhere));

        assertDown(check(), "BASE_URL", "check baseUrl");
    }

    @Test
    void saysThatTheHostIsUnknown() throws Exception {
        start(component("https://composio.invalid"));

        assertDown(check(), "BASE_URL", "check baseUrl");
    }

    @Test
    void saysThatSomethingElseAnswers() throws Exception {
        try (AnsweringServer other = new AnsweringServer(200, "{\"status\":\"ok\"}", null)) {
            start(component(other.baseUrl()));
            assertDown(check(), "BASE_URL", "not as Composio");
        }
    }

    @Test
    void doesNotBlameTheKeyWhenSomethingElseRefusesIt() throws Exception {
        try (AnsweringServer other = new AnsweringServer(401, "<html>Please log in</html>", null)) {
            start(component(other.baseUrl()));
            assertDown(check(), "BASE_URL", "HTTP 401");
        }
    }

    @Test
    void saysThatComposioIsDown() throws Exception {
        simulator.outage(true);
        start(component(simulator.baseUrl()));

        assertDown(check(), "COMPOSIO", "Composio");
    }

    @Test
    void isNotReadyAndDoesNotWaitLongWhileNobodyAnswers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            start(component("http://localhost:" + silent.getLocalPort()));

            HealthCheck.Result first = check();

            assertThat(first.getState()).isEqualTo(HealthCheck.State.UNKNOWN);
            assertThat(message(first)).contains("not answered yet");
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertDown(check(), "COMPOSIO", "no answer in time"));
        }
    }

    @Test
    void warnsOfAClockThatIsOffAndStaysUp() throws Exception {
        String body = "{\"project\":null,\"api_key\":null,\"org_member\":{}}";
        try (AnsweringServer late = new AnsweringServer(200, body, Duration.ofMinutes(-10))) {
            start(component(late.baseUrl()));

            HealthCheck.Result result = check();

            assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(message(result)).contains("our clock is", "ahead of Composio's");
            assertThat((String) result.getDetails().get("warning")).contains("ahead of Composio's");
            assertThat((Long) result.getDetails().get("clock.skew.ms")).isBetween(598_000L, 660_000L);
        }
    }

    @Test
    void warnsOfAClockThatIsBehind() throws Exception {
        String body = "{\"project\":null,\"api_key\":null,\"org_member\":{}}";
        try (AnsweringServer early = new AnsweringServer(200, body, Duration.ofHours(1))) {
            start(component(early.baseUrl()));

            assertThat(message(check())).contains("our clock is", "behind Composio's");
        }
    }

    @Test
    void isReadyWhileTheRateLimitIsUsedUp() throws Exception {
        simulator.rateLimit(1, Duration.ofHours(1));
        start(component(simulator.baseUrl()));
        context.createProducerTemplate().requestBody("composio:authConfigs/list", (Object) null);

        HealthCheck.Result result = check();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(message(result)).contains("rate limit");
        assertThat(result.getDetails()).containsEntry("service.status.code", 429);
    }

    @Test
    void doesNotQueueBehindAnImportThatHoldsAllPlacesAndConnections() throws Exception {
        ComposioComponent component = component(simulator.baseUrl());
        component.setMaxInFlight(2);
        simulator.fault(Fault.on("GET", "/auth_configs").delay(Duration.ofMinutes(5)));
        component.getConfiguration().setResponseTimeout(Duration.ofMinutes(10).toMillis());
        start(component);
        List<CompletableFuture<Object>> working = new ArrayList<>();
        IntStream.range(0, 2).forEach(i -> working.add(
                context.createProducerTemplate().asyncRequestBody("composio:authConfigs/list", (Object) null)));
        await().untilAsserted(() -> assertThat(component.figures().inFlight().taken()).isEqualTo(2));
        await().untilAsserted(() -> assertThat(component.figures().pools().get(0).leased()).isEqualTo(2));

        await().untilAsserted(() -> assertThat(check().getState()).isEqualTo(HealthCheck.State.UP));

        assertThat(working).noneMatch(CompletableFuture::isDone);
        simulator.close();
    }

    @Test
    void asksOnceForManyChecks() throws Exception {
        start(component(simulator.baseUrl()));

        List<Thread> askers = IntStream.range(0, 16).mapToObj(i -> new Thread(() -> {
            for (int n = 0; n < 50; n++) {
                check();
            }
        })).toList();
        askers.forEach(Thread::start);
        for (Thread asker : askers) {
            asker.join();
        }

        assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(probes()).isEqualTo(1);
    }

    @Test
    void recovers() throws Exception {
        ComposioComponent component = component(simulator.baseUrl());
        component.setHealthCheckInterval(60);
        start(component);
        simulator.outage(true);
        await().untilAsserted(() -> assertThat(check().getState()).isEqualTo(HealthCheck.State.DOWN));

        simulator.outage(false);

        await().untilAsserted(() -> assertThat(check().getState()).isEqualTo(HealthCheck.State.UP));
    }

    @Test
    void isOffUntilCamelTurnsProducersOn() throws Exception {
        context.addComponent("composio", component(simulator.baseUrl()));
        context.start();
        use("composio");

        assertThat(results()).isEmpty();

        enable();
        assertThat(results()).hasSize(1);
    }

    @Test
    void isNotThereWhereTheComponentTurnsItOff() throws Exception {
        ComposioComponent component = component(simulator.baseUrl());
        component.setHealthCheckProducerEnabled(false);
        start(component);

        assertThat(results()).isEmpty();
    }

    @Test
    void twoComponentsHaveTheirOwn() throws Exception {
        ComposioComponent staging = component(simulator.baseUrl());
        staging.getConfiguration().setApiKey("ak_wrong_key_0123456789");
        context.addComponent("composioStaging", staging);
        start(component(simulator.baseUrl()));
        use("composioStaging");

        assertThat(results()).extracting(result -> result.getCheck().getId() + " " + result.getState())
                .containsExactlyInAnyOrder("producer:composio UP", "producer:composioStaging DOWN");
    }

    @Test
    void saysNothingOfEndpointsWithKeysOfTheirOwn() throws Exception {
        ComposioComponent component = component(simulator.baseUrl());
        component.getConfiguration().setApiKey("ak_wrong_key_0123456789");
        context.addComponent("composio", component);
        context.start();
        enable();
        use("composio", "?apiKey=" + simulator.apiKey());

        assertThat(results()).isEmpty();
    }

    @Test
    void endsWithTheComponentAndComesBackWithIt() throws Exception {
        ComposioComponent component = component(simulator.baseUrl());
        start(component);
        assertThat(results()).hasSize(1);

        component.stop();
        assertThat(results()).isEmpty();

        component.start();
        context.removeEndpoints("composio*");
        use("composio", "?limit=3");
        assertThat(results()).hasSize(1);
    }

    private ComposioComponent component(String baseUrl) {
        ComposioComponent component = new ComposioComponent();
        component.getConfiguration().setBaseUrl(baseUrl);
        component.getConfiguration().setApiKey(simulator.apiKey());
        return component;
    }

    private void start(ComposioComponent component) throws Exception {
        context.addComponent("composio", component);
        context.start();
        enable();
        use("composio");
    }

    /** A producer that starts brings its component's check. */
    private void use(String component, String... options) throws Exception {
        context.getEndpoint(component + ":authConfigs/list" + String.join("", options)).createProducer().start();
    }

    private void enable() {
        HealthCheckRepository producers
                = HealthCheckHelper.getHealthCheckRepository(context, PRODUCERS, HealthCheckRepository.class);
        producers.setEnabled(true);
    }

    private List<HealthCheck.Result> results() {
        return HealthCheckHelper.invokeReadiness(context, "full").stream()
                .filter(result -> result.getCheck().getId().startsWith("producer:")).toList();
    }

    private HealthCheck.Result check() {
        List<HealthCheck.Result> results = results();
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private long probes() {
        return simulator.requests().stream().filter(request -> request.path().endsWith(PROBE)).count();
    }

    private static String message(HealthCheck.Result result) {
        return result.getMessage().orElse("");
    }

    private static void assertDown(HealthCheck.Result result, String fault, String message) {
        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getDetails()).as(message(result)).containsEntry("fault", fault);
        assertThat(message(result)).contains(message);
    }
}
