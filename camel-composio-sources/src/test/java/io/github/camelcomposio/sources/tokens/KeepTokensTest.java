package io.github.camelcomposio.sources.tokens;

import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The template {@code composio-keep-tokens}: what becomes of one row, whatever goes wrong. */
class KeepTokensTest extends TokenTestBase {

    private static final Duration DUE = Duration.of(56, MINUTES);

    private final AtomicInteger databaseFailures = new AtomicInteger();

    @Override
    protected DataSource database() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return (DataSource) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { DataSource.class },
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")
                            && databaseFailures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new SQLException("away", "08001");
                    }
                    return method.invoke(h2, arguments);
                });
    }

    @AfterEach
    void dispose() throws SQLException {
        execute("shutdown");
    }

    @Test
    void refreshesATokenAheadOfItsEndAndTellsComposio() throws SQLException {
        keep();
        user(1);
        String before = held(1);
        pass();
        assertThat(provider.requests()).isZero();

        move(DUE);
        pass();

        assertThat(held(1)).isNotEqualTo(before);
        requireAgreement(1);
        pass();
        assertThat(provider.requests()).isOne();
        move(DUE);
        pass();
        requireAgreement(1);
        assertThat(provider.uses()).hasSize(2).doesNotContainValue(2);
    }

    @Test
    void takesOneRequestOfComposio() throws SQLException {
        keep();
        user(1);
        move(DUE);
        simulator.clearRequests();

        pass();

        assertThat(simulator.requests()).hasSize(1);
    }

    @Test
    void theSecretMayGoInTheForm() throws SQLException {
        context.getRegistry().bind("oauthClient",
                OAuthClient.post(provider.tokenUrl(), OAuthServer.CLIENT, OAuthServer.SECRET).with("scope", ""));
        keep();
        user(1);
        move(DUE);

        pass();

        requireAgreement(1);
    }

    @Test
    void whatIsDueIsRefreshedOnceByTwoInstances() throws Exception {
        keep();
        secondInstance();
        for (int id = 1; id <= 20; id++) {
            user(id);
        }
        move(DUE);
        CountDownLatch latch = new CountDownLatch(1);
        provider.hold(latch);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Future<?> first = threads.submit(this::pass);
        Future<?> second = threads.submit(() -> template.request("direct:second", exchange -> {
        }));
        await().until(() -> provider.requests() >= 8);
        latch.countDown();
        first.get();
        second.get();
        threads.shutdown();
        pass();

        assertThat(provider.uses()).hasSize(20).doesNotContainValue(2);
        for (int id = 1; id <= 20; id++) {
            requireAgreement(id);
        }
    }

    @Test
    void whatAnotherInstanceHasJustRefreshedIsNotRefreshedAgain() throws Exception {
        keep("parallel", "1");
        secondInstance();
        user(1);
        user(2);
        move(DUE);
        CountDownLatch latch = new CountDownLatch(1);
        provider.hold(latch);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<?> slow = thread.submit(this::pass);
        await().until(() -> provider.requests() == 1);
        provider.hold(new CountDownLatch(0));
        template.request("direct:second", exchange -> {
        });
        assertThat(provider.uses()).hasSize(1);
        latch.countDown();
        slow.get();
        thread.shutdown();

        assertThat(provider.requests()).isEqualTo(2);
        requireAgreement(1);
        requireAgreement(2);
    }

    private void secondInstance() {
        TemplatedRouteBuilder.builder(context, TEMPLATE).routeId("second")
                .parameter("client", "oauthClient").parameter("dataSource", "users").parameter("table", "tokens")
                .parameter("clock", "clock").parameter("from", "direct:second").parameter("notify", "direct:tell")
                .parameter("uncertain", "direct:aside").add();
    }

    @Test
    void aTokenOfWhichNobodyKnowsWhetherItWasUsedIsNotUsedAgain() throws SQLException {
        keep();
        user(1);
        move(DUE);
        provider.lose(1);

        pass();
        move(Duration.ofHours(1));
        pass();
        pass();

        assertThat(provider.requests()).isOne();
        assertThat(cell(1, "refresh_state")).isEqualTo("UNCERTAIN");
        assertThat(aside).hasSize(1);
        assertThat(aside.get(0).get("connected_account_id")).isEqualTo(cell(1, "connected_account_id"));
        assertThat(aside.get(0).get("reason")).isEqualTo("nobody knows whether the refresh token was used");
        assertThat(aside.toString()).doesNotContain(cell(1, "refresh_token"), cell(1, "access_token"));
    }

    @Test
    void aProviderThatFailsIsLeftAloneForAWhile() throws SQLException {
        keep("parallel", "1");
        for (int id = 1; id <= 5; id++) {
            user(id);
        }
        move(DUE);
        provider.lose(1);

        pass();
        pass();
        assertThat(provider.requests()).isOne();

        move(Duration.ofSeconds(31));
        pass();
        assertThat(provider.requests()).isEqualTo(5);
        assertThat(ask("select id from tokens where refresh_state is not null")).hasSize(1);
    }

    @Test
    void aProviderMayAllowRepeats() throws SQLException {
        keep("repeatable", "true");
        user(1);
        move(DUE);
        provider.lose(1);

        pass();
        assertThat(cell(1, "refresh_state")).isNull();
        move(Duration.ofMinutes(1));
        pass();

        assertThat(provider.uses()).containsValue(2);
        assertThat(aside).isEmpty();
    }

    @Test
    void aRequestThatWasNotCarriedOutIsSentAgain() throws SQLException {
        keep();
        user(1);
        move(DUE);
        provider.refuse(1);

        pass();
        assertThat(cell(1, "refresh_state")).isNull();
        pass();

        requireAgreement(1);
    }

    @Test
    void aProviderThatCantBeReachedCostsNothing() throws SQLException {
        context.getRegistry().bind("oauthClient", OAuthClient.basic("http://127.0.0.1:1/token", "id", "secret"));
        keep();
        user(1);
        move(DUE);

        pass();

        assertThat(cell(1, "refresh_state")).isNull();
        assertThat(aside).isEmpty();
    }

    @Test
    void aWrongSecretBlamesNobody() throws SQLException {
        context.getRegistry().bind("oauthClient", OAuthClient.basic(provider.tokenUrl(), OAuthServer.CLIENT, "wrong"));
        keep();
        user(1);
        move(DUE);

        pass();

        assertThat(cell(1, "refresh_state")).isNull();
        assertThat(told).isEmpty();
    }

    @Test
    void aUserWhoTookTheRightsAwayIsToldOnce() throws SQLException {
        keep();
        user(1);
        provider.revoke(cell(1, "refresh_token"));
        move(DUE);

        pass();
        move(Duration.ofHours(1));
        pass();

        assertThat(provider.requests()).isOne();
        assertThat(cell(1, "refresh_state")).isEqualTo("REFUSED");
        assertThat(told).hasSize(1);
        assertThat(told.get(0).get("user_id")).isEqualTo("user_1");
        assertThat(told.get(0).get("reason")).isEqualTo("the provider refuses the refresh token");
    }

    @Test
    void aUserWhoCouldNotBeToldIsToldNextTime() throws SQLException {
        keep();
        user(1);
        provider.revoke(cell(1, "refresh_token"));
        move(DUE);
        mailFailures.set(1);

        pass();
        assertThat(told).isEmpty();
        pass();
        pass();

        assertThat(told).hasSize(1);
        assertThat(provider.requests()).isOne();
    }

    @Test
    void aLinkGoesWithIt() throws SQLException {
        simulator.addAuthConfig("ac_gmail", "gmail", "OAUTH2");
        keep("link", "composio:connectedAccounts/link?authConfigId=ac_gmail");
        user(1);
        provider.revoke(cell(1, "refresh_token"));
        move(DUE);

        pass();

        assertThat(String.valueOf(told.get(0).get("redirect_url"))).startsWith(simulator.baseUrl());
    }

    @Test
    void whatComposioCouldNotBeToldIsToldLaterWithoutAnotherRefresh() throws SQLException {
        keep();
        user(1);
        move(DUE);
        simulator.outage(true);
        pass();
        assertThat(cell(1, "refresh_state")).isEqualTo("TELL");
        assertThat(held(1)).isNotEqualTo(cell(1, "access_token"));

        simulator.outage(false);
        pass();

        requireAgreement(1);
        assertThat(provider.requests()).isOne();
    }

    @Test
    void aTokenThatEndedBeforeComposioWasToldIsRefreshedFirst() throws SQLException {
        keep();
        user(1);
        move(DUE);
        simulator.outage(true);
        pass();
        move(Duration.ofHours(2));
        simulator.outage(false);

        pass();

        requireAgreement(1);
        assertThat(provider.uses()).hasSize(2).doesNotContainValue(2);
    }

    @Test
    void whatAProcessThatWasKilledHadClaimedIsLeftAside() throws SQLException {
        keep();
        user(1);
        move(DUE);
        execute("update tokens set refresh_state = 'REFRESHING', refresh_claim = 'dead', refresh_since = ?", clock.instant());

        pass();
        assertThat(aside).isEmpty();
        move(Duration.ofMinutes(5));
        pass();
        pass();

        assertThat(provider.requests()).isZero();
        assertThat(aside).hasSize(1);
    }

    @Test
    void whatAProcessThatWasKilledHadKeptIsTold() throws SQLException {
        keep();
        user(1);
        execute("update tokens set refresh_state = 'TELL', refresh_claim = 'dead', refresh_since = ?, access_token = 'newer'",
                clock.instant());

        pass();
        assertThat(held(1)).isNotEqualTo("newer");
        move(Duration.ofMinutes(5));
        pass();

        assertThat(held(1)).isEqualTo("newer");
        assertThat(provider.requests()).isZero();
    }

    /** A process that stood still, not one that died: its answer is worth more than a report. */
    @Test
    void anAnswerThatComesLateIsKept() throws Exception {
        keep();
        user(1);
        move(DUE);
        CountDownLatch latch = new CountDownLatch(1);
        provider.hold(latch);
        ExecutorService threads = Executors.newFixedThreadPool(1);
        Future<?> slow = threads.submit(this::pass);
        await().until(() -> provider.requests() == 1);
        move(Duration.ofMinutes(4));
        execute("update tokens set refresh_since = ?", clock.instant().minus(Duration.ofMinutes(6)));
        secondInstance();
        template.request("direct:second", exchange -> {
        });
        assertThat(cell(1, "refresh_state")).isEqualTo("UNCERTAIN");

        latch.countDown();
        slow.get();
        threads.shutdown();

        requireAgreement(1);
    }

    @Test
    void anAccountThatIsGoneIsLeftAside() throws SQLException {
        keep();
        user(1);
        template.requestBodyAndHeader("composio:connectedAccounts/delete", null, "CamelComposioConnectedAccountId",
                cell(1, "connected_account_id"));
        move(DUE);

        pass();
        pass();
        pass();

        assertThat(cell(1, "refresh_state")).isEqualTo("GONE");
        assertThat(aside).hasSize(1);
        assertThat(provider.requests()).isOne();
    }

    @Test
    void newTokensAreNotLostWhenTheDatabaseIsAwayForAMoment() throws Exception {
        keep();
        user(1);
        move(DUE);
        CountDownLatch latch = new CountDownLatch(1);
        provider.hold(latch);
        ExecutorService threads = Executors.newFixedThreadPool(1);
        Future<?> running = threads.submit(this::pass);
        await().until(() -> provider.requests() == 1);
        databaseFailures.set(5);
        latch.countDown();
        running.get();
        threads.shutdown();

        requireAgreement(1);
        assertThat(databaseFailures).hasValue(0);
    }

    @Test
    void columnsMayHaveOtherNames() throws SQLException {
        execute("create table \"My Tokens\" as select id k, user_id u, connected_account_id a, access_token t, refresh_token r,"
                + " expires_at e, refresh_state s, refresh_since w, refresh_claim c from tokens");
        user(1);
        execute("insert into \"My Tokens\" select * from tokens");
        keep("table", "\"My Tokens\"", "key", "k", "user", "u", "account", "a", "accessToken", "t", "refreshToken", "r",
                "expiresAt", "e", "state", "s", "since", "w", "claim", "c");
        move(DUE);

        pass();

        assertThat(ask("select t from \"My Tokens\"")).containsExactly(held(1));
    }

    /** As it stands in the example, by the system's clock. */
    @Test
    void theRouteOfTheExampleWorks() throws Exception {
        context.getRegistry().bind("usersDatabase", DataSource.class, database);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:tell-user").log("told");
                from("direct:left-aside").log("aside");
            }
        });
        user(1);
        String before = held(1);
        execute("update tokens set expires_at = ?", Instant.now().plus(Duration.ofMinutes(5)));
        String yaml = Files.readString(Path.of("../camel-composio-example/keep/tokens.camel.yaml"));

        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("tokens.camel.yaml", yaml));

        await().until(() -> !held(1).equals(before) && cell(1, "refresh_state") == null);
        assertThat(held(1)).isEqualTo(cell(1, "access_token"));
    }

    @Test
    void aFaultOfOneRowIsNotThatOfOthers() throws SQLException {
        keep();
        user(1);
        user(2);
        execute("update tokens set connected_account_id = null where id = 1");
        move(DUE);

        pass();

        requireAgreement(2);
        assertThat(cell(1, "refresh_state")).isEqualTo("TELL");
    }
}
