package io.github.camelcomposio.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;

import io.github.camelcomposio.simulator.Account;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The importer in processes of their own, which are told to end, killed, and looked at from outside. */
@Timeout(300)
class ImporterProcessTest extends ImporterTestBase {

    private static final int USERS = 300;
    /** What is on its way when a process is killed has a claim until its lease ends; this makes it short. */
    private static final String SHORT_LEASE = "options: {responseTimeout: 2s, lateCommitWait: 1s, maxInFlight: 8}";

    private void awaitAccounts(int count) {
        await().atMost(Duration.ofMinutes(2)).until(() -> simulator.accounts().size() >= count);
    }

    private void assertEveryUserOnce() {
        assertThat(simulator.accounts()).extracting(Account::userId).hasSize(USERS).doesNotHaveDuplicates();
    }

    @Test
    void runsTheDemoWithoutArguments() throws Exception {
        try (ImporterProcess demo = ImporterProcess.start(folder, java.util.Map.of())) {
            assertThat(demo.status()).as(demo.output()).isZero();
            assertThat(demo.output()).contains("All as it has to be with the sample data");
        }
    }

    @Test
    void finishesWhatIsUnderWayOnTermAndGoesOnLater() throws Exception {
        Path mapping = manyUsers(USERS, SHORT_LEASE);
        simulator.latency(Duration.ofMillis(100));
        try (ImporterProcess first = ImporterProcess.start(folder, environment, "run", mapping)) {
            awaitAccounts(20);
            first.terminate();
            assertThat(first.status()).as(first.output()).isEqualTo(143);
            assertThat(first.output()).contains("told to end").contains("resume " + mapping + " --run users-");
        }
        simulator.latency(Duration.ZERO);

        assertThat(run("status", mapping)).as(out() + err()).isZero();
        assertThat(out()).contains("told to end").contains("Unfinished none").contains("resume");
        assertThat(run("resume", mapping)).as(out() + err()).isZero();
        assertThat(out()).contains("rows                       300");
        assertEveryUserOnce();
    }

    @Test
    void isStartedAgainAfterAKillAndImportsEveryUserOnce() throws Exception {
        Path mapping = manyUsers(USERS, SHORT_LEASE);
        simulator.latency(Duration.ofMillis(100));
        try (ImporterProcess killed = ImporterProcess.start(folder, environment, "run", mapping, "--run", "mine")) {
            awaitAccounts(30);
            killed.kill();
        }
        simulator.latency(Duration.ZERO);
        assertThat(run("status", mapping)).as(out() + err()).isZero();
        assertThat(out()).contains("Run          mine").contains("under way, or were when it was killed").contains("resume");

        assertThat(run("run", mapping, "--run", "mine")).as(out() + err()).isZero();
        assertThat(out()).contains("rows                       300").contains("created                  300");
        assertEveryUserOnce();
    }

    @Test
    void canBeLookedAtWhileItHasTheEmbeddedLedgerForItself() throws Exception {
        Path mapping = manyUsers(USERS, SHORT_LEASE);
        simulator.latency(Duration.ofMillis(200));
        try (ImporterProcess running = ImporterProcess.start(folder, environment, "run", mapping, "--run", "mine")) {
            awaitAccounts(10);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> run("status", mapping) == 0 && out().matches("(?s).*\\d+ records: [1-9]\\d* created.*"));
            assertThat(out()).contains("Run          mine").contains("running, process ");
            assertThat(run("run", mapping)).isEqualTo(1);
            assertThat(err()).contains("in use by another process").hasLineCount(1);
            assertThat(run("report", mapping)).isEqualTo(1);
            assertThat(running.isAlive()).as(running.output()).isTrue();
        }
    }

    @Test
    void sharesALedgerInPostgresql() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Path mapping = manyUsers(USERS, SHORT_LEASE,
                    "ledger: {url: '" + postgres.getJdbcUrl("postgres", "postgres") + "', secretKey: 0123456789abcdef, tablePrefix: my_}");
            simulator.latency(Duration.ofMillis(200));
            try (ImporterProcess running = ImporterProcess.start(folder, environment, "run", mapping, "--run", "mine")) {
                awaitAccounts(10);
                assertThat(run("status", mapping)).as(out() + err()).isZero();
                assertThat(out()).contains("Run          mine").contains("running, process ").containsPattern("Records    \\d+: ");
                running.terminate();
                assertThat(running.status()).isEqualTo(143);
            }
            simulator.latency(Duration.ZERO);
            assertThat(run("resume", mapping)).as(out() + err()).isZero();
            assertEveryUserOnce();
        }
    }
}
