package io.github.camelcomposio.example.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import io.github.camelcomposio.example.ExitStatus;
import io.github.camelcomposio.simulator.ComposioSimulator;
import io.github.camelcomposio.simulator.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The clock of an importer is set forward and back by hours while it imports, and is another one after a kill. */
class ClockJumpsTest {

    private static final int ROWS = Campaigns.FULL ? 5000 : 600;
    private static final int KILLS = Campaigns.FULL ? 30 : 3;
    private static final double SHARE = 0.02;
    private static final Duration FARTHEST = Duration.ofHours(3);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** As much of their leases as ten seconds are of the usual ones. */
    private static final Duration LITTLE = Duration.ofMillis(600);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int STARTS = 3;

    @TempDir
    Path folder;

    private final ComposioSimulator simulator = ComposioSimulator.builder().seed(Campaigns.SEED).start();

    @BeforeEach
    void start() {
        simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
        simulator.latency(Duration.ofMillis(Campaigns.FULL ? 200 : 100));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private CampaignImport imported(CampaignLedger ledger, Duration farthest) {
        return new CampaignImport(simulator, ledger, folder, ROWS).jumpingClock(farthest.negated(), farthest, PAUSE, Campaigns.SEED)
                .option("responseTimeout", "2s").option("lateCommitWait", "2s").option("maxInFlight", 16);
    }

    private CampaignLog begin(String name) {
        return CampaignLog.begin(name, ROWS + " rows, seed " + Campaigns.SEED);
    }

    @Test
    void anImportWhoseClockJumpsSurvivesKills() throws IOException {
        CampaignLog log = begin("Clock jumps, " + KILLS + " kills");
        CampaignLedger ledger = CampaignLedger.ofImporter(folder);

        new KillCampaign(simulator, imported(ledger, FARTHEST), KILLS, Campaigns.SEED).run();

        assertThat(ledger.journalSpan(CampaignImport.RUN)).as("its clock has jumped").isGreaterThan(Duration.ofHours(1));
        log.end(simulator.counts().total() + " requests");
    }

    @Test
    void whatIsCarriedOutLateIsFoundThoughTheClockJumps() throws IOException {
        CampaignLog log = begin("Clock jumps, lost answers and late commits");
        simulator.fault(Fault.on("POST", "/connected_accounts").rate(5 * SHARE).commitLate(Duration.ZERO, Duration.ofSeconds(2)));
        simulator.fault(Fault.on("POST", "/connected_accounts").rate(SHARE).cutAfter());
        CampaignLedger ledger = CampaignLedger.ofImporter(folder);
        CampaignImport imported = imported(ledger, FARTHEST);
        imported.prepare();

        startUntilNothingIsRejected(imported);

        imported.assertRight();
        assertThat(ledger.journalSpan(CampaignImport.RUN)).as("its clock has jumped").isGreaterThan(Duration.ofHours(1));
        log.end(simulator.counts().total() + " requests");
    }

    /** A record whose claim runs out by each jump is a reject in the end, which asks to be sent again. */
    private static void startUntilNothingIsRejected(CampaignImport imported) throws IOException {
        int status = ExitStatus.REJECTS;
        for (int start = 1; start <= STARTS && status == ExitStatus.REJECTS; start++) {
            try (ChildProcess child = imported.start()) {
                status = child.ended();
                assertThat(status).as(child.output()).isIn(0, ExitStatus.REJECTS);
            }
        }
        assertThat(status).as("rejects after the last start").isZero();
    }

    @Test
    void anImportThatWasKilledWhileItsClockWasHoursAheadEnds() throws IOException {
        CampaignLog log = begin("Clock hours ahead until a kill");
        CampaignImport imported = imported(CampaignLedger.ofImporter(folder), Duration.ZERO)
                .jumpingClock(FARTHEST, FARTHEST, PAUSE, Campaigns.SEED);
        imported.prepare();
        try (ChildProcess child = imported.start()) {
            await().pollInterval(Duration.ofMillis(2)).atMost(PATIENCE).until(() -> simulator.accounts().size() > ROWS / 10);
            assertThat(child.kill()).as(child.output()).isEqualTo(ChildProcess.KILLED);
        }
        imported.jumpingClock(Duration.ZERO, Duration.ZERO, PAUSE, Campaigns.SEED);

        try (ChildProcess again = imported.start()) {
            assertThat(again.ended()).as(again.output()).isZero();
        }

        imported.assertRight();
        log.end(simulator.counts().total() + " requests");
    }

    @Test
    @EnabledIfSystemProperty(named = Campaigns.FULL_PROPERTY, matches = "true")
    void importersWhoseClocksDisagreeALittleShareALedger() throws IOException {
        CampaignLog log = begin("Two importers whose clocks disagree, " + KILLS + " kills");
        try (CampaignLedger ledger = CampaignLedger.postgresql()) {
            CampaignImport imported = imported(ledger, LITTLE);
            imported.prepare();
            try (ChildProcess one = imported.startInstance("one")) {
                for (int kill = 1; kill <= KILLS; kill++) {
                    try (ChildProcess other = imported.startInstance("other")) {
                        long enough = simulator.counts().total() + ROWS / (2 * KILLS);
                        await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE)
                                .until(() -> !other.isRunning() || simulator.counts().total() >= enough);
                        assertThat(other.kill()).as(other.output()).isIn(ChildProcess.KILLED, 0);
                    }
                }
                assertThat(one.ended()).as(one.output()).isZero();
            }
            try (ChildProcess last = imported.startInstance("other")) {
                assertThat(last.ended()).as(last.output()).isZero();
            }
            imported.assertRight();
        }
        log.end(simulator.counts().total() + " requests");
    }
}
