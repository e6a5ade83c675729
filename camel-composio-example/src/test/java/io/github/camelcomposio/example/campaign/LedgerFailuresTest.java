package io.github.camelcomposio.example.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

import io.github.camelcomposio.example.ExitStatus;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database of the ledger goes away in the middle of an import. */
class LedgerFailuresTest {

    private static final int ROWS = Campaigns.FULL ? 5000 : 600;
    private static final int RESTARTS = Campaigns.FULL ? 10 : 2;
    /** In KiB; more than an empty ledger needs, and less than a full one. */
    private static final int SMALL_DISK = 2000;
    private static final int SMALL_FILE = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private final ComposioSimulator simulator = ComposioSimulator.start();

    @BeforeEach
    void start() {
        simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
        simulator.latency(Duration.ofMillis(50));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void whatWasUnderWayWhenPostgresqlWasRestartedIsFinishedByTheSameCommand() throws IOException {
        CampaignLog log = CampaignLog.begin("PostgreSQL restarted",
                ROWS + " rows, " + RESTARTS + " restarts, seed " + Campaigns.SEED);
        Random random = new Random(Campaigns.SEED);
        Path data = folder.resolve("data");
        try (CampaignLedger ledger = CampaignLedger.postgresql(data)) {
            CampaignImport imported = small(ledger);
            imported.prepare();
            for (int restart = 0; restart < RESTARTS; restart++) {
                try (ChildProcess child = imported.start()) {
                    long enough = simulator.counts().total() + 1 + random.nextInt(ROWS / RESTARTS);
                    await().pollInterval(Duration.ofMillis(2)).atMost(PATIENCE)
                            .until(() -> !child.isRunning() || simulator.counts().total() > enough);
                    ledger.stop();
                    ledger.start(data);
                    assertThat(child.ended()).as(child.output()).isIn(ExitStatus.STOPPED, ExitStatus.WELL);
                }
            }
            try (ChildProcess last = imported.start()) {
                assertThat(last.ended()).as(last.output()).isZero();
            }
            imported.assertRight();
            assertThat(imported.output()).content().contains("the ledger can't be used");
        }
        log.end(simulator.counts().total() + " requests");
    }

    @Test
    void anImportWhoseLedgerFindsNoRoomStopsAndGoesOnWhenThereIs() throws IOException {
        CampaignImport imported = small(CampaignLedger.ofImporter(folder));
        imported.prepare();

        try (ChildProcess child = imported.startWithRoomFor(SMALL_DISK)) {
            assertThat(child.ended()).as(child.output()).isEqualTo(ExitStatus.STOPPED);
            assertThat(child.output()).contains("the ledger can't be used");
        }
        assertThat(simulator.accounts()).as("it had begun").isNotEmpty().hasSizeLessThan(imported.rows());
        try (ChildProcess again = imported.start()) {
            assertThat(again.ended()).as(again.output()).isZero();
        }
        imported.assertRight();
    }

    private CampaignImport small(CampaignLedger ledger) {
        return new CampaignImport(simulator, ledger, folder, ROWS).option("responseTimeout", "2s").option("lateCommitWait", "2s")
                .option("maxInFlight", 8);
    }

    @Test
    void anImportWhoseRejectFileFindsNoRoomStopsAndGoesOnWhenThereIs() throws IOException {
        try (CampaignLedger ledger = CampaignLedger.postgresql()) {
            CampaignImport imported = small(ledger).incomplete(ROWS);
            imported.prepare();

            try (ChildProcess child = imported.startWithRoomFor(SMALL_FILE)) {
                assertThat(child.ended()).as(child.output()).isEqualTo(ExitStatus.STOPPED);
                assertThat(child.output()).contains("the reject file").contains("can't be written");
            }
            try (ChildProcess again = imported.start()) {
                assertThat(again.ended()).as(again.output()).isEqualTo(ExitStatus.REJECTS);
            }
            assertThat(imported.rejectedUsers()).hasSize(ROWS);
        }
    }
}
