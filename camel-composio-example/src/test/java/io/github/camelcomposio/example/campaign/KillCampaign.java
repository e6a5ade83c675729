package io.github.camelcomposio.example.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

import io.github.camelcomposio.simulator.ComposioSimulator;

/**
 * An import that is killed at random moments and started again each time, until nobody kills it any more.
 *
 * <p>
 * Three of four kills come after a random number of requests, the others after a random time, which is often before the
 * first request. The same seed chooses the same moments; what the processes have done by then differs from run to run.
 */
final class KillCampaign {

    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ComposioSimulator simulator;
    private final CampaignImport imported;
    private final int kills;
    private final Random random;

    KillCampaign(ComposioSimulator simulator, CampaignImport imported, int kills, long seed) {
        this.simulator = simulator;
        this.imported = imported;
        this.kills = kills;
        this.random = new Random(seed);
    }

    void run() throws IOException {
        imported.prepare();
        for (int kill = 0; kill < kills; kill++) {
            try (ChildProcess child = imported.start()) {
                untilAMoment(child);
                assertThat(child.kill()).as(child.output()).isIn(ChildProcess.KILLED, 0);
            }
        }
        try (ChildProcess last = imported.start()) {
            assertThat(last.ended()).as(last.output()).isZero();
        }
        imported.assertRight();
    }

    /** A process that has ended by itself had nothing left to do. */
    private void untilAMoment(ChildProcess child) {
        if (random.nextInt(4) == 0) {
            long end = System.nanoTime() + random.nextLong(LONGEST.toNanos());
            await().pollInterval(Duration.ofMillis(2)).atMost(PATIENCE)
                    .until(() -> !child.isRunning() || System.nanoTime() >= end);
        } else {
            long enough = simulator.counts().total() + random.nextInt(2 * imported.rows() / kills);
            await().pollInterval(Duration.ofMillis(2)).atMost(PATIENCE)
                    .until(() -> !child.isRunning() || simulator.counts().total() > enough);
        }
    }
}
