package io.github.camelcomposio.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.github.camelcomposio.error.ComposioTransportException;
import org.junit.jupiter.api.Test;

/** A message that waits while others of the same user may stand behind it. */
class SteppingAsideTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTime time = new VirtualTime();
    private final Timer timer = new Timer(time);
    private final Turns turns = new Turns();
    private final InFlight onePlace = new InFlight(1, SECOND, () -> 0, timer, time::nanos);

    @Test
    void goesOnThoughTheOneThatWaitsForItHasTheOnlyPlace() {
        InFlight.Place first = onePlace.enter("test/first", true);
        CompletableFuture<Void> firstWork = turns.inTurn("user", () -> first.stepAside(SECOND));
        InFlight.Place second = onePlace.enter("test/second", true);
        CompletableFuture<Void> secondWork = turns.inTurn("user", () -> CompletableFuture.completedFuture(null));
        time.pass(Duration.ofMillis(999));

        assertThat(firstWork).isNotDone();
        assertThat(secondWork).isNotDone();
        assertThat(onePlace.figures().taken()).isEqualTo(1);
        time.pass(Duration.ofMillis(1));

        assertThat(firstWork).isCompleted();
        assertThat(secondWork).isCompleted();
        assertThat(onePlace.figures().taken()).as("one more than there are, for a while").isEqualTo(2);
        first.leave();
        second.leave();
        assertThat(onePlace.figures().unfinished()).isZero();
    }

    @Test
    void givesThePlaceToNobodyWhileThereIsOneTooMany() {
        InFlight.Place sleeper = onePlace.enter("test/sleeper", true);
        CompletableFuture<Void> asleep = sleeper.sleep(SECOND);
        InFlight.Place aside = onePlace.enter("test/aside", true);
        CompletableFuture<Void> back = aside.stepAside(SECOND);
        InFlight.Place holder = onePlace.enter("test/holder", true);
        time.pass(SECOND);

        assertThat(back).isCompleted();
        assertThat(asleep).isNotDone();
        holder.leave();
        assertThat(asleep).as("one still has the only place").isNotDone();
        aside.leave();
        assertThat(asleep).isCompleted();
    }

    @Test
    void keepsThePlaceWhereTooManySleepAlready() {
        List<CompletableFuture<Void>> asleep = new ArrayList<>();
        for (int i = 0; i < InFlight.MAX_ASLEEP; i++) {
            asleep.add(onePlace.enter("test/sleeper", true).sleep(Duration.ofHours(1)));
        }
        InFlight.Place one = onePlace.enter("test/aside", true);
        CompletableFuture<Void> back = one.stepAside(SECOND);

        assertThat(onePlace.figures().taken()).isEqualTo(1);
        time.pass(SECOND);
        assertThat(back).isCompleted();
        assertThat(onePlace.figures().taken()).isEqualTo(1);
        assertThat(asleep).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void failsAtAStop() {
        CompletableFuture<Void> back = onePlace.enter("test/aside", true).stepAside(SECOND);
        onePlace.stop();

        assertThat(back).failsWithin(Duration.ZERO).withThrowableOfType(ExecutionException.class)
                .havingCause().isInstanceOf(ComposioTransportException.class).withMessageContaining("stopping");
        assertThat(onePlace.figures().taken()).isEqualTo(1);
    }
}
