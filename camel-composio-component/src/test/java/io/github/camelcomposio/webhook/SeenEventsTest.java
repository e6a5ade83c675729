package io.github.camelcomposio.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.camelcomposio.webhook.SeenEvents.Claim;
import io.github.camelcomposio.webhook.SeenEvents.State;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims on events, by several instances with one repository. */
class SeenEventsTest {

    private static final Duration PERIOD = Duration.ofMinutes(5);

    private final MemoryIdempotentRepository repository = new MemoryIdempotentRepository();
    private final SettableClock clock = new SettableClock();

    @BeforeEach
    void start() {
        repository.start();
    }

    private SeenEvents instance() {
        return new SeenEvents(repository, PERIOD, clock);
    }

    private static State claim(SeenEvents instance, String id) {
        return instance.claim(null, id).state();
    }

    @Test
    void isClaimedByOneAndHandledForAll() {
        SeenEvents one = instance();
        SeenEvents other = instance();
        Claim claim = one.claim(null, "msg_1");
        assertThat(claim.state()).isEqualTo(State.CLAIMED);
        assertThat(claim(one, "msg_1")).isEqualTo(State.RUNNING);
        assertThat(claim(other, "msg_1")).isEqualTo(State.RUNNING);
        one.handled(null, claim);
        assertThat(claim(one, "msg_1")).isEqualTo(State.HANDLED);
        assertThat(claim(other, "msg_1")).isEqualTo(State.HANDLED);
        assertThat(repository.getCacheSize()).as("claims are not kept").isEqualTo(1);
    }

    @Test
    void isClaimedAgainAfterAFailure() {
        SeenEvents one = instance();
        one.release(null, one.claim(null, "msg_1"));
        assertThat(claim(instance(), "msg_1")).isEqualTo(State.CLAIMED);
    }

    @Test
    void isClaimedAgainWhenTheProcessDiedAndNotBefore() {
        clock.set(PERIOD.multipliedBy(7));
        claim(instance(), "msg_1");
        SeenEvents restarted = instance();
        clock.set(PERIOD.multipliedBy(8));
        assertThat(claim(restarted, "msg_1")).isEqualTo(State.RUNNING);
        clock.set(PERIOD.multipliedBy(9).minusMillis(1));
        assertThat(claim(restarted, "msg_1")).isEqualTo(State.RUNNING);
        clock.set(PERIOD.multipliedBy(9));
        assertThat(claim(restarted, "msg_1")).isEqualTo(State.CLAIMED);
    }

    @Test
    void isNotClaimedByAClockThatIsBehind() {
        clock.set(PERIOD.multipliedBy(8));
        claim(instance(), "msg_1");
        clock.set(PERIOD.multipliedBy(8).minusMillis(1));
        assertThat(claim(instance(), "msg_1")).isEqualTo(State.RUNNING);
    }

    @Test
    void isNotGivenToTheSameInstanceTwiceHoweverLongItTakes() {
        SeenEvents one = instance();
        claim(one, "msg_1");
        clock.set(PERIOD.multipliedBy(100));
        assertThat(claim(one, "msg_1")).isEqualTo(State.RUNNING);
    }

    @Test
    void isClaimedByOneOfManyAtOnce() {
        List<SeenEvents> instances = List.of(instance(), instance(), instance());
        for (int i = 0; i < 200; i++) {
            String id = "msg_" + i;
            List<CompletableFuture<State>> claims = IntStream.range(0, 9)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> claim(instances.get(n % 3), id))).toList();
            assertThat(claims.stream().map(CompletableFuture::join).filter(State.CLAIMED::equals)).hasSize(1);
        }
    }

    private static final class SettableClock extends Clock {

        private volatile Instant now = Instant.EPOCH.plus(PERIOD);

        private void set(Duration sinceEpoch) {
            now = Instant.EPOCH.plus(sinceEpoch);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
