package io.github.camelcomposio.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.error.ComposioConnectionFailedException;
import io.github.camelcomposio.error.ComposioRejectedCredentialException;
import io.github.camelcomposio.error.ComposioToolException;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.HeldSession;
import io.github.camelcomposio.simulator.ToolRun;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** Each kamelet in a route in YAML, which the page about kamelets shows, and what it does to Composio. */
class KameletRoutesTest extends KameletTestBase {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Map<String, Object> USER = Map.of(ComposioConstants.USER_ID, "user_1");

    private static Map<String, Object> row(int number) {
        return Map.of("user_id", "user_" + number, "api_key", "SG.example-key-" + number);
    }

    private Account only(String userId) {
        assertThat(simulator.accountsOf(userId)).hasSize(1);
        return simulator.accountsOf(userId).get(0);
    }

    private static Map<String, Object> on(String accountId) {
        return Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, accountId);
    }

    private void follow(Message link) {
        simulator.completeLink(link.getHeader(ComposioConstants.REDIRECT_URL, String.class).replaceAll(".*/", ""));
    }

    @Test
    void importsASplitSourceUnderOneRun() throws Exception {
        JdbcConnectionPool database
                = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        try {
            JdbcImportLedger ledger = new JdbcImportLedger(database);
            ledger.setCreateTables(true);
            main.bind("ledger", ledger);
            start("composio-import-sink");
            List<Object> rows = IntStream.range(0, 40).<Object> mapToObj(KameletRoutesTest::row).toList();

            ImportReport first = send("direct:rows", rows).getMessage().getBody(ImportReport.class);
            assertThat(first.toString()).contains("sendgrid-2026-11-21", "40");
            assertThat(simulator.accounts()).hasSize(40);
            assertThat(only("user_7").val()).containsEntry("api_key", "SG.example-key-7");
            assertThat(simulator.requests()).as("looks go together").hasSizeLessThan(70);
            assertThat(ledger.run("sendgrid-2026-11-21")).isPresent();
            List<String> positions = new ArrayList<>();
            ledger.journal("sendgrid-2026-11-21", line -> positions.add(line.position()));
            assertThat(positions).hasSize(40).contains("record 1", "record 40");

            simulator.clearRequests();
            send("direct:rows", rows);
            assertThat(bodies("POST", "/connected_accounts")).as("what is done costs nothing").isEmpty();
            assertThat(bodies("PATCH", "")).isEmpty();
        } finally {
            database.dispose();
        }
    }

    @Test
    void initiatesAnAccount() throws Exception {
        start("composio-initiate-action");
        Message reply = send("direct:new-key", row(1)).getMessage();
        assertThat(reply.getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID)).isEqualTo(only("user_1").id());
        assertThat(only("user_1").status()).isEqualTo("ACTIVE");
    }

    @Test
    void updatesAnAccount() throws Exception {
        start("composio-update-sink");
        String id = sendgrid("user_1", "SG.old-key-0001");
        send("direct:rotated", Map.of("api_key", "SG.new-key-0002"), on(id));
        assertThat(only("user_1").val()).containsValue("SG.new-key-0002").doesNotContainValue("SG.old-key-0001");
    }

    @Test
    void asksTheProvider() throws Exception {
        start("composio-verify-action");
        simulator.refuseCredential("SG.wrong-key-0002");
        String good = sendgrid("user_1", "SG.good-key-0001");
        String wrong = sendgrid("user_2", "SG.wrong-key-0002");
        assertThat(object(send("direct:doubtful", null, on(good)))).containsEntry("verification", "VERIFIED");
        assertThatThrownBy(() -> send("direct:doubtful", null, on(wrong)))
                .isInstanceOf(ComposioRejectedCredentialException.class);
        assertThat(simulator.proxiedCalls()).hasSize(2);
    }

    @Test
    void listsAllPages() throws Exception {
        String mock = mock("direct:account");
        start("composio-list-accounts-action");
        for (int user = 0; user < 5; user++) {
            sendgrid("user_" + user, "SG.example-key-" + user);
        }
        account("user_9", "ac_github", Map.of("token", "ghp_example-0001"));
        send("direct:overview", null);
        assertThat(came(mock)).extracting(exchange -> object(exchange).get("user_id"))
                .containsExactlyInAnyOrder("user_0", "user_1", "user_2", "user_3", "user_4");
        assertThat(simulator.requests()).as("pages of two").hasSize(3);
    }

    @Test
    void repairsWhatExpired() throws Exception {
        property("camel.main.autoStartup", "false");
        main.configure().addRoutesBuilder(new RouteBuilder() {

            @Override
            public void configure() {
                from("direct:current-credential").setBody(constant(Map.of("api_key", "SG.current-key-0003")));
            }
        });
        start("composio-expired-accounts-source");
        String id = sendgrid("user_1", "SG.old-key-0001");
        sendgrid("user_2", "SG.old-key-0002");
        simulator.setStatus(id, "EXPIRED", "expired");
        context().getRouteController().startAllRoutes();
        await().atMost(LONG).untilAsserted(
                () -> assertThat(only("user_1").val()).containsEntry("api_key", "SG.current-key-0003"));
        assertThat(only("user_2").val()).containsEntry("api_key", "SG.old-key-0002");
    }

    @Test
    void disablesTheAccountsOfWhoLeft() throws Exception {
        start("composio-remove-user-sink");
        String other = sendgrid("user_2", "SG.example-key-2");
        sendgrid("user_1", "SG.example-key-1");
        account("user_1", "ac_github", Map.of("token", "ghp_example-0001"));
        send("direct:left", null, USER);
        assertThat(simulator.accountsOf("user_1")).hasSize(2).allMatch(Account::disabled);
        assertThat(simulator.account(other).orElseThrow().disabled()).isFalse();
    }

    @Test
    void makesAConnectLink() throws Exception {
        String mock = mock("direct:send-link");
        start("composio-connect-link-action");
        send("direct:onboard", null, USER);
        assertThat(bodies("POST", "/connected_accounts/link")).singleElement().satisfies(body -> assertThat(body)
                .containsEntry("user_id", "user_1").containsEntry("auth_config_id", "ac_github")
                .containsEntry("callback_url", "https://app.example.com/connected?from=composio&step=2").hasSize(3));
        assertThat(came(mock)).singleElement().satisfies(exchange -> assertThat(
                exchange.getMessage().getHeader(ComposioConstants.REDIRECT_URL, String.class)).startsWith("http"));
    }

    @Test
    void waitsForTheUser() throws Exception {
        start("composio-wait-for-connection-action");
        Message link = send("composio:connectedAccounts/link?authConfigId=ac_gmail", null, USER).getMessage();
        Map<String, Object> account = on(link.getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class));
        simulator.clearRequests();
        CompletableFuture<Exchange> waiting
                = CompletableFuture.supplyAsync(() -> exchange("direct:link-sent", null, account));
        await().atMost(LONG).until(() -> simulator.requests().size() > 2);
        assertThat(waiting).isNotDone();
        follow(link);
        assertThat(waiting.get().getMessage().getHeader(ComposioConstants.CONNECTION_STATUS)).isEqualTo("ACTIVE");

        String revoked = sendgrid("user_2", "SG.example-key-2");
        simulator.setStatus(revoked, "REVOKED", "by the user");
        assertThatThrownBy(() -> send("direct:link-sent", null, on(revoked)))
                .isInstanceOf(ComposioConnectionFailedException.class);
    }

    @Test
    void opensASession() throws Exception {
        start("composio-session-action");
        Message reply = send("direct:chat", null, USER).getMessage();
        assertThat(simulator.sessions()).singleElement()
                .returns(reply.getHeader(ComposioConstants.SESSION_ID), HeldSession::id)
                .returns("user_1", HeldSession::userId)
                .satisfies(session -> assertThat(session.config().toString()).contains("gmail", "github"));
    }

    @Test
    void makesSureThatAToolkitIsConnected() throws Exception {
        main.configure().addRoutesBuilder(new RouteBuilder() {

            @Override
            public void configure() {
                from("direct:send-link").to("mock:link").process(exchange -> follow(exchange.getMessage()));
            }
        });
        String connected = mock("direct:connected");
        start("composio-ensure-connected-action");
        Object session = send("composio:sessions/create", null, USER).getMessage().getHeader(ComposioConstants.SESSION_ID);
        for (int time = 0; time < 2; time++) {
            send("direct:needs-mail", null, Map.of(ComposioConstants.SESSION_ID, session));
        }
        assertThat(came("mock:link")).as("the second time it is connected").hasSize(1);
        assertThat(came(connected)).hasSize(2);
        assertThat(only("user_1").toolkit()).isEqualTo("gmail");
    }

    @Test
    void runsATool() throws Exception {
        start("composio-execute-tool-action");
        String id = account("user_1", "ac_github", Map.of("token", "ghp_example-0001"));
        Map<String, Object> issue = Map.of("owner", "acme", "repo", "website", "title", "The link is broken");
        Exchange reply = send("direct:bug", issue);
        assertThat(simulator.toolRuns()).singleElement().matches(ToolRun::successful)
                .returns("GITHUB_CREATE_ISSUE", ToolRun::tool).returns(id, ToolRun::accountId)
                .returns(issue, ToolRun::arguments);
        assertThat(object(reply)).containsKey("data");
        assertThatThrownBy(() -> send("direct:bug", Map.of("owner", "acme"))).isInstanceOf(ComposioToolException.class);
    }

    @Test
    void createsATrigger() throws Exception {
        start("composio-create-trigger-action");
        String id = account("user_1", "ac_github", Map.of("token", "ghp_example-0001"));
        Message reply = send("direct:watch", Map.of("triggerConfig", Map.of("owner", "acme", "repo", "website")),
                on(id)).getMessage();
        String trigger = reply.getHeader(ComposioConstants.TRIGGER_ID, String.class);
        assertThat(bodies("POST", "/trigger_instances/GITHUB_COMMIT_EVENT/upsert")).hasSize(1);
        assertThat(simulator.fireTrigger(trigger, Map.of("message", "fix"))).as("it is there").isNotNull();
    }
}
