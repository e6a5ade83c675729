package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.camelcomposio.simulator.SimulatorBuilder;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

/** One budget for what polls and for what produces. */
class PollingRateLimitTest extends PollingTestBase {

    private static final int SENT = 150;
    private static final int POLLS = 10;

    @Override
    protected SimulatorBuilder configure(SimulatorBuilder builder) {
        return builder.pageSize(1).rateLimit(30, Duration.ofSeconds(1));
    }

    @Test
    void keepsUnderTheLimitTogether() throws Exception {
        accounts(3);
        MockEndpoint polled = route(LIST);
        List<CompletableFuture<Exchange>> sent = IntStream.range(0, SENT)
                .mapToObj(i -> template.asyncSend("composio:authConfigs/list", message -> {
                })).toList();
        for (int i = 0; i < POLLS; i++) {
            poll();
        }

        assertThat(sent).allSatisfy(each -> assertThat(each.join().getException()).isNull());
        assertThat(ids(polled)).hasSize(3);
        assertThat(simulator.counts().of("GET", "/connected_accounts")).isEqualTo(3 * POLLS);
        assertThat(simulator.counts().answered(429)).as("answers that are 429").isLessThanOrEqualTo(3);
    }
}
