package io.github.camelcomposio.example.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.github.camelcomposio.example.ExitStatus;
import io.github.camelcomposio.simulator.ComposioSimulator;
import io.github.camelcomposio.sources.TestVault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vault, or the token with which it is read, goes away in the middle of an import. */
class VaultFailuresTest {

    private static final int SECRETS = Campaigns.FULL ? 5000 : 300;
    private static final int RENEWALS = Campaigns.FULL ? 30 : 3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String TOKEN = "hvs.the-first-token";
    private static final String FRESH_TOKEN = "hvs.the-next-token";

    @TempDir
    Path folder;

    private final ComposioSimulator simulator = ComposioSimulator.start();
    private final TestVault vault = new TestVault(TOKEN);
    private CampaignImport imported;

    @BeforeEach
    void start() throws IOException {
        simulator.addAuthConfig("ac_sendgrid", "sendgrid", "API_KEY");
        simulator.latency(Duration.ofMillis(50));
        for (int i = 1; i <= SECRETS; i++) {
            String user = "user_" + i;
            vault.put("users/" + user, Map.of("user_id", user, "api_key", CampaignImport.key(user)));
        }
        imported = new CampaignImport(simulator, CampaignLedger.ofImporter(folder), folder, SECRETS)
                .source("{vault: {address: \"" + vault.address() + "\", token: \"${VAULT_TOKEN}\", path: users}}")
                .option("responseTimeout", "2s").option("lateCommitWait", "2s").option("maxInFlight", 8);
        imported.prepare();
    }

    @AfterEach
    void stop() {
        vault.close();
        simulator.close();
    }

    private ChildProcess startWith(String token) throws IOException {
        return imported.start(Map.of("VAULT_TOKEN", token));
    }

    private void untilSomeAreImported() {
        await().pollInterval(Duration.ofMillis(2)).atMost(PATIENCE).until(() -> simulator.accounts().size() > SECRETS / 10);
    }

    private void assertStopped(ChildProcess child, String... saying) {
        assertThat(child.ended()).as(child.output()).isEqualTo(ExitStatus.STOPPED);
        assertThat(child.output()).contains(saying).doesNotContain(TOKEN, "sg-key-of-");
        assertThat(simulator.accounts()).isNotEmpty().hasSizeLessThan(SECRETS);
    }

    private void assertFinishes(ChildProcess child) {
        assertThat(child.ended()).as(child.output()).isZero();
        imported.assertRight();
    }

    @Test
    void anImportOutlastsItsTokenWhichIsRenewed() throws IOException {
        CampaignLog log = CampaignLog.begin("Vault, token renewed", SECRETS + " secrets, " + RENEWALS + " renewals");
        vault.ttl(1);
        try (ChildProcess child = startWith(TOKEN)) {
            untilSomeAreImported();
            vault.hold();
            await().atMost(PATIENCE).until(() -> !child.isRunning() || vault.renewals() >= RENEWALS);
            vault.release();

            assertFinishes(child);
        }
        log.end(vault.renewals() + " renewals");
    }

    @Test
    void anImportWhoseTokenEndsIsFinishedWithAFreshOne() throws IOException {
        CampaignLog log = CampaignLog.begin("Vault, token ended", SECRETS + " secrets");
        vault.ttl(600);
        vault.renewable(false);
        vault.revokeAfterReads(SECRETS / 2);
        try (ChildProcess child = startWith(TOKEN)) {
            assertStopped(child, "The vault's token ends in 600 s and can't be renewed", "the vault does not accept the token",
                    "Give another one and start the same import again: what is done costs nothing");
        }
        int done = simulator.accounts().size();
        simulator.clearRequests();

        vault.accept(FRESH_TOKEN);
        try (ChildProcess again = startWith(FRESH_TOKEN)) {
            assertFinishes(again);
        }
        assertThat(simulator.requests()).filteredOn(request -> !request.method().equals("GET")).as("what is done costs nothing")
                .hasSize(SECRETS - done);
        log.end(done + " accounts with the first token");
    }

    @Test
    void anImportSurvivesAVaultThatIsSealedForAMoment() throws IOException {
        CampaignLog log = CampaignLog.begin("Vault, sealed for a moment", SECRETS + " secrets");
        try (ChildProcess child = startWith(TOKEN)) {
            untilSomeAreImported();
            vault.seal(true);
            await().pollInterval(Duration.ofMillis(2)).atMost(PATIENCE).until(() -> !child.isRunning() || vault.refused() > 0);
            vault.seal(false);

            assertFinishes(child);
        }
        log.end(vault.refused() + " requests refused");
    }

    @Test
    void anImportWhoseVaultStaysSealedIsFinishedWhenItIsOpen() throws IOException {
        CampaignLog log = CampaignLog.begin("Vault, sealed", SECRETS + " secrets");
        try (ChildProcess child = startWith(TOKEN)) {
            untilSomeAreImported();
            vault.seal(true);

            assertStopped(child, "does not answer, after 6 attempts: HTTP 503, is it sealed?");
        }
        vault.seal(false);
        try (ChildProcess again = startWith(TOKEN)) {
            assertFinishes(again);
        }
        log.end(vault.refused() + " requests refused");
    }
}
