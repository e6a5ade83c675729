package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final TestClock clock = new TestClock();
    private ComposioSimulator simulator
            = ComposioSimulator.builder().clock(clock).rateLimit(3, Duration.ofSeconds(60)).start();
    private Api api = new Api(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private Api.Reply call() {
        return api.get("/connected_accounts");
    }

    private static void assertBudget(Api.Reply reply, String limit, String left, String window) {
        assertThat(reply.header("X-RateLimit")).isEqualTo(limit);
        assertThat(reply.header("X-RateLimit-Remaining")).isEqualTo(left);
        assertThat(reply.header("X-RateLimit-Window-Size")).isEqualTo(window);
    }

    @Test
    void tellsTheBudgetWithEveryAnswer() {
        assertBudget(call(), "3", "2", "60s");
        assertBudget(api.get("/connected_accounts/ca_no"), "3", "1", "60s");
        assertBudget(api.get("/nothing/there"), "3", "1", "60s");
        assertThat(call().header("Retry-After")).isNull();
    }

    @Test
    void refusesBeyondTheBudgetUntilTheWindowEnds() {
        for (int i = 0; i < 3; i++) {
            assertThat(call().status()).isEqualTo(200);
            clock.advance(Duration.ofSeconds(10));
        }

        Api.Reply refused = call();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        assertBudget(refused, "3", "0", "60s");
        assertThat(refused.http().body())
                .isEqualTo("{\"message\":\"Rate limit exceeded. Limit: 3 requests per 60 seconds\"}");

        clock.advance(Duration.ofMillis(29_500));
        assertThat(call().header("Retry-After")).isEqualTo("1");
        clock.advance(Duration.ofMillis(500));
        assertBudget(call(), "3", "2", "60s");
    }

    @Test
    void doesNoWorkForARefusedRequest() {
        simulator.addAuthConfig("ac_a", "sendgrid", "API_KEY");
        simulator.rateLimit(1, Duration.ofSeconds(60));
        call();

        assertThat(api.create("ac_a", "u", "API_KEY", "{\"status\":\"ACTIVE\"}").status()).isEqualTo(429);
        assertThat(simulator.accounts()).isEmpty();
    }

    @Test
    void rollsWhereToldTo() {
        simulator.close();
        simulator = ComposioSimulator.builder().clock(clock).rateLimit(2, Duration.ofMinutes(10)).rollingWindow(true).start();
        api = new Api(simulator);
        call();
        clock.advance(Duration.ofMinutes(6));
        call();

        assertThat(call().header("Retry-After")).isEqualTo("240");
        clock.advance(Duration.ofMinutes(4));
        assertBudget(call(), "2", "0", "600s");
        assertThat(call().header("Retry-After")).isEqualTo("360");
    }

    @Test
    void changesWhileItRuns() {
        call();

        simulator.rateLimit(100, Duration.ofSeconds(10));

        assertBudget(call(), "100", "99", "10s");
    }

    @Test
    void alsoCountsRequestsWithAWrongKey() {
        for (int i = 0; i < 3; i++) {
            assertThat(api.send(api.request("GET", "/connected_accounts", null).header("x-api-key", "ak_no").build())
                    .status()).isEqualTo(401);
        }
        assertThat(call().status()).isEqualTo(429);
    }

    @Test
    void isAtLeastOneRequest() {
        assertThatThrownBy(() -> simulator.rateLimit(0, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
