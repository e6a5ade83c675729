package io.github.camelcomposio.sources.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Processes that refresh tokens are killed in the middle of it. */
class TokenKillTest extends TokenTestBase {

    private static final int USERS = 300;
    private static final int KILLS = 3;
    private static final int PARALLEL = 8;

    private EmbeddedPostgres postgres;
    private Process process;

    @Override
    protected DataSource database() throws SQLException {
        try {
            postgres = EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return postgres.getPostgresDatabase();
    }

    @AfterEach
    void stop() throws IOException {
        if (process != null) {
            process.destroyForcibly();
        }
        postgres.close();
    }

    private void startProcess() throws IOException {
        process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), TokenProcess.class.getName(),
                postgres.getJdbcUrl("postgres", "postgres"), provider.tokenUrl(), simulator.baseUrl(), simulator.apiKey())
                .redirectErrorStream(true).redirectOutput(new File(folder, "output")).start();
    }

    private void awaitOf(String what, Callable<Boolean> condition) throws Exception {
        try {
            await(what).atMost(Duration.ofMinutes(3)).until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    ask("select refresh_state, count(*) from tokens group by refresh_state") + " "
                                     + Files.readString(folder.toPath().resolve("output")),
                    e);
        }
    }

    @Test
    void aKilledProcessLosesNothingAndNoRefreshTokenIsUsedTwice() throws Exception {
        for (int id = 1; id <= USERS; id++) {
            user(id);
        }
        execute("update tokens set expires_at = ?", Instant.now().plus(Duration.ofMinutes(5)));
        for (int kill = 1; kill <= KILLS; kill++) {
            int enough = provider.requests() + USERS / (KILLS + 2);
            startProcess();
            awaitOf("what is due to be refreshed", () -> provider.requests() >= enough);
            process.destroyForcibly().waitFor();
        }
        startProcess();
        String done = "select count(*) from tokens where refresh_state is null and expires_at > now() + interval '30 minutes'"
                      + " or refresh_state = 'UNCERTAIN' and refresh_since is null";
        awaitOf("all rows to be at rest, or left aside", () -> ask(done).equals(List.of(String.valueOf(USERS))));
        process.destroyForcibly().waitFor();

        assertThat(provider.uses().values()).allMatch(times -> times == 1);
        List<String> uncertain = ask("select id from tokens where refresh_state = 'UNCERTAIN'");
        assertThat(uncertain).hasSizeLessThanOrEqualTo(KILLS * PARALLEL);
        for (int id = 1; id <= USERS; id++) {
            if (!uncertain.contains(String.valueOf(id))) {
                assertThat(held(id)).isEqualTo(cell(id, "access_token"));
            }
        }
        assertThat(provider.uses()).hasSizeBetween(USERS - uncertain.size(), USERS);
    }
}
