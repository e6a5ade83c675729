package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.error.ComposioResponseException;
import io.github.camelcomposio.simulator.ComposioSimulator;
import io.github.camelcomposio.simulator.Fault;
import io.github.camelcomposio.simulator.ReceivedRequest;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that try to steer more than their arguments: no effect, or a clear error, and the key goes nowhere else. */
class HostileMessagesTest extends SharedContextTestBase {

    private static final String GET = "composio:connectedAccounts/get";

    private ComposioSimulator stranger;

    @Override
    protected void configure(DefaultCamelContext camel) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:plain").toD("composio:authConfigs/list?search=${header.wanted}");
                from("direct:raw").toD("composio:authConfigs/list?search=RAW(${header.wanted})");
            }
        });
    }

    @BeforeAll
    void startStranger() {
        stranger = ComposioSimulator.start();
    }

    @AfterAll
    void stopStranger() {
        stranger.close();
    }

    private String account() {
        String user = newUser();
        send("composio:connectedAccounts/initiate?authConfigId=ac_sendgrid",
                Map.of("user_id", user, "api_key", "sg-1234567890"));
        simulator.clearRequests();
        return simulator.accountsOf(user).get(0).id();
    }

    @Test
    void ignoresHeadersOfHttpComponents() {
        String id = account();

        send(GET, null, Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, id,
                "CamelHttpUri", stranger.baseUrl() + "/steal", "CamelHttpPath", "/steal", "CamelHttpQuery", "a=b",
                "CamelHttpMethod", "DELETE", "CamelHttpBaseUri", stranger.baseUrl(), "Host", "evil.example",
                "x-api-key", "ak_other", "Authorization", "Bearer x"));

        assertThat(simulator.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.path()).isEqualTo("/api/v3.1/connected_accounts/" + id);
            assertThat(request.query()).isEmpty();
            assertThat(request.headers()).containsEntry("x-api-key", simulator.apiKey()).doesNotContainKey("authorization");
        });
        assertThat(stranger.requests()).isEmpty();
    }

    @Test
    void ignoresHeadersThatNameOperationPolicyAddressOrKey() {
        String id = account();
        Map<String, Object> headers = Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, id,
                "CamelComposioOperation", "connectedAccounts/delete", "CamelComposioBaseUrl", stranger.baseUrl(),
                "CamelComposioApiKey", "ak_other", "CamelComposioApiVersion", "v3", "CamelComposioProxyHost", "127.0.0.1",
                "CamelComposioAllowMultiple", true, "CamelComposioFetchAll", true, "CamelComposioMaxRetries", 9);

        simulator.fault(Fault.on("GET", "/connected_accounts/{id}").times(1).answer(503));
        catchThrowable(() -> send(GET + "?maxRetries=0", null, headers));

        assertThat(simulator.requests()).singleElement().satisfies(request -> {
            assertThat(request.method() + " " + request.path()).isEqualTo("GET /api/v3.1/connected_accounts/" + id);
            assertThat(request.headers()).containsEntry("x-api-key", simulator.apiKey());
        });
        assertThat(stranger.requests()).isEmpty();
        assertThat(simulator.account(id)).isPresent();
    }

    @Test
    void ignoresBodyFieldsThatNameOperationPolicyAddressOrKey() {
        String id = account();

        send(GET, Map.of("connectedAccountId", id, "operation", "connectedAccounts/delete", "baseUrl", stranger.baseUrl(),
                "apiKey", "ak_other", "fetchAll", true, "maxRetries", 9));

        assertThat(simulator.requests()).singleElement().satisfies(request -> assertThat(request.headers())
                .containsEntry("x-api-key", simulator.apiKey()));
        assertThat(stranger.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "direct:plain", "direct:raw" })
    void doesNotLetAValueInToDAddAnOption(String route) {
        for (String value : List.of("x&baseUrl=" + stranger.baseUrl(), "x)&baseUrl=" + stranger.baseUrl(),
                "x&fetchAll=true")) {
            Throwable failure = catchThrowable(() -> send(route, null, Map.of("wanted", value)));
            if (route.equals("direct:plain") || value.startsWith("x)")) {
                assertThat(failure).isInstanceOf(ComposioInvalidRequestException.class).hasMessageContaining("RAW(");
                assertThat(simulator.requests()).isEmpty();
            } else {
                assertThat(simulator.requests()).last().satisfies(request -> assertThat(request.query())
                        .isEqualTo(Map.of("search", value)));
            }
            simulator.clearRequests();
        }
        assertThat(stranger.requests()).isEmpty();
    }

    @Test
    void isNotSteeredByAHeaderLeftOverFromAnEarlierReply() {
        String stale = account();
        String meant = account();

        assertThat(failure("composio:connectedAccounts/delete", Map.of("connectedAccountId", meant),
                Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, stale))).isInstanceOf(ComposioInvalidRequestException.class);

        assertThat(simulator.requests()).isEmpty();
        assertThat(simulator.account(stale)).isPresent();
        assertThat(simulator.account(meant)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "../auth_configs", "ca_1/../../auth_configs", "ca_1/status", "ca_1?user_ids=x", "ca_1#x",
            "%2e%2e", "%2e%2e%2fauth_configs", "ca_1%00", "ca;x=y", "ca_ü漢", "ca 1", "\\..\\x", "ca_1&x", "ca:1@evil.example",
            "http://evil.example/", "...", "-" })
    void keepsAnyIdInOneSegmentOfThePath(String id) {
        assertThat(failure(GET, null, Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, id)))
                .isInstanceOf(ComposioNotFoundException.class);

        assertThat(simulator.requests()).singleElement().satisfies(request -> {
            String segment = request.path().substring("/api/v3.1/connected_accounts/".length());
            assertThat(request.path()).startsWith("/api/v3.1/connected_accounts/");
            assertThat(segment).doesNotContain("/", "?", "#", "\\", " ", ";", "&", "@", ":").isNotIn(".", "..");
            assertThat(java.net.URLDecoder.decode(segment.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(id);
            assertThat(request.query()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { ".", "..", "ca_1\r\nx-evil: 1", "ca_1\n", "\u0000", "ca\u0085x", "ca\u007f" })
    void refusesIdsThatAreNoSegment(String id) {
        assertThat(refused(GET, null, Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, id)))
                .contains("connectedAccountId").doesNotContain("\n", "x-evil");
    }

    @Test
    void survivesAnIdOfAnyLength() {
        Throwable failure = failure(GET, null, Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, "x".repeat(100_000)));
        assertThat(failure).isInstanceOf(ComposioException.class);
        assertThat(failure.getMessage().length()).isLessThan(2_000);
    }

    @Test
    void keepsAnyUserInOneParameterOfTheQuery() {
        String user = "u&user_ids=admin#x?y=%26 ü\r\nx: y";
        send("composio:connectedAccounts/initiate?authConfigId=ac_sendgrid",
                Map.of("user_id", user, "api_key", "sg-1234567890"));

        assertThat(received("GET")).last().satisfies(request -> assertThat(request.query())
                .containsOnlyKeys("auth_config_ids", "statuses", "user_ids").containsEntry("user_ids", user));
        assertThat(simulator.accountsOf(user)).hasSize(1);
    }

    @Test
    void doesNotTakeAnotherUsersAccountForTheUsersOwn() {
        String user = newUser();
        simulator.fault(Fault.on("GET", "/connected_accounts").times(1).answer(200, Map.of(),
                "{\"items\":[{\"id\":\"ca_x\",\"user_id\":\"" + user + "2\",\"auth_config\":{\"id\":\"ac_sendgrid\"}}]}"));
        send("composio:connectedAccounts/initiate?authConfigId=ac_sendgrid",
                Map.of("user_id", user, "api_key", "sg-1234567890"));
        assertThat(simulator.accountsOf(user)).hasSize(1);

        assertThat(failure("composio:connectedAccounts/initiate?authConfigId=ac_sendgrid",
                Map.of("user_id", user, "api_key", "sg-1234567890"), Map.of()))
                .isInstanceOf(ComposioConflictException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "http://backend.composio.dev", "http://localhost.evil.example", "http://127.0.0.1.evil.example",
            "http://10.0.0.1", "http://0.0.0.0", "HTTP://Example.com", "http://[2001:db8::1]", "http://2130706433.example",
            "http://127.1", "http://0177.0.0.1.example", "http://localhost@evil.example" })
    void refusesPlainHttpThatIsNotLoopback(String baseUrl) {
        assertThat(catchThrowable(() -> send(GET + "?connectedAccountId=ca_1&baseUrl=" + baseUrl, null)))
                .hasStackTraceContaining("baseUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "https://user:secret@backend.composio.dev", "https://backend.composio.dev#x",
            "ftp://backend.composio.dev", "backend.composio.dev", "https://", "file:///etc/passwd", "https:backend" })
    void refusesWhatIsNoBaseUrl(String baseUrl) {
        Throwable failure = catchThrowable(() -> send(GET + "?connectedAccountId=ca_1&baseUrl=RAW(" + baseUrl + ")", null));
        assertThat(failure).hasStackTraceContaining("baseUrl");
        assertThat(org.assertj.core.util.Throwables.getRootCause(failure)).message().doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v3", "/api/v3/", "/api/v3.1", "/api/v3.1/", "/proxy/api/v3" })
    void refusesABaseUrlThatHasTheVersion(String path) {
        assertThat(catchThrowable(() -> send(GET + "?connectedAccountId=ca_1&baseUrl=" + simulator.baseUrl() + path, null)))
                .hasStackTraceContaining("apiVersion");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void refusesAnUnknownVersion() {
        assertThat(catchThrowable(() -> send(GET + "?connectedAccountId=ca_1&apiVersion=v4", null)))
                .hasStackTraceContaining("apiVersion").hasStackTraceContaining("v3.1");
        assertThat(simulator.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://localhost:", "http://127.0.0.1:", "http://[::1]:", "http://127.5.5.5:" })
    void acceptsLoopback(String origin) throws Exception {
        int port = java.net.URI.create(simulator.baseUrl()).getPort();
        ComposioEndpoint endpoint
                = context.getEndpoint(GET + "?connectedAccountId=ca_1&baseUrl=" + origin + port, ComposioEndpoint.class);
        assertThat(endpoint.client()).isNotNull();
    }

    @Test
    void acceptsPlainHttpElsewhereWhereTheEndpointSaysSo() {
        ComposioEndpoint endpoint = context.getEndpoint(
                GET + "?connectedAccountId=ca_1&allowInsecureBaseUrl=true&baseUrl=http://composio.internal",
                ComposioEndpoint.class);
        assertThat(endpoint.client()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = { 301, 302, 303, 307, 308 })
    void doesNotFollowRedirects(int status) {
        simulator.fault(Fault.on("GET", "/connected_accounts/{id}")
                .answer(status, Map.of("Location", stranger.baseUrl() + "/api/v3.1/connected_accounts/ca_1"), "{}"));

        assertThat(failure(GET + "?connectedAccountId=ca_1", null, Map.of()))
                .isInstanceOf(ComposioResponseException.class).hasMessageContaining("redirect");

        assertThat(simulator.requests()).hasSize(1);
        assertThat(stranger.requests()).isEmpty();
    }

    @Test
    void doesNotSendAHeaderOfTheMessageOn() {
        String id = account();
        send(GET, null, Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, id, "Cookie", "session=1", "X-Trace", "t"));
        ReceivedRequest request = simulator.requests().get(0);
        assertThat(request.headers()).doesNotContainKeys("cookie", "x-trace", "camelcomposioconnectedaccountid");
    }
}
