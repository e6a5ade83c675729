package io.github.camelcomposio.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.ToolRun;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;

/** What the blocks about users who connect accounts have to do, on the page about Composio's guides. */
final class ConnectGuideChecks {

    private static final Map<String, Object> USER = Map.of(ComposioConstants.USER_ID, "user_123");

    private ConnectGuideChecks() {
    }

    /** The checks by the names of their blocks. */
    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        for (String language : List.of("-yaml", "-java")) {
            checks.put("guide-chat" + language, ConnectGuideChecks::asksInTheChat);
            checks.put("guide-no-chat" + language, ConnectGuideChecks::asksNobodyInTheChat);
            checks.put("guide-authorize" + language, ConnectGuideChecks::waitsForTheUser);
            checks.put("guide-callback" + language, ConnectGuideChecks::comesBackToTheCallback);
            checks.put("guide-return" + language, ConnectGuideChecks::verifiesWhoComesBack);
            checks.put("guide-link" + language, ConnectGuideChecks::linksWithoutASession);
            checks.put("guide-status" + language, ConnectGuideChecks::tellsTheStatus);
            checks.put("guide-several" + language, ConnectGuideChecks::usesOneOfSeveralAccounts);
            checks.put("guide-shared" + language, ConnectGuideChecks::sharesAnAccount);
            checks.put("guide-together" + language, block -> startsTheAgent(block, "direct:start-agent"));
            checks.put("guide-ensure" + language, block -> startsTheAgent(block, "direct:start-agent-short"));
        }
        return checks;
    }

    private static Bench bench(Pages.Block block) throws Exception {
        Bench bench = new Bench();
        bench.simulator.addAuthConfig("ac_gmail_oauth", "gmail", "OAUTH2");
        bench.simulator.addAuthConfig("ac_github_oauth", "github", "OAUTH2");
        return bench.load(block, new ConnectGuide());
    }

    /** A user who follows each link at once. */
    private static MockEndpoint user(Bench bench) throws Exception {
        MockEndpoint user = bench.mock("direct:send-link");
        user.whenAnyExchangeReceived(exchange -> bench.simulator.completeLink(token(page(exchange))));
        return user;
    }

    private static String page(Exchange exchange) {
        return exchange.getMessage().getHeader(ComposioConstants.REDIRECT_URL, String.class);
    }

    private static String token(String page) {
        return page.substring(page.lastIndexOf('/') + 1);
    }

    private static void asksInTheChat(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            MockEndpoint chat = bench.mock("direct:say");
            Exchange asked = bench.send("direct:ask", null, USER);
            String said = chat.getExchanges().get(0).getMessage().getBody(String.class);
            assertThat(said).startsWith("Please click here to authorize: http");

            bench.simulator.completeLink(token(said));
            bench.send("direct:done", null, Map.of(ComposioConstants.SESSION_ID,
                    asked.getMessage().getHeader(ComposioConstants.SESSION_ID)));
            assertThat(bench.simulator.toolRuns()).filteredOn(run -> run.tool().equals("GMAIL_FETCH_EMAILS"))
                    .singleElement().matches(ToolRun::successful)
                    .returns(bench.account("user_123").id(), ToolRun::accountId);

            bench.send("direct:ask", null, USER);
            assertThat(chat.getExchanges()).as("an account that is active needs no link").hasSize(1);
        }
    }

    private static void asksNobodyInTheChat(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            Exchange reply = bench.send("direct:session-without-chat", null, USER);
            assertThat(bench.lastBody())
                    .isEqualTo(Map.of("user_id", "user_123", "manage_connections", Map.of("enable", false)));
            assertThat((List<?>) bench.body(reply).get("tool_router_tools")).asString()
                    .doesNotContain("COMPOSIO_MANAGE_CONNECTIONS");
        }
    }

    private static void waitsForTheUser(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            MockEndpoint user = user(bench);
            bench.send("direct:authorize", null, USER);
            assertThat(user.getExchanges()).hasSize(1);
            assertThat(bench.account("user_123").status()).isEqualTo("ACTIVE");
            assertThat(bench.bodies("POST", "/api/v3.1/tool_router/session")).containsExactly(
                    Map.of("user_id", "user_123", "manage_connections", Map.of("enable", true)));
            assertThat(bench.bodies("POST", "/link")).containsExactly(Map.of("toolkit", "gmail"));
            assertThat(bench.last().path()).endsWith("/connected_accounts/" + bench.account("user_123").id());
        }
    }

    private static void comesBackToTheCallback(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            MockEndpoint link = bench.mock("direct:send-link");
            bench.send("direct:onboard", null, USER);
            assertThat(bench.lastBody()).isEqualTo(Map.of("toolkit", "gmail", "callback_url",
                    "https://your-app.com/callback?user_id=user_123&source=onboarding"));
            assertThat(goThrough(page(link.getExchanges().get(0)))).isEqualTo(
                    "https://your-app.com/callback?user_id=user_123&source=onboarding&status=success&connected_account_id="
                                                                              + bench.account("user_123").id());
        }
    }

    /** What a browser does with the page; where it is sent. */
    private static String goThrough(String page) throws Exception {
        HttpRequest allow = HttpRequest.newBuilder(URI.create(page)).header("Content-Type",
                "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString("action=complete")).build();
        return HttpClient.newHttpClient().send(allow, HttpResponse.BodyHandlers.discarding()).headers()
                .firstValue("Location").orElseThrow();
    }

    private static void verifiesWhoComesBack(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            Exchange link = bench.send("composio:connectedAccounts/link?userId=user_123&authConfigId=ac_gmail_oauth", null);
            assertThat(answer(bench, "user_123")).as("not connected yet").isEqualTo("Not connected");
            bench.simulator.completeLink(token(page(link)));
            assertThat(answer(bench, "user_123")).isEqualTo("Connected");
            assertThat(answer(bench, "somebody_else")).isEqualTo("Not connected");
        }
    }

    private static String answer(Bench bench, String signedIn) {
        return bench.template.request("direct:callback", exchange -> {
            exchange.setProperty("signedInUser", signedIn);
            exchange.getMessage().setHeaders(new HashMap<>(
                    Map.of("user_id", "user_123", "status", "success",
                            "connected_account_id", bench.account("user_123").id(), ComposioConstants.CONNECTED_ACCOUNT_ID,
                            "ca_of_somebody_else")));
        }).getMessage().getBody(String.class);
    }

    private static void linksWithoutASession(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            user(bench);
            bench.send("direct:link", null, USER);
            assertThat(bench.account("user_123").status()).isEqualTo("ACTIVE");
            assertThat(bench.bodies("POST", "/connected_accounts/link")).containsExactly(
                    Map.of("auth_config_id", "ac_github_oauth", "user_id", "user_123", "callback_url",
                            "https://myapp.com/auth/callback?source=settings"));
            assertThat(bench.simulator.requests().get(0).query()).isEqualTo(
                    Map.of("auth_config_ids", "ac_github_oauth", "statuses", "ACTIVE", "user_ids", "user_123"));
        }
    }

    private static void tellsTheStatus(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            bench.create("user_123", "ac_sendgrid", Map.of("api_key", "SG.example"));
            String github = bench.create("user_123", "ac_github", Map.of("token", "ghp_example"));
            bench.simulator.setStatus(github, "EXPIRED", null);
            MockEndpoint line = bench.mock("direct:line");
            bench.send("direct:status", null, USER);
            assertThat(line.getExchanges()).extracting(each -> each.getMessage().getBody(String.class)).contains(
                    "SendGrid: " + bench.simulator.accountsOf("user_123").get(0).id(), "GitHub: Not connected",
                    "Gmail: Not connected", "Hacker News: needs no account");
        }
    }

    private static void usesOneOfSeveralAccounts(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            user(bench);
            for (String alias : List.of("work", "private")) {
                bench.send("direct:another-account", null,
                        Map.of(ComposioConstants.USER_ID, "user_123", ComposioConstants.ALIAS, alias));
            }
            assertThat(bench.simulator.accountsOf("user_123")).extracting(Account::alias).containsExactly("work", "private");

            bench.send("direct:work-mails", null, USER);
            assertThat(bench.simulator.toolRuns()).singleElement()
                    .returns(bench.simulator.accountsOf("user_123").get(0).id(), ToolRun::accountId);
            assertThat(Json.object(bench.simulator.sessions().get(0).config(), "multi_account")).containsEntry("enable", true)
                    .containsEntry("require_explicit_selection", true);
        }
    }

    private static void sharesAnAccount(Pages.Block block) throws Exception {
        try (Bench bench = bench(block)) {
            user(bench);
            bench.send("direct:share", null, USER);
            String id = bench.account("user_123").id();
            assertThat(items(bench.send("direct:shared-accounts", null), bench)).singleElement()
                    .isEqualTo(id);
            assertThat(items(bench.send("composio:connectedAccounts/list", null), bench)).isEmpty();

            String session = "composio:sessions/create?userId=user_2&account.gmail=" + id;
            assertThat(bench.template.request(session, exchange -> {
            }).getException()).isNotNull();
            bench.send("direct:allow", null, Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, id));
            bench.send(session, null);
            bench.send("composio:sessions/create?userId=user_3&account.gmail=" + id, null);

            bench.send("direct:allow", Map.of("allowed_user_ids", List.of()),
                    Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, id));
            assertThat(bench.template.request(session, exchange -> {
            }).getException()).as("an empty list clears").isNotNull();
        }
    }

    private static List<Object> items(Exchange reply, Bench bench) {
        return ((List<?>) bench.body(reply).get("items")).stream().map(item -> Json.asObject(item).get("id")).toList();
    }

    private static void startsTheAgent(Pages.Block block, String uri) throws Exception {
        try (Bench bench = bench(block)) {
            String expired = bench.create("user_123", "ac_github", Map.of("token", "ghp_example"));
            bench.simulator.setStatus(expired, "EXPIRED", null);
            MockEndpoint user = user(bench);
            bench.simulator.clearRequests();
            bench.send(uri, null, USER);
            assertThat(bench.bodies("POST", "/link"))
                    .containsExactlyInAnyOrder(Map.of("toolkit", "gmail"), Map.of("toolkit", "github"));
            assertThat(bench.simulator.accountsOf("user_123")).extracting(Account::toolkit, Account::status)
                    .extracting(Object::toString).contains("(\"gmail\", \"ACTIVE\")", "(\"github\", \"ACTIVE\")");
            assertThat(bench.bodies("POST", "/api/v3.1/tool_router/session").get(0)).containsEntry("manage_connections",
                    Map.of("enable", false));

            bench.send(uri, null, USER);
            assertThat(user.getExchanges()).as("who is connected gets no link").hasSize(2);
        }
        try (Bench bench = bench(block)) {
            MockEndpoint user = bench.mock("direct:send-link");
            user.whenAnyExchangeReceived(exchange -> bench.simulator.failLink(token(page(exchange))));
            assertThatThrownBy(() -> bench.send(uri, null, USER)).hasStackTraceContaining("is FAILED");
            assertThat(user.getExchanges()).as("after one who refuses nobody is asked").hasSize(1);
        }
    }
}
