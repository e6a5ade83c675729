package io.github.camelcomposio.webhook;

import static io.github.camelcomposio.webhook.Receiver.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelcomposio.simulator.SimulatorBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The process dies by SIGKILL in the middle of its work and is started again; Composio repeats what was not
 * acknowledged. No event is lost, and each has its effect once, since the effect is one that can be repeated; the route
 * runs again for those only that were under way when the process died.
 */
class KilledWebhookTest extends WebhookTestBase {

    private static final int KILLS = 3;
    private static final int EVENTS_A_LIFE = 150;
    private static final int IN_FLIGHT = 8;

    private EmbeddedPostgres postgres;
    private Process process;

    @Override
    protected SimulatorBuilder configure(SimulatorBuilder builder) {
        return builder.webhooksInFlight(IN_FLIGHT)
                .webhookRepeats(Collections.nCopies(5000, Duration.ofMillis(100)).toArray(Duration[]::new));
    }

    @AfterEach
    void end() throws IOException {
        if (process != null) {
            process.destroyForcibly();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void losesNothingWhenItIsKilledAndGivesEachEventItsEffectOnce() throws Exception {
        postgres = EmbeddedPostgres.start();
        execute(MortalReceiver.TABLES);
        Set<String> fired = new HashSet<>();
        live();
        await().until(() -> !subscriptions().isEmpty());
        String trigger = trigger("user_1");
        for (int life = 0; life < KILLS; life++) {
            for (int i = 0; i < EVENTS_A_LIFE; i++) {
                fired.add(simulator.fireTrigger(trigger, Map.of("number", i)));
            }
            long enough = count("effects") + EVENTS_A_LIFE / 2;
            await().until(() -> count("effects") >= enough);
            process.destroyForcibly().waitFor();
            live();
        }
        simulator.webhooks().awaitNonePending(LONG);

        assertThat(ids("effects")).isEqualTo(fired);
        assertThat(count("effects")).isEqualTo(fired.size());
        assertThat(count("runs") - fired.size()).as("events handled again").isBetween(0L, (long) KILLS * IN_FLIGHT);
    }

    private void live() throws IOException {
        ProcessBuilder child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        child.command().addAll(List.of("-cp", System.getProperty("java.class.path"), MortalReceiver.class.getName(),
                simulator.baseUrl(), simulator.apiKey(), postgres.getJdbcUrl("postgres", "postgres")));
        process = child.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
             Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Set<String> ids(String table) throws SQLException {
        Set<String> ids = new HashSet<>();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
             Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SELECT id FROM " + table)) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    private long count(String table) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
             Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
