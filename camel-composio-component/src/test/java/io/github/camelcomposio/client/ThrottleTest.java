package io.github.camelcomposio.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.github.camelcomposio.error.ComposioTransportException;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final VirtualTime time = new VirtualTime();
    private final Timer timer = new Timer(time);
    private final Throttle throttle = new Throttle(3, time::nanos);

    @Test
    void letsSoManyPassInAnySecondInOrder() {
        List<Integer> order = new ArrayList<>();
        List<Long> passed = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 30; i++) {
            int number = i;
            throttle.turn("test/turn", timer).thenRun(() -> {
                order.add(number);
                passed.add(time.nanos());
            });
        }
        assertThat(passed).hasSize(3);
        time.pass(Duration.ofSeconds(11));

        assertThat(order).hasSize(30).isSorted();
        for (int i = 3; i < passed.size(); i++) {
            assertThat(passed.get(i) - passed.get(i - 3)).isGreaterThanOrEqualTo(Duration.ofSeconds(1).toNanos());
        }
    }

    @Test
    void letsPassAtOnceAfterAPause() {
        for (int i = 0; i < 3; i++) {
            throttle.turn("test/turn", timer);
        }
        time.pass(Duration.ofSeconds(2));

        assertThat(throttle.turn("test/turn", timer)).isCompleted();
    }

    @Test
    void failsWhatWaitsWhenItsTimerStops() {
        List<CompletableFuture<Void>> turns = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            turns.add(throttle.turn("test/turn", timer));
        }
        timer.stop();
        turns.add(throttle.turn("test/turn", timer));

        assertThat(turns.subList(0, 3)).allMatch(turn -> !turn.isCompletedExceptionally());
        assertThat(turns.subList(3, 6)).allSatisfy(turn -> assertThat(turn).failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class).havingCause()
                .isInstanceOf(ComposioTransportException.class).withMessageContaining("not sent"));
    }
}
