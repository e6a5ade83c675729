package io.github.camelcomposio.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

import org.junit.jupiter.api.Test;

class SlidingBudgetTest {

    private static final long SECOND = 1_000_000_000L;

    private final SlidingBudget budget = new SlidingBudget(3, SECOND);

    @Test
    void givesTheLimitAtOnceAndThenWaitsForAnswers() {
        for (int i = 0; i < 3; i++) {
            assertThat(budget.nextAt(0)).isZero();
            budget.taken();
        }
        assertThat(budget.nextAt(0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void holdsAPlaceForAWindowAfterTheAnswer() {
        for (int i = 0; i < 3; i++) {
            budget.taken();
            budget.answered(SECOND / 2);
        }
        long next = budget.nextAt(SECOND / 2);

        assertThat(next).isBetween(SECOND + SECOND / 2, SECOND + SECOND / 2 + SECOND / 500);
        assertThat(budget.nextAt(next)).isEqualTo(next);
    }

    @Test
    void forgetsEverythingAfterALongPause() {
        for (int i = 0; i < 3; i++) {
            budget.taken();
            budget.answered(0);
        }
        assertThat(budget.nextAt(1000 * SECOND)).isEqualTo(1000 * SECOND);
        assertThat(budget.givenBack(1000 * SECOND)).isEqualTo(3);
    }

    @Test
    void followsALimitThatChanges() {
        for (int i = 0; i < 3; i++) {
            budget.taken();
        }
        budget.limit(4);

        assertThat(budget.nextAt(0)).isZero();
    }

    /**
     * The promise: whenever between sending and answer the server counts, no window of any start sees more than the
     * limit.
     */
    @Test
    void neverLetsAWindowSeeMoreThanTheLimit() {
        int limit = 50;
        SlidingBudget fifty = new SlidingBudget(limit, SECOND);
        Random random = new Random(7);
        List<Long> counted = new ArrayList<>();
        PriorityQueue<Long> answers = new PriorityQueue<>();
        long now = 0;
        while (counted.size() < 2000) {
            while (!answers.isEmpty() && answers.peek() <= now) {
                fifty.answered(answers.remove());
            }
            long next = fifty.nextAt(now);
            if (next == now) {
                fifty.taken();
                long latency = random.nextInt(200_000_000);
                counted.add(now + (long) (latency * random.nextDouble()));
                answers.add(now + latency);
            } else {
                now = answers.isEmpty() ? next : Math.min(next, answers.peek());
            }
        }
        counted.sort(Long::compare);
        for (int i = 0; i + limit < counted.size(); i++) {
            assertThat(counted.get(i + limit) - counted.get(i)).isGreaterThanOrEqualTo(SECOND);
        }
        double seconds = now / (double) SECOND;
        assertThat(counted.size() / seconds / limit).as("share of the budget used").isGreaterThan(0.8);
    }
}
