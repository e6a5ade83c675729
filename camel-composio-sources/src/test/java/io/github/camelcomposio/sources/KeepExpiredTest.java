package io.github.camelcomposio.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.ComposioSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The template {@code composio-keep-expired}, from an expired account to its new credential or a told user. */
class KeepExpiredTest extends SourceTestBase {

    private static final String TEMPLATE = "composio-keep-expired";
    private static final String PUSH = "composio:connectedAccounts/import?mode=update&maxFailureRate=100&ledger=#ledger";

    private final JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:", "sa", "");
    /** By user, what the source has now. */
    private final Map<String, Map<String, Object>> current = new LinkedHashMap<>();
    private final List<Map<?, ?>> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    @Override
    protected List<String> templates() {
        return List.of(TEMPLATE);
    }

    @Override
    protected ComposioSimulator simulator() {
        return ComposioSimulator.builder().patchReactivates(true).start();
    }

    @BeforeEach
    void createRoute() throws Exception {
        JdbcImportLedger ledger = new JdbcImportLedger(pool);
        ledger.setCreateTables(true);
        ledger.setSecretKey("a key of the ledger's own");
        context.getRegistry().bind("ledger", ledger);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:current").process(exchange -> {
                    fetches.incrementAndGet();
                    if (failures.getAndDecrement() > 0) {
                        throw new ImportSourceException("the source is away");
                    }
                    exchange.getMessage()
                            .setBody(current.get(exchange.getMessage().getHeader(ComposioConstants.USER_ID, String.class)));
                });
                from("direct:tell").process(exchange -> told.add(exchange.getMessage().getBody(Map.class)));
            }
        });
    }

    @AfterEach
    void dispose() {
        pool.dispose();
    }

    private void keep(String... more) {
        Map<String, String> parameters = new LinkedHashMap<>(
                Map.of("fetch", "direct:current", "push", PUSH, "notify", "direct:tell", "redeliveryDelay", "1"));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        plainRoute(TEMPLATE, parameters);
    }

    private Account importAccount(String user, String key) {
        template.requestBody(PUSH.replace("mode=update&", ""),
                Map.of("user_id", user, "auth_config_id", "ac_sendgrid", "api_key", key));
        return simulator.accountsOf(user).get(0);
    }

    private Exchange expired(Account account) {
        simulator.setStatus(account.id(), "EXPIRED", "Max auth failures reached");
        return told(account);
    }

    private Exchange told(Account account) {
        Map<String, Object> item = new LinkedHashMap<>(
                Map.of("id", account.id(), "user_id", account.userId(), "status",
                        "EXPIRED", "toolkit", Map.of("slug", account.toolkit()), "auth_config",
                        Map.of("id", account.authConfigId(), "auth_scheme", account.authScheme())));
        item.put("status_reason", account.statusReason());
        return template.request("direct:" + TEMPLATE, exchange -> exchange.getMessage().setBody(item));
    }

    private Account now(Account account) {
        return simulator.account(account.id()).orElseThrow();
    }

    @Test
    void givesTheAccountTheCredentialThatItsSourceHasNow() {
        keep();
        Account account = importAccount("ann", "sg-key-of-ann-1");
        current.put("ann", Map.of("api_key", "sg-key-of-ann-2"));

        assertThat(expired(account).getException()).isNull();

        assertThat(now(account).status()).isEqualTo("ACTIVE");
        assertThat(now(account).val()).containsEntry("api_key", "sg-key-of-ann-2");
        assertThat(told).isEmpty();
    }

    @Test
    void anEventHasItsAccountInItsData() {
        keep();
        Account account = importAccount("ann", "sg-key-of-ann-1");
        current.put("ann", Map.of("api_key", "sg-key-of-ann-2"));
        simulator.setStatus(account.id(), "EXPIRED", null);

        template.requestBody("direct:" + TEMPLATE, Map.of("type", "composio.connected_account.expired", "data", Map.of("id",
                account.id(), "user_id", "ann", "auth_config", Map.of("id", "ac_sendgrid", "auth_scheme", "API_KEY"))));

        assertThat(now(account).status()).isEqualTo("ACTIVE");
    }

    @Test
    void headersAreEnough() {
        keep();
        Account account = importAccount("ann", "sg-key-of-ann-1");
        current.put("ann", Map.of("api_key", "sg-key-of-ann-2"));
        simulator.setStatus(account.id(), "EXPIRED", null);

        template.request("direct:" + TEMPLATE, exchange -> exchange.getMessage().setHeaders(new LinkedHashMap<>(
                Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, account.id(), ComposioConstants.USER_ID, "ann",
                        ComposioConstants.AUTH_CONFIG_ID, "ac_sendgrid"))));

        assertThat(now(account).status()).isEqualTo("ACTIVE");
    }

    @Test
    void theCredentialThatExpiredIsNotGivenAgain() {
        keep();
        Account account = importAccount("ann", "sg-key-of-ann-1");
        current.put("ann", Map.of("api_key", "sg-key-of-ann-1"));
        simulator.clearRequests();

        expired(account);
        told(account);
        told(account);

        assertThat(simulator.requests()).noneMatch(request -> request.method().equals("PATCH"));
        assertThat(told).hasSize(1);
        assertThat(told.get(0).get("reason")).isEqualTo("the credential that there is was given to it already");
    }

    @Test
    void withoutALedgerTheSameCredentialIsGivenOnce() {
        keep("push", "composio:connectedAccounts/update");
        Account account = importAccount("ann", "sg-key-of-ann-1");
        current.put("ann", Map.of("api_key", "sg-key-of-ann-2"));
        expired(account);
        assertThat(now(account).status()).isEqualTo("ACTIVE");
        simulator.clearRequests();

        expired(account);

        assertThat(simulator.requests()).noneMatch(request -> request.method().equals("PATCH"));
        assertThat(told).hasSize(1);
    }

    @Test
    void aUserWithNoCredentialAnyMoreIsToldOnceWithALink() {
        keep();
        Account account = importAccount("ann", "sg-key-of-ann-1");

        expired(account);
        told(account);

        assertThat(told).hasSize(1);
        assertThat(told.get(0).get("user_id")).isEqualTo("ann");
        assertThat(told.get(0).get("connected_account_id")).isEqualTo(account.id());
        assertThat(told.get(0).get("toolkit")).isEqualTo("sendgrid");
        assertThat(told.get(0).get("reason")).isEqualTo("nobody has a credential for it any more");
        assertThat(String.valueOf(told.get(0).get("redirect_url"))).startsWith(simulator.baseUrl());
    }

    @Test
    void aUserIsToldAgainWhenTheAccountHasWorkedInBetween() {
        keep();
        Account account = importAccount("ann", "sg-key-of-ann-1");
        expired(account);
        current.put("ann", Map.of("api_key", "sg-key-of-ann-2"));
        expired(account);
        assertThat(now(account).status()).isEqualTo("ACTIVE");
        current.clear();

        expired(account);

        assertThat(told).hasSize(2);
    }

    @Test
    void aUserWhoCouldNotBeToldIsToldNextTime() throws Exception {
        AtomicInteger mails = new AtomicInteger();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:mail").process(exchange -> {
                    if (mails.incrementAndGet() == 1) {
                        throw new IllegalStateException("no mail today");
                    }
                });
            }
        });
        keep("notify", "direct:mail");
        Account account = importAccount("ann", "sg-key-of-ann-1");

        assertThat(expired(account).getException()).hasMessage("no mail today");
        assertThat(told(account).getException()).isNull();
        told(account);

        assertThat(mails).hasValue(2);
    }

    @Test
    void oauthAccountsAreConnectedAgainByTheirUsers() {
        simulator.addAuthConfig("ac_gmail", "gmail", "OAUTH2");
        keep();
        template.requestBody("composio:connectedAccounts/initiate", Map.of("user_id", "ann", "auth_config_id", "ac_gmail",
                "access_token", "ya29.token-of-ann", "refresh_token", "1//token-of-ann"));
        Account account = simulator.accountsOf("ann").get(0);
        current.put("ann", Map.of("access_token", "ya29.another-token"));

        expired(account);

        assertThat(fetches).hasValue(0);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).get("reason")).isEqualTo("an account of scheme OAUTH2 can only be connected again");
    }

    /** A link makes an account, which expires when nobody follows it: that must not make the next link. */
    @Test
    void aLinkThatWasNotFollowedMakesNoOther() {
        simulator.addAuthConfig("ac_gmail", "gmail", "OAUTH2");
        keep();

        template.requestBody("direct:" + TEMPLATE, Map.of("id", "ca_1", "user_id", "ann", "status", "EXPIRED",
                "status_reason", "Connection initiation did not complete within 10 minutes", "auth_config",
                Map.of("id", "ac_gmail", "auth_scheme", "OAUTH2")));
        template.requestBody("direct:" + TEMPLATE, Map.of("id", "ca_2", "user_id", "ann", "status", "EXPIRED", "created_at",
                "2026-11-21T10:00:00.000Z", "updated_at", "2026-11-21T10:10:00.000Z", "auth_config",
                Map.of("id", "ac_gmail", "auth_scheme", "OAUTH2")));

        assertThat(told).isEmpty();
        assertThat(simulator.accounts()).isEmpty();
    }

    @Test
    void aUserWhoHasConnectedAnotherAccountIsNotTold() {
        keep();
        Account account = importAccount("ann", "sg-key-of-ann-1");
        simulator.setStatus(account.id(), "EXPIRED", null);
        template.requestBody("composio:connectedAccounts/initiate",
                Map.of("user_id", "ann", "auth_config_id", "ac_sendgrid", "api_key", "sg-another"));

        assertThat(told(account).getException()).isNull();

        assertThat(told).isEmpty();
    }

    @Test
    void aSourceThatIsAwayForAMomentIsAskedAgain() {
        keep();
        Account account = importAccount("ann", "sg-key-of-ann-1");
        current.put("ann", Map.of("api_key", "sg-key-of-ann-2"));
        failures.set(3);

        assertThat(expired(account).getException()).isNull();

        assertThat(now(account).val()).containsEntry("api_key", "sg-key-of-ann-2");
        assertThat(fetches).hasValue(4);
    }

    @Test
    void aSourceThatStaysAwayFailsTheMessageAndNobodyIsTold() {
        keep();
        Account account = importAccount("ann", "sg-key-of-ann-1");
        failures.set(100);

        assertThat(expired(account).getException()).isInstanceOf(ImportSourceException.class);
        assertThat(fetches).hasValue(4);

        assertThat(told).isEmpty();
    }

    /** Otherwise its failure would be repeated at each poll. */
    @Test
    void whatComposioDoesNotWantIsGivenOnce() {
        keep();
        Account account = importAccount("ann", "sg-key-of-ann-1");
        current.put("ann", Map.of("api_key", "abcd...", "wrong", "x"));
        simulator.clearRequests();

        assertThat(expired(account).getException()).isNotNull();
        assertThat(told(account).getException()).isNull();

        assertThat(told).hasSize(1);
    }

    @Test
    void ofSeveralAccountsTheExpiredOneIsMeant() {
        keep();
        template.requestBody(PUSH.replace("mode=update&", ""),
                Map.of("user_id", "ann", "auth_config_id", "ac_sendgrid", "api_key", "sg-key-of-ann-1", "alias", "one"));
        template.requestBody(PUSH.replace("mode=update&", ""),
                Map.of("user_id", "ann", "auth_config_id", "ac_sendgrid", "api_key", "sg-key-of-ann-1", "alias", "two"));
        current.put("ann", Map.of("api_key", "sg-key-of-ann-2"));

        assertThat(expired(simulator.accountsOf("ann").get(1)).getException()).isNull();

        assertThat(simulator.accountsOf("ann")).extracting(account -> account.val().get("api_key"))
                .containsExactly("sg-key-of-ann-1", "sg-key-of-ann-2");
    }

    /** What was fetched first, and is old now, must not be given last. */
    @Test
    void messagesAboutOneAccountAreHandledOneAfterTheOther() throws Exception {
        CountDownLatch fetched = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        AtomicReference<Map<String, Object>> newest = new AtomicReference<>(Map.of("api_key", "sg-key-of-ann-2"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:slow").process(exchange -> {
                    exchange.getMessage().setBody(newest.get());
                    if (fetched.getCount() > 0) {
                        fetched.countDown();
                        second.await(2, TimeUnit.SECONDS);
                    } else {
                        second.countDown();
                    }
                });
            }
        });
        keep("fetch", "direct:slow");
        Account account = importAccount("ann", "sg-key-of-ann-1");
        simulator.setStatus(account.id(), "EXPIRED", null);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<Exchange>> messages = new ArrayList<>();
        messages.add(threads.submit(() -> told(account)));
        fetched.await();
        newest.set(Map.of("api_key", "sg-key-of-ann-3"));
        messages.add(threads.submit(() -> told(account)));
        for (Future<Exchange> message : messages) {
            assertThat(message.get().getException()).isNull();
        }
        threads.shutdown();

        assertThat(now(account).val()).containsEntry("api_key", "sg-key-of-ann-3");
    }

    @Test
    void anAccountThatStaysExpiredIsAFailureAndThenItsUsersBusiness() {
        keep();
        Account account = importAccount("ann", "sg-key-of-ann-1");
        current.put("ann", Map.of("api_key", "sg-key-of-ann-2"));
        simulator.setStatus(account.id(), "REVOKED", null);

        assertThat(told(account).getException()).isInstanceOf(ComposioConflictException.class);
        assertThat(told(account).getException()).isNull();

        assertThat(told).hasSize(1);
    }
}
