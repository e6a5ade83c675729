package io.github.camelcomposio.sources.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class DueTimesTest {

    private static final Instant END = Instant.parse("2026-11-21T11:00:00Z");
    private static final DueTimes TIMES = new DueTimes(Duration.ofMinutes(10), Duration.ofMinutes(5));

    private static long due(int minutesBefore) {
        return IntStream.range(0, 1000)
                .filter(key -> TIMES.isDue((long) key, END, null, END.minus(Duration.ofMinutes(minutesBefore)))).count();
    }

    @Test
    void tokensThatEndTogetherAreRefreshedOneAfterTheOther() {
        assertThat(due(16)).isZero();
        for (int minute = 15; minute > 10; minute--) {
            assertThat(due(minute - 1) - due(minute)).as("in minute %s before the end", minute).isBetween(120L, 280L);
        }
        assertThat(due(10)).isEqualTo(1000);
    }

    @Test
    void aTokenIsNotRefreshedInTheFirstHalfOfItsLife() {
        Instant refreshed = END.minus(Duration.ofMinutes(12));

        assertThat(TIMES.isDue(1, END, refreshed, END.minus(Duration.ofMinutes(7)))).isFalse();
        assertThat(TIMES.isDue(1, END, refreshed, END.minus(Duration.ofMinutes(6)))).isTrue();
    }

    @Test
    void allThatMayBeDueAreLookedAt() {
        assertThat(TIMES.latestEnd(END.minus(Duration.ofMinutes(15)))).isEqualTo(END);
    }
}
