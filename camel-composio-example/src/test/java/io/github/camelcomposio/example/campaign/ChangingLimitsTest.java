package io.github.camelcomposio.example.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.camelcomposio.simulator.ComposioSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Composio's rate limit changes in the middle of an import, without a word but for the headers of its answers. */
class ChangingLimitsTest {

    private static final int ROWS = Campaigns.FULL ? 20_000 : 600;
    private static final Duration WINDOW = Duration.ofSeconds(Campaigns.FULL ? 10 : 2);
    /** Requests in a window: the last one is for what is left. */
    private static final List<Integer> LIMITS
            = Campaigns.FULL ? List.of(1000, 200, 2000, 500, 50, 3000, 5000) : List.of(100, 40, 300, 1000);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int TOO_MANY = 429;

    @TempDir
    Path folder;

    @Test
    void theImportKeepsToEachLimitAndLosesNothing() throws IOException {
        CampaignLog log = CampaignLog.begin("Changing limits", ROWS + " rows, limits " + LIMITS + " per " + WINDOW.toSeconds() + " s");
        try (ComposioSimulator simulator = ComposioSimulator.builder().rateLimit(LIMITS.get(0), WINDOW).start();
             CampaignLedger ledger = CampaignLedger.ofImporter(folder)) {
            simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
            simulator.latency(Duration.ofMillis(20));
            CampaignImport imported = new CampaignImport(simulator, ledger, folder, ROWS);
            imported.prepare();
            try (ChildProcess child = imported.start()) {
                for (int i = 1; i < LIMITS.size(); i++) {
                    int enough = i * ROWS / (LIMITS.size() + 1);
                    await().pollInterval(Duration.ofMillis(5)).atMost(PATIENCE)
                            .until(() -> !child.isRunning() || simulator.accounts().size() >= enough);
                    simulator.rateLimit(LIMITS.get(i), WINDOW);
                }
                assertThat(child.ended()).as(child.output()).isZero();
            }
            imported.assertRight();
            long refused = simulator.counts().answered(TOO_MANY);
            // what was under way when the limit was lowered may be refused, and no more than that each time
            assertThat(refused).isLessThanOrEqualTo(64L * LIMITS.size());
            if (Campaigns.FULL) {
                assertThat(refused).isLessThanOrEqualTo(simulator.counts().total() / 100);
            }
            log.end(simulator.counts().total() + " requests, " + refused + " of them refused");
        }
    }
}
