package io.github.camelcomposio.example.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import io.github.camelcomposio.simulator.ComposioSimulator;
import io.github.camelcomposio.simulator.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** An import is killed again and again, while answers are lost and work is done late. */
class KillCampaignTest {

    private static final int ROWS = Campaigns.FULL ? 5000 : 600;
    private static final int KILLS = Campaigns.FULL ? 50 : 5;
    /** Longer than a process takes to start again, where the whole campaign is run. */
    private static final Duration LATEST = Duration.ofSeconds(Campaigns.FULL ? 6 : 2);
    private static final double SHARE = 0.02;

    @TempDir
    Path folder;

    private final ComposioSimulator simulator = ComposioSimulator.builder().seed(Campaigns.SEED).start();

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
        CampaignLog log = CampaignLog.begin(name, ROWS + " rows, " + KILLS + " kills, seed " + Campaigns.SEED);
        try (ledger) {
            CampaignImport imported = new CampaignImport(simulator, ledger, folder, ROWS)
                    .option("responseTimeout", Campaigns.FULL ? "3s" : "2s").option("lateCommitWait", Campaigns.FULL ? "15s" : "4s");
            new KillCampaign(simulator, imported, KILLS, Campaigns.SEED).run();
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
        return CampaignLedger.ofImporter(folder);
    }

    @Test
    void anImportWithALedgerInAFileSurvivesKillsLateCommitsAndFaults() throws IOException {
        breakThings();
        commitLate();
        campaign("H2, late commits and faults", h2());
    }

    @Test
    void anImportWithALedgerInPostgresqlSurvivesKillsLateCommitsAndFaults() throws IOException {
        breakThings();
        commitLate();
        campaign("PostgreSQL, late commits and faults", CampaignLedger.postgresql());
    }

    @Test
    @EnabledIfSystemProperty(named = Campaigns.FULL_PROPERTY, matches = "true")
    void anImportWithALedgerInAFileSurvivesKills() throws IOException {
        campaign("H2", h2());
    }

    @Test
    @EnabledIfSystemProperty(named = Campaigns.FULL_PROPERTY, matches = "true")
    void anImportWithALedgerInPostgresqlSurvivesKills() throws IOException {
        campaign("PostgreSQL", CampaignLedger.postgresql());
    }

    @Test
    @EnabledIfSystemProperty(named = Campaigns.FULL_PROPERTY, matches = "true")
    void anImportWithALedgerInAFileSurvivesKillsAndLateCommits() throws IOException {
        commitLate();
        campaign("H2, late commits", h2());
    }

    @Test
    @EnabledIfSystemProperty(named = Campaigns.FULL_PROPERTY, matches = "true")
    void anImportWithALedgerInPostgresqlSurvivesKillsAndLateCommits() throws IOException {
        commitLate();
        campaign("PostgreSQL, late commits", CampaignLedger.postgresql());
    }
}
