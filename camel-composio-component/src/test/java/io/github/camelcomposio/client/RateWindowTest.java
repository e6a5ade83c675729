package io.github.camelcomposio.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

class RateWindowTest {

    private static final long SECOND = 1_000_000_000L;
    private static final RateHeaders SILENT = RateHeaders.of(Map.of());

    @Test
    void sendsAFewBeforeTheFirstAnswerAndEverythingAfterASilentOne() {
        RateWindow window = new RateWindow(0, 0);

        assertThat(take(window, 0, 100)).isEqualTo(8);
        window.answered(0, 200, SILENT, null);
        assertThat(take(window, 0, 100)).isEqualTo(100);
    }

    @Test
    void stopsAtWhatTheAnswersSayIsLeft() {
        RateWindow window = known(new RateWindow(0, 0), 100, 40);

        assertThat(take(window, 0, 200)).isEqualTo(40);
    }

    @Test
    void leavesTheReserveToOthers() {
        RateWindow window = known(new RateWindow(0, 25), 100, 99);

        assertThat(take(window, 0, 200)).isEqualTo(74);
    }

    @Test
    void goesOnWhenTheWindowIsOver() {
        RateWindow window = known(new RateWindow(0, 0), 100, 0);

        assertThat(window.nextAt(0)).isEqualTo(60 * SECOND);
        assertThat(take(window, 60 * SECOND, 200)).isBetween(98, 100);
    }

    @Test
    void goesOnAsItsRequestsLeaveARollingWindow() {
        RateWindow window = new RateWindow(0, 0);
        for (int i = 0; i < 10; i++) {
            answered(window, i * SECOND, headers(10, 9 - i));
        }
        long first = window.nextAt(9 * SECOND);
        assertThat(first).isBetween(60 * SECOND, 60 * SECOND + SECOND / 10);

        answered(window, first, headers(10, 0));
        assertThat(window.nextAt(first)).as("the next one that leaves").isBetween(61 * SECOND, 61 * SECOND + SECOND / 10);
        assertThat(window.perMinute(first)).as("all that was used is ours").hasValue(10);

        answered(window, 100 * SECOND, headers(10, 0));
        assertThat(window.nextAt(100 * SECOND)).as("others have what left before").isGreaterThan(first + 60 * SECOND);
        assertThat(take(window, 121 * SECOND, 10)).as("others still have the rest").isEqualTo(1);
    }

    @Test
    void waitsForTheEndOfAFixedWindowThatOthersUsedUp() {
        RateWindow window = known(new RateWindow(0, 0), 100, 99);
        answered(window, 30 * SECOND, headers(100, 60));
        answered(window, 70 * SECOND, headers(100, 10));
        answered(window, 100 * SECOND, headers(100, 9));
        answered(window, 131 * SECOND, headers(100, 99));
        answered(window, 132 * SECOND, headers(100, 0));

        assertThat(window.nextAt(132 * SECOND)).as("though at 70 s it looked like a rolling one").isEqualTo(191 * SECOND);
    }

    @Test
    void pausesEverybodyAfterA429UntilRetryAfter() {
        RateWindow window = known(new RateWindow(0, 0), 100, 50);
        window.tryTake(0);
        window.answered(0, 429, headers(100, 0), Duration.ofSeconds(7));

        assertThat(window.nextAt(0)).isGreaterThanOrEqualTo(7 * SECOND);
        assertThat(window.tryTake(6 * SECOND)).isFalse();
        assertThat(window.tryTake(7 * SECOND)).as("Retry-After tells when the window is over").isTrue();
    }

    @Test
    void backsOffForAnEdge429ApartFromTheBudget() {
        RateWindow window = known(new RateWindow(0, 0), 100, 50);
        window.tryTake(0);
        window.tryTake(0);
        window.answered(0, 429, SILENT, null);
        assertThat(window.nextAt(0)).isEqualTo(SECOND / 2);

        window.answered(1, 429, SILENT, null);
        assertThat(window.nextAt(1)).as("one event, one back-off").isEqualTo(SECOND / 2);

        window.tryTake(SECOND);
        window.answered(SECOND, 429, SILENT, null);
        assertThat(window.nextAt(SECOND)).as("doubled").isEqualTo(2 * SECOND);

        window.tryTake(2 * SECOND);
        window.answered(2 * SECOND, 200, headers(100, 45), null);
        window.tryTake(3 * SECOND);
        window.answered(3 * SECOND, 429, SILENT, null);
        assertThat(window.nextAt(3 * SECOND)).as("begins anew after a success").isEqualTo(3 * SECOND + SECOND / 2);
    }

    @Test
    void pausesAlsoWhereRetryAfterIsRoundedDownToNothing() {
        RateWindow budget = known(new RateWindow(0, 0), 100, 50);
        budget.tryTake(0);
        budget.answered(0, 429, headers(100, 0), Duration.ZERO);
        assertThat(budget.nextAt(0)).isGreaterThanOrEqualTo(SECOND / 2);

        RateWindow edge = known(new RateWindow(0, 0), 100, 50);
        edge.tryTake(0);
        edge.answered(0, 429, SILENT, Duration.ZERO);
        assertThat(edge.nextAt(0)).isGreaterThanOrEqualTo(SECOND / 2);
    }

    @Test
    void doesNotBelieveAWindowThatCantBe() {
        assertThat(RateHeaders.of(Map.of("x-ratelimit", "100", "x-ratelimit-remaining", "5", "x-ratelimit-window-size",
                "99999999999s")).complete()).isFalse();
    }

    @Test
    void keepsToRequestsPerSecondWhateverTheServerAllows() {
        RateWindow window = known(new RateWindow(5, 0), 1000, 900);

        assertThat(take(window, SECOND * 5, 100)).isEqualTo(5);
        assertThat(take(window, SECOND * 7, 100)).isEqualTo(5);
    }

    @Test
    void followsALimitThatIsHalvedMidway() {
        RateWindow window = known(new RateWindow(0, 0), 100, 90);
        take(window, 0, 10);
        window.answered(0, 200, headers(50, 20), null);

        assertThat(take(window, 0, 100)).isLessThanOrEqualTo(20);
    }

    @Test
    void saysWhatIsOpenAMinute() {
        RateWindow window = new RateWindow(0, 20);
        assertThat(window.perMinute(0)).isEmpty();
        for (int i = 0; i < 5; i++) {
            window.tryTake(0);
        }
        for (int i = 1; i <= 5; i++) {
            window.answered(0, 200, headers(1000, 1000 - i), null);
        }
        assertThat(window.perMinute(0)).as("the limit less the reserve; all that was used is ours").hasValue(800);

        window.tryTake(0);
        window.answered(0, 200, headers(1000, 1000 - 306), null);
        assertThat(window.perMinute(0)).as("others used 300").hasValue(500);

        window.tryTake(SECOND);
        window.answered(SECOND, 200, headers(1000, 999), null);
        assertThat(window.perMinute(SECOND)).as("a new window").hasValue(800);

        window.tryTake(SECOND);
        window.answered(SECOND, 200, headers(1000, 100), null);
        assertThat(window.perMinute(SECOND)).as("others used more than is left to us").hasValue(0);
        assertThat(window.perMinute(62 * SECOND)).as("that window is over").hasValue(800);
    }

    @Test
    void saysTheOwnLimitWhereItIsTheSmallerOneOrNoOtherIsKnown() {
        RateWindow window = new RateWindow(5, 0);
        assertThat(window.perMinute(0)).hasValue(300);

        known(window, 1000, 999);
        assertThat(window.perMinute(0)).hasValue(300);
        assertThat(known(new RateWindow(50, 0), 1000, 999).perMinute(0)).hasValue(1000);
    }

    @Test
    void reckonsAMinuteOfAWindowOfAnotherLength() {
        RateWindow window = new RateWindow(0, 0);
        window.tryTake(0);
        window.answered(0, 200, RateHeaders.of(Map.of("x-ratelimit", "100", "x-ratelimit-remaining", "99",
                "x-ratelimit-window-size", "10s")), null);

        assertThat(window.perMinute(0)).hasValue(600);
    }

    @Test
    void takesBackARightThatWasNotUsed() {
        RateWindow window = known(new RateWindow(0, 0), 10, 9);
        for (int i = 0; i < 100; i++) {
            assertThat(window.tryTake(0)).isTrue();
            window.unused();
        }
        assertThat(take(window, 0, 100)).isEqualTo(9);
    }

    private static RateWindow known(RateWindow window, int limit, int remaining) {
        window.tryTake(0);
        window.answered(0, 200, headers(limit, remaining), null);
        return window;
    }

    private static void answered(RateWindow window, long now, RateHeaders headers) {
        assertThat(window.tryTake(now)).isTrue();
        window.answered(now, 200, headers, null);
    }

    private static int take(RateWindow window, long now, int most) {
        int taken = 0;
        while (taken < most && window.tryTake(now)) {
            taken++;
        }
        return taken;
    }

    private static RateHeaders headers(int limit, int remaining) {
        return RateHeaders.of(Map.of("x-ratelimit", String.valueOf(limit), "x-ratelimit-remaining",
                String.valueOf(remaining), "x-ratelimit-window-size", "60s"));
    }
}
