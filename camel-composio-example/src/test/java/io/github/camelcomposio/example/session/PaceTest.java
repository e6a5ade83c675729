package io.github.camelcomposio.example.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final AtomicLong now = new AtomicLong();
    private final Tally tally = new Tally();
    private final Pace pace = new Pace(tally, now::get);

    private void later(int seconds, int records, Integer limit) {
        for (int i = 0; i < records; i++) {
            tally.done(new ImportOutcome(ImportAction.CREATED, "ca", "u", "ac", "ACTIVE", null, false, "run", "p", "github", 1, limit));
        }
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
        pace.look();
    }

    @Test
    void isThatOfTheLastHalfMinute() {
        later(10, 1000, null);
        assertThat(pace.perSecond()).isEqualTo(100);

        for (int i = 0; i < 10; i++) {
            later(10, 100, null);
        }
        assertThat(pace.perSecond()).isEqualTo(10);
    }

    @Test
    void tellsHowLongTheRestTakes() {
        later(10, 1000, null);

        assertThat(pace.left(3000)).contains(Duration.ofSeconds(20));
        assertThat(pace.left(500)).contains(Duration.ZERO);
        assertThat(pace.left(-1)).isEmpty();
    }

    @Test
    void isNeverFasterThanTheBudget() {
        later(10, 1000, 600);

        assertThat(pace.left(3000)).contains(Duration.ofSeconds(200));
    }

    @Test
    void knowsNothingBeforeTheFirstRecord() {
        assertThat(pace.left(100)).isEmpty();
        assertThat(pace.perSecond()).isZero();
    }
}
