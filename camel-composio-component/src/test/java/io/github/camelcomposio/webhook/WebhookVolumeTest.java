package io.github.camelcomposio.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.simulator.SimulatorBuilder;
import org.junit.jupiter.api.Test;

/** Many events, with repeats, out of order, and with a route that fails now and then. */
class WebhookVolumeTest extends WebhookTestBase {

    private static final int EVENTS = 10_000;
    private static final int REPEATED = 3_000;
    private static final int EVERY = 20;

    @Override
    protected SimulatorBuilder configure(SimulatorBuilder builder) {
        return super.configure(builder).webhooksInFlight(64).webhookTimeout(Duration.ofSeconds(60));
    }

    @Test
    void handlesEachOnceAndLosesNone() throws Exception {
        Set<String> failedBefore = ConcurrentHashMap.newKeySet();
        Map<String, AtomicInteger> handled = new ConcurrentHashMap<>();
        AtomicInteger arrived = new AtomicInteger();
        try (Receiver receiver = Receiver.of(simulator)) {
            receiver.startRegistered("", exchange -> {
                String id = exchange.getMessage().getHeader(ComposioConstants.WEBHOOK_ID, String.class);
                if (arrived.incrementAndGet() % EVERY == 0 && failedBefore.add(id)) {
                    throw new IllegalArgumentException("now and then");
                }
                handled.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
            });
            String trigger = trigger("user_1");
            simulator.webhooks().hold();
            List<String> fired = new ArrayList<>();
            for (int i = 0; i < EVENTS; i++) {
                fired.add(simulator.fireTrigger(trigger, Map.of("number", i)));
            }
            long seed = new Random().nextLong();
            List<String> repeated = new ArrayList<>(fired);
            Collections.shuffle(repeated, new Random(seed));
            repeated.subList(0, REPEATED).forEach(id -> simulator.webhooks().redeliver(id, 1));
            simulator.webhooks().releaseReversed();
            repeated.subList(0, REPEATED).forEach(id -> simulator.webhooks().redeliver(id, 1));
            simulator.webhooks().awaitNonePending(LONG);

            assertThat(handled.keySet()).as("seed " + seed).containsExactlyInAnyOrderElementsOf(fired);
            assertThat(handled.values()).as("seed " + seed).allMatch(times -> times.get() == 1);
            assertThat(failedBefore).isNotEmpty();
            assertThat(simulator.webhooks().deliveries().stream().filter(delivery -> delivery.acknowledged()))
                    .hasSize(EVENTS + 2 * REPEATED);
        }
    }
}
