package io.github.camelcomposio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceivedRequestsTest {

    private final ComposioSimulator simulator = ComposioSimulator.builder().keepRequests(3).start();
    private final Api api = new Api(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void remembersARequestWithItsAnswer() {
        api.get("/connected_accounts?user_ids=a%2Cb%20c&statuses=ACTIVE&x=");
        api.send("POST", "/api/v3/connected_accounts", "{\"secret\":\"canary-value\"}");

        ReceivedRequest list = simulator.requests().get(0);
        assertThat(list.method()).isEqualTo("GET");
        assertThat(list.path()).isEqualTo("/api/v3.1/connected_accounts");
        assertThat(list.query()).containsExactly(entry("user_ids", "a,b c"), entry("statuses", "ACTIVE"), entry("x", ""));
        assertThat(list.headers()).containsEntry("x-api-key", simulator.apiKey());
        assertThat(list.body()).isEmpty();
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.cut()).isFalse();
        ReceivedRequest create = simulator.requests().get(1);
        assertThat(create.path()).isEqualTo("/api/v3/connected_accounts");
        assertThat(create.body()).isEqualTo("{\"secret\":\"canary-value\"}");
        assertThat(create.status()).isEqualTo(400);
        assertThat(create.toString()).doesNotContain("canary-value").doesNotContain(simulator.apiKey());
    }

    @Test
    void keepsTheLastOnesAndCountsAll() {
        for (int i = 0; i < 5; i++) {
            api.get("/connected_accounts/ca_" + i);
        }
        api.get("/toolkits");
        api.get("/nothing");

        assertThat(simulator.requests()).extracting(ReceivedRequest::path).containsExactly(
                "/api/v3.1/connected_accounts/ca_4", "/api/v3.1/toolkits", "/api/v3.1/nothing");
        Counts counts = simulator.counts();
        assertThat(counts.total()).isEqualTo(7);
        assertThat(counts.byOperation()).containsOnly(entry("GET /connected_accounts/{nanoid}", 5L),
                entry("GET /toolkits", 1L), entry("GET *", 1L));
        assertThat(counts.byStatus()).isEqualTo(Map.of(404, 6L, 200, 1L));
        assertThat(counts.of("GET", "/connected_accounts/{id}")).isEqualTo(5);
        assertThat(counts.of("POST", "/connected_accounts")).isZero();
        assertThat(counts.answered(500)).isZero();

        simulator.clearRequests();
        assertThat(simulator.requests()).isEmpty();
        assertThat(simulator.counts().total()).isZero();
    }

    @Test
    void answersThousandsOfSlowRequestsAtOnceWithoutAThreadForEach() throws Exception {
        simulator.latency(Duration.ofMillis(500));
        long start = System.nanoTime();
        List<CompletableFuture<Api.Reply>> replies
                = IntStream.range(0, 1000).mapToObj(i -> api.sendAsync("GET", "/toolkits/gmail", null)).toList();

        CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(495), Duration.ofSeconds(20));
        assertThat(replies).allMatch(reply -> reply.join().status() == 200);
        assertThat(Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("vert.x")))
                .hasSizeLessThan(12);
    }
}
