package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelcomposio.error.ComposioConnectionFailedException;
import io.github.camelcomposio.error.ComposioConnectionTimeoutException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which toolkits of a session are connected, and connecting those that are not. */
class SessionConnectionsTest extends SharedContextTestBase {

    private final List<Map<String, Object>> links = new CopyOnWriteArrayList<>();
    private final CountDownLatch brought = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private String user;

    @Override
    protected void configure(DefaultCamelContext camel) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:connect").process(exchange -> {
                    links.add(exchange.getMessage().getHeaders());
                    String url = exchange.getMessage().getHeader(ComposioConstants.REDIRECT_URL, String.class);
                    simulator.completeLink(url.substring(url.lastIndexOf('/') + 1));
                });
                from("direct:refuse").process(exchange -> {
                    String url = exchange.getMessage().getHeader(ComposioConstants.REDIRECT_URL, String.class);
                    simulator.failLink(url.substring(url.lastIndexOf('/') + 1));
                });
                from("direct:look-first").toD("composioNarrow:connectedAccounts/get").to("direct:connect-account");
                from("direct:connect-account").process(exchange -> simulator.setStatus(
                        exchange.getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class), "ACTIVE", null));
                from("direct:slow").process(exchange -> {
                    brought.countDown();
                    goOn.await(2, TimeUnit.MINUTES);
                });
                from("direct:broken").throwException(new IllegalStateException("the mail server is down"));
            }
        });
    }

    @BeforeEach
    void forget() {
        links.clear();
        user = newUser();
    }

    private String open(String... toolkits) {
        Exchange reply = send("composio:sessions/create", Map.of("userId", user, "toolkits", List.of(toolkits)));
        simulator.clearRequests();
        return reply.getMessage().getHeader(ComposioConstants.SESSION_ID, String.class);
    }

    private String connect(String authConfig) {
        return (String) reply(send("composio:connectedAccounts/initiate?authScheme=API_KEY&authConfigId=" + authConfig,
                Map.of("user_id", user, "api_key", "sg-existing-key"))).get("id");
    }

    private Map<String, Object> ensure(String options, String session, String toolkit) {
        return reply(send("composio:sessions/ensureConnected?pollInterval=20&" + options,
                Map.of("sessionId", session, "toolkit", toolkit)));
    }

    @Test
    void tellsWhichToolkitsAreConnected() {
        String account = connect(SENDGRID);
        String session = open("sendgrid", "github", "hackernews");

        List<Map<String, Object>> toolkits = items(send("composio:sessions/toolkits?sessionId=" + session, null));

        assertThat(connection(toolkits, "sendgrid")).containsEntry("is_active", true)
                .containsEntry("connected_account", Map.of("id", account, "status", "ACTIVE"));
        assertThat(Map.copyOf((Map<?, ?>) connection(toolkits, "sendgrid").get("auth_config")).get("id")).isEqualTo(SENDGRID);
        assertThat(connection(toolkits, "github")).containsEntry("is_active", false)
                .containsEntry("connected_account", null).containsEntry("auth_config", null);
        assertThat(toolkit(toolkits, "hackernews")).containsEntry("is_no_auth", true).doesNotContainKey("connection");
    }

    @Test
    void takesAnAccountThatIsNotActiveForNone() {
        String account = connect(SENDGRID);
        String session = open("sendgrid");
        simulator.setStatus(account, "EXPIRED", "gone");

        List<Map<String, Object>> toolkits = items(send("composio:sessions/toolkits?sessionId=" + session, null));

        assertThat(connection(toolkits, "sendgrid")).containsEntry("is_active", false);
    }

    @Test
    void tellsItOnAllPages() {
        connect(SENDGRID);
        String session = open("github", "slack", "gmail", "sendgrid", "hackernews");

        Iterator<?> all = send("composio:sessions/toolkits?limit=2&fetchAll=true&sessionId=" + session, null).getMessage()
                .getBody(Iterator.class);

        List<Map<String, Object>> toolkits = new ArrayList<>();
        all.forEachRemaining(toolkit -> toolkits.add(asMap(toolkit)));
        assertThat(toolkits).hasSize(5).filteredOn(toolkit -> !toolkit.get("slug").equals("hackernews"))
                .allSatisfy(toolkit -> assertThat(toolkit).containsKey("connection"));
        assertThat(received("GET")).hasSize(3);
    }

    @Test
    void hasNothingToDoForAToolkitThatIsConnected() {
        String account = connect(SENDGRID);
        String session = open("sendgrid");

        Exchange reply = send("composio:sessions/ensureConnected?onLink=direct:connect",
                Map.of("sessionId", session, "toolkit", "sendgrid"));

        assertThat(reply(reply)).isEqualTo(Map.of("toolkit", "sendgrid", "was_connected", true, "connected_account",
                Map.of("id", account, "status", "ACTIVE")));
        assertThat(reply.getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID)).isEqualTo(account);
        assertThat(reply.getMessage().getHeader(ComposioConstants.CONNECTION_STATUS)).isEqualTo("ACTIVE");
        assertThat(simulator.requests()).extracting(ReceivedRequest::method).containsExactly("GET");
        assertThat(simulator.requests().get(0).query()).containsEntry("toolkits", "sendgrid");
        assertThat(links).isEmpty();
    }

    @Test
    void hasNothingToDoForAToolkitThatNeedsNoAccount() {
        String session = open("hackernews");

        Map<String, Object> reply = ensure("onLink=direct:connect", session, "hackernews");

        assertThat(reply).containsEntry("was_connected", true).containsEntry("connected_account", null);
        assertThat(received("POST")).isEmpty();
    }

    @Test
    void bringsTheUserALinkAndWaits() {
        String session = open("gmail");

        Exchange reply = send("composio:sessions/ensureConnected?pollInterval=20&onLink=direct:connect"
                              + "&callbackUrl=https://a.example/cb",
                Map.of("sessionId", session, "toolkit", "gmail"),
                Map.of("mail", "user@example.com"));

        assertThat(onlyBody("POST")).isEqualTo(Map.of("toolkit", "gmail", "callback_url", "https://a.example/cb"));
        assertThat(links).hasSize(1);
        assertThat(links.get(0)).containsEntry("mail", "user@example.com")
                .containsEntry(ComposioConstants.CONNECTION_STATUS, "INITIATED");
        String account = (String) links.get(0).get(ComposioConstants.CONNECTED_ACCOUNT_ID);
        assertThat(reply(reply)).isEqualTo(Map.of("toolkit", "gmail", "was_connected", false, "connected_account",
                Map.of("id", account, "status", "ACTIVE")));
        assertThat(simulator.account(account).orElseThrow().userId()).isEqualTo(user);
    }

    @Test
    void waitsForAUserWhoComesLater() throws Exception {
        String session = open("gmail");
        CompletableFuture<Object> reply = template.asyncRequestBody(
                "composio:sessions/ensureConnected?pollInterval=20", Map.of("sessionId", session, "toolkit", "gmail"));

        await().until(() -> !simulator.accountsOf(user).isEmpty());
        assertThat(reply).isNotDone();
        simulator.setStatus(simulator.accountsOf(user).get(0).id(), "ACTIVE", null);

        assertThat(asMap(reply.get(20, TimeUnit.SECONDS))).containsEntry("was_connected", false);
    }

    @Test
    void failsWhenTheUserRefuses() {
        String session = open("gmail");

        Throwable failure = failure("composio:sessions/ensureConnected?pollInterval=20&onLink=direct:refuse",
                Map.of("sessionId", session, "toolkit", "gmail"), Map.of());

        assertThat(failure).isInstanceOf(ComposioConnectionFailedException.class).hasMessageContaining("FAILED");
    }

    @Test
    void failsWhenTheTimeIsUp() {
        String session = open("gmail");

        Throwable failure = failure("composio:sessions/ensureConnected?pollInterval=20&timeout=100",
                Map.of("sessionId", session, "toolkit", "gmail"), Map.of());

        assertThat(failure).isInstanceOf(ComposioConnectionTimeoutException.class);
    }

    @Test
    void failsWhenTheLinkDoesNotGetToTheUser() {
        String session = open("gmail");

        Throwable failure = failure("composio:sessions/ensureConnected?onLink=direct:broken",
                Map.of("sessionId", session, "toolkit", "gmail"), Map.of());

        assertThat(failure).hasStackTraceContaining("the mail server is down");
        assertThat(received("GET")).hasSize(1);
    }

    @Test
    void leavesItsPlaceToTheRouteThatBringsTheLink() {
        String session = open("gmail");
        ComposioComponent narrow = new ComposioComponent();
        narrow.setConfiguration(composio.getConfiguration());
        narrow.setMaxInFlight(1);
        narrow.setMaxInFlightWait(5000);
        context.addComponent("composioNarrow", narrow);

        Map<String, Object> reply = reply(send(
                "composioNarrow:sessions/ensureConnected?pollInterval=20&onLink=direct:look-first",
                Map.of("sessionId", session, "toolkit", "gmail")));

        assertThat(reply).containsEntry("was_connected", false);
    }

    @Test
    void failsWhatWaitsForALinkToBeSentWhenTheComponentStops() throws Exception {
        String session = open("gmail");
        ComposioComponent stopping = new ComposioComponent();
        stopping.setConfiguration(composio.getConfiguration());
        context.addComponent("composioStopping", stopping);
        CompletableFuture<Object> reply = template.asyncRequestBody(
                "composioStopping:sessions/ensureConnected?onLink=direct:slow",
                Map.of("sessionId", session, "toolkit", "gmail"));
        assertThat(brought.await(20, TimeUnit.SECONDS)).isTrue();

        stopping.stop();

        assertThat(reply).failsWithin(20, TimeUnit.SECONDS).withThrowableThat()
                .havingRootCause().withMessageContaining("the component is stopping");
        goOn.countDown();
    }

    @Test
    void refusesToAskWithoutAPause() {
        Throwable failure = failure("composio:sessions/ensureConnected?pollInterval=0",
                Map.of("sessionId", "trs_1", "toolkit", "gmail"), Map.of());

        assertThat(failure).isInstanceOf(ComposioInvalidRequestException.class).hasMessageContaining("pollInterval is 0");
        assertThat(simulator.requests()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object object) {
        return (Map<String, Object>) object;
    }

    private static List<Map<String, Object>> items(Exchange reply) {
        return ((List<?>) reply(reply).get("items")).stream().map(SessionConnectionsTest::asMap).toList();
    }

    private static Map<String, Object> toolkit(List<Map<String, Object>> toolkits, String slug) {
        return toolkits.stream().filter(toolkit -> slug.equals(toolkit.get("slug"))).findFirst().orElseThrow();
    }

    private static Map<String, Object> connection(List<Map<String, Object>> toolkits, String slug) {
        return asMap(toolkit(toolkits, slug).get("connection"));
    }
}
