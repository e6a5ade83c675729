package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.camelcomposio.error.ComposioRateLimitException;
import io.github.camelcomposio.simulator.Fault;
import io.github.camelcomposio.simulator.SimulatorBuilder;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class RateLimitTest extends ComposioTestBase {

    private static final String GET = "composio:connectedAccounts/list";

    @Override
    protected SimulatorBuilder configure(SimulatorBuilder builder) {
        return builder.rateLimit(50, Duration.ofSeconds(1));
    }

    @Test
    void keepsUnderTheLimitThatTheAnswersTell() {
        List<CompletableFuture<Exchange>> sent = sendMany(GET, 300);

        assertThat(sent).allSatisfy(each -> assertThat(each.join().getException()).isNull());
        long refused = received("GET").stream().filter(request -> request.status() == 429).count();
        assertThat(refused).as("answers that are 429, of 300").isLessThanOrEqualTo(3);
    }

    @Test
    void pausesEverySenderUntilRetryAfter() {
        simulator.rateLimit(1000, Duration.ofSeconds(60));
        simulator.fault(Fault.on("GET", "/connected_accounts").times(1).answer(429,
                Map.of("Retry-After", "1", "X-RateLimit", "1000", "X-RateLimit-Remaining", "0",
                        "X-RateLimit-Window-Size", "60s"),
                "{\"message\":\"Rate limit exceeded\"}"));
        send429();
        long start = System.nanoTime();
        List<CompletableFuture<Exchange>> sent = sendMany("composio:authConfigs/list", 20);

        assertThat(sent).allSatisfy(each -> assertThat(each.join().getException()).isNull());
        assertThat(received("GET").stream().filter(request -> request.path().endsWith("/auth_configs"))).hasSize(20);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as("not before Retry-After")
                .isGreaterThan(Duration.ofMillis(500));
    }

    @Test
    void failsWithTheWaitWhenItIsLongerThanAllowed() {
        simulator.fault(Fault.on("GET", "/connected_accounts").answer(429,
                Map.of("Retry-After", "120", "X-RateLimit", "50", "X-RateLimit-Remaining", "0",
                        "X-RateLimit-Window-Size", "60s"),
                "{\"message\":\"Rate limit exceeded. Limit: 50 requests per 1 minute\"}"));

        assertThat(failure(GET, null, Map.of())).asInstanceOf(type(ComposioRateLimitException.class))
                .satisfies(failure -> {
                    assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofSeconds(120));
                    assertThat(failure.getHttpResponseCode()).isEqualTo(429);
                });
        assertThat(failure("composio:authConfigs/list", null, Map.of()))
                .as("nobody else is sent either").asInstanceOf(type(ComposioRateLimitException.class))
                .satisfies(failure -> assertThat(failure.getAttempts()).isZero());
        assertThat(received("GET")).hasSize(1);
    }

    @Test
    void waitsOutA429FromTheEdgeThoughTheBudgetIsFull() {
        simulator.fault(Fault.on("GET", "/connected_accounts").times(3).answer(429, Map.of(),
                "{\"error\":{\"message\":\"Too many requests\",\"code\":10429,\"status\":429}}"));

        send(GET, null);

        assertThat(received("GET")).hasSize(4);
    }

    @Test
    void sendsACreateAgainThatWasNotAdmitted() {
        simulator.fault(Fault.on("POST", "/connected_accounts").times(2).answer(429, Map.of("Retry-After", "0"), "{}"));

        send("composio:connectedAccounts/initiate?authConfigId=ac_sendgrid&userId=user_1", "sg-secret-0001");

        assertThat(simulator.accountsOf("user_1")).hasSize(1);
    }

    private CompletableFuture<Exchange> send429() {
        CompletableFuture<Exchange> limited = template.asyncSend(GET, message -> {
        });
        org.awaitility.Awaitility.await().until(() -> simulator.counts().total() >= 1);
        return limited;
    }

    private List<CompletableFuture<Exchange>> sendMany(String uri, int count) {
        return IntStream.range(0, count).mapToObj(i -> template.asyncSend(uri, message -> {
        })).toList();
    }
}
