package io.github.camelcomposio.example.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import io.github.camelcomposio.simulator.ComposioSimulator;
import io.github.camelcomposio.simulator.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillCampaignTest {

    private static final boolean FULL = Boolean.getBoolean("composio.campaign.full");
    private static final long SEED = Long.getLong("composio.campaign.seed", 20261121);
    private static final int ROWS = FULL ? 5000 : 600;
    private static final int KILLS = FULL ? 50 : 5;
    /** Longer than a process takes to start again, where the whole campaign is run. */
    private static final Duration LATEST = Duration.ofSeconds(FULL ? 6 : 2);
    private static final String TIMES = FULL ? "&responseTimeout=3000&lateCommitWait=15000" : "&responseTimeout=2000&lateCommitWait=4000";
    private static final String OPTIONS = "maxFailureRate=100" + TIMES;
    private static final double SHARE = 0.02;

    @TempDir
    Path folder;

    private final ComposioSimulator simulator = ComposioSimulator.builder().seed(SEED).start();

    @BeforeEach
    void start() {
        simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
        simulator.latency(Duration.ofMillis(30));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private void campaign(String name, CampaignLedger ledger) throws IOException {
        CampaignLog log = CampaignLog.begin(name, ROWS + " rows, " + KILLS + " kills, seed " + SEED);
        try (ledger) {
            new KillCampaign(simulator, ledger, folder, ROWS, KILLS, SEED, OPTIONS).run();
        }
        log.end(simulator.counts().total() + " requests");
    }

    private void breakThings() {
        simulator.fault(Fault.on("POST", "/connected_accounts").rate(SHARE).cutBefore());
        simulator.fault(Fault.on("POST", "/connected_accounts").rate(SHARE).cutAfter());
        simulator.fault(Fault.on("POST", "/connected_accounts").rate(SHARE).answerAfter(500));
    }

    private void commitLate() {
        simulator.fault(Fault.on("POST", "/connected_accounts").rate(5 * SHARE).commitLate(Duration.ZERO, LATEST));
    }

    private CampaignLedger h2() {
        return CampaignLedger.h2(folder);
    }

    @Test
    void anImportWithALedgerInAFileSurvivesKills() throws IOException {
        campaign("H2", h2());
    }

    @Test
    void anImportWithALedgerInPostgresqlSurvivesKills() throws IOException {
        campaign("PostgreSQL", CampaignLedger.postgresql());
    }

    @Test
    void anImportWithALedgerInAFileSurvivesKillsAndLateCommits() throws IOException {
        commitLate();
        campaign("H2, late commits", h2());
    }

    @Test
    void anImportWithALedgerInPostgresqlSurvivesKillsAndLateCommits() throws IOException {
        commitLate();
        campaign("PostgreSQL, late commits", CampaignLedger.postgresql());
    }

    @Test
    void anImportWithALedgerInAFileSurvivesKillsAndFaults() throws IOException {
        breakThings();
        campaign("H2, faults", h2());
    }

    @Test
    void anImportWithALedgerInPostgresqlSurvivesKillsAndFaults() throws IOException {
        breakThings();
        campaign("PostgreSQL, faults", CampaignLedger.postgresql());
    }
}
