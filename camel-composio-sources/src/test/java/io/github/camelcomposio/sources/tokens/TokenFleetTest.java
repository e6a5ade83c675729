package io.github.camelcomposio.sources.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelcomposio.simulator.Account;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Many users' tokens for hours, by two instances that share the table. With {@code -Dcomposio.campaign.full=true} they
 * are 1,000 instead of 250.
 */
class TokenFleetTest extends TokenTestBase {

    private static final int USERS = Boolean.getBoolean("composio.campaign.full") ? 1000 : 250;
    private static final int PARALLEL = 8;
    private static final Duration STEP = Duration.ofMinutes(2);
    private static final Duration LONG = Duration.ofMinutes(160);
    private static EmbeddedPostgres postgres;

    private HikariDataSource pool;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Override
    protected DataSource database() throws SQLException {
        pool = new HikariDataSource();
        pool.setDataSource(postgres.getPostgresDatabase());
        pool.setMaximumPoolSize(20);
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade; create schema public");
        }
        return pool;
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void noTokenEndsAtComposioAndNoRefreshTokenIsUsedTwice() throws Exception {
        keep();
        TemplatedRouteBuilder.builder(context, TEMPLATE).routeId("second").parameter("client", "oauthClient")
                .parameter("dataSource", "users").parameter("table", "tokens").parameter("clock", "clock")
                .parameter("from", "direct:second").add();
        for (int id = 1; id <= USERS; id++) {
            user(id);
        }
        ExecutorService other = Executors.newFixedThreadPool(1);
        for (Duration gone = Duration.ZERO; gone.compareTo(LONG) < 0; gone = gone.plus(STEP)) {
            Future<?> second = other.submit(() -> template.request("direct:second", exchange -> {
            }));
            pass();
            second.get();
            assertThat(simulator.accounts()).as("after %s", gone).hasSize(USERS)
                    .allMatch(account -> provider.isValid(String.valueOf(account.val().get("token"))));
            move(STEP);
        }
        other.shutdown();

        assertThat(provider.mostAtOnce()).isLessThanOrEqualTo(2 * PARALLEL);
        assertThat(provider.uses()).hasSizeGreaterThanOrEqualTo(3 * USERS);
        assertThat(provider.uses().values()).allMatch(times -> times == 1);
        assertThat(ask("select id from tokens where refresh_state is not null")).isEmpty();
        Map<String, String> held = simulator.accounts().stream()
                .collect(Collectors.toMap(Account::userId, account -> String.valueOf(account.val().get("token"))));
        List<String> rows = ask("select user_id || ' ' || access_token from tokens");
        assertThat(rows).allSatisfy(row -> assertThat(held).containsEntry(row.split(" ")[0], row.split(" ")[1]));
    }
}
