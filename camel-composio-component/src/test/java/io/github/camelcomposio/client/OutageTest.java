package io.github.camelcomposio.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutageTest {

    private static final long SECOND = 1_000_000_000L;

    private final Outage outage = new Outage(30 * SECOND);

    @Test
    void beginsWithFiveFailuresInARow() {
        fail(4, 0);
        outage.answered(0, 1);
        fail(4, 0);
        assertThat(outage.lasts()).isFalse();

        fail(1, SECOND);
        assertThat(outage.lasts()).isTrue();
        assertThat(outage.lasted(11 * SECOND)).isEqualTo(10 * SECOND);
    }

    @Test
    void beginsWhenARequestIsOutOfRetriesAndNobodyWasAnsweredMeanwhile() {
        outage.answered(0, 8);
        outage.spent(0, 7);
        assertThat(outage.lasts()).isFalse();

        outage.answered(0, 6);
        outage.spent(0, 9);
        assertThat(outage.lasts()).isTrue();
    }

    @Test
    void endsWithAnAnswerAndIsRememberedForWhatBeganInIt() {
        fail(5, SECOND);
        outage.answered(60 * SECOND, 1);

        assertThat(outage.lasts()).isFalse();
        assertThat(outage.lasted(100 * SECOND)).isEqualTo(59 * SECOND);
        assertThat(outage.lastedSince(60 * SECOND)).isTrue();
        assertThat(outage.lastedSince(61 * SECOND)).isFalse();
        fail(4, 61 * SECOND);
        assertThat(outage.lasts()).as("failures are counted anew").isFalse();
    }

    @Test
    void hasOneProbeAtATimeAndOneInAnInterval() {
        fail(5, 0);
        assertThat(outage.probeAt()).isEqualTo(30 * SECOND);

        outage.probe(30 * SECOND);
        assertThat(outage.probeAt()).isEqualTo(Long.MAX_VALUE);
        outage.probed();
        assertThat(outage.probeAt()).isEqualTo(60 * SECOND);

        outage.probe(60 * SECOND);
        outage.notProbed(60 * SECOND);
        assertThat(outage.probeAt()).as("it did not go").isEqualTo(60 * SECOND);
    }

    @Test
    void isForgottenWhenNothingIsHeardOfItForLongerThanAnInterval() {
        fail(5, 0);
        assertThat(outage.isForgotten(30 * SECOND)).isFalse();
        assertThat(outage.isForgotten(31 * SECOND)).isTrue();

        outage.probe(31 * SECOND);
        assertThat(outage.isForgotten(90 * SECOND)).as("a probe is under way").isFalse();
        outage.failed(90 * SECOND);
        outage.probed();
        outage.forget(121 * SECOND);
        fail(4, 122 * SECOND);
        assertThat(outage.lasts()).isFalse();
    }

    private void fail(int times, long now) {
        for (int i = 0; i < times; i++) {
            outage.failed(now);
        }
    }
}
