package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcomposio.error.ComposioAuthenticationException;
import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.error.ComposioPermissionException;
import io.github.camelcomposio.error.ComposioRateLimitException;
import io.github.camelcomposio.error.ComposioResponseException;
import io.github.camelcomposio.error.ComposioRetiredEndpointException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.HttpResponseAware;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which exception comes of which cause, and what it tells. */
class ErrorsTest extends SharedContextTestBase {

    private static final String GET = "composio:connectedAccounts/get?connectedAccountId=ca_1";
    private static final String INITIATE = "composio:connectedAccounts/initiate?authConfigId=ac_sendgrid&authScheme=API_KEY";
    private static final String ENVELOPE = """
            {"error": {"message": "It went wrong", "code": 4711, "slug": "Some_Slug", "status": 400, "request_id": "req-1",
                       "suggested_fix": "Do it right.", "errors": ["one", "two"]}}""";

    @Override
    protected void configure(DefaultCamelContext camel) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(ComposioNotFoundException.class).handled(true).setBody(constant("handled"));
                from("direct:handled").to(GET);
            }
        });
    }

    private ComposioException failure(String uri, Object body) {
        Throwable failure = failure(uri, body, Map.of());
        assertThat(failure).isInstanceOf(ComposioException.class);
        return (ComposioException) failure;
    }

    private ComposioException failureOfAnswer(int status, String body) {
        simulator.clearFaults();
        simulator.fault(Fault.on("GET", "/connected_accounts/{id}").answer(status, Map.of("X-Request-Id", "header-id"), body));
        return failure(GET + "&maxRetries=0", null);
    }

    private static Stream<Arguments> classes() {
        return Stream.of(
                Arguments.of(400, ComposioInvalidRequestException.class),
                Arguments.of(401, ComposioAuthenticationException.class),
                Arguments.of(403, ComposioPermissionException.class),
                Arguments.of(404, ComposioNotFoundException.class),
                Arguments.of(405, ComposioInvalidRequestException.class),
                Arguments.of(408, ComposioServerException.class),
                Arguments.of(409, ComposioConflictException.class),
                Arguments.of(410, ComposioInvalidRequestException.class),
                Arguments.of(422, ComposioInvalidRequestException.class),
                Arguments.of(500, ComposioServerException.class),
                Arguments.of(501, ComposioServerException.class),
                Arguments.of(503, ComposioServerException.class));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void tellsAllThatTheAnswerSays(int status, Class<?> expected) {
        ComposioException failure = failureOfAnswer(status, ENVELOPE);

        assertThat(failure).isExactlyInstanceOf(expected);
        assertThat(failure.getOperation()).isEqualTo("connectedAccounts/get");
        assertThat(failure.getStatus()).isEqualTo(status);
        assertThat(failure.getCode()).isEqualTo("4711");
        assertThat(failure.getSlug()).isEqualTo("Some_Slug");
        assertThat(failure.getRequestId()).isEqualTo("req-1");
        assertThat(failure.getSuggestedFix()).isEqualTo("Do it right.");
        assertThat(failure.getAttempts()).isEqualTo(1);
        assertThat(failure.getElapsed()).isBetween(Duration.ZERO, Duration.ofSeconds(30));
        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(failure).isInstanceOf(HttpResponseAware.class);
        assertThat(((HttpResponseAware) failure).getHttpResponseCode()).isEqualTo(status);
        assertThat(failure).hasMessage("connectedAccounts/get: It went wrong (one; two) [HTTP " + status
                                       + ", Some_Slug, code 4711], request id req-1. To fix: Do it right.");
    }

    private static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("{\"message\":\"Rate-like\"}", "Rate-like", null, null),
                Arguments.of("{\"error\":{\"message\":\"m\",\"code\":\"BadRequest\",\"suggestedFix\":\"f\"}}", "m",
                        "BadRequest", "f"),
                Arguments.of("{\"error\":{\"message\":\"m\",\"error_code\":10400}}", "m", "10400", null),
                Arguments.of("{\"error\":{}}", "refused", null, null),
                Arguments.of("{\"error\":null}", "refused", null, null),
                Arguments.of("{}", "refused", null, null),
                Arguments.of("[]", "refused", null, null),
                Arguments.of("null", "refused", null, null),
                Arguments.of("", "refused", null, null),
                Arguments.of("<html>Bad gateway</html>", "refused", null, null),
                Arguments.of("{\"error\":{\"message\":{\"no\":\"text\"},\"code\":[1]}}", "refused", null, null),
                Arguments.of("{\"error\":{\"message\":\"m\"", "refused", null, null));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void readsErrorsInEveryShape(String body, String said, String code, String fix) {
        for (int status : List.of(400, 404, 502)) {
            ComposioException failure = failureOfAnswer(status, body);
            assertThat(failure.getStatus()).isEqualTo(status);
            assertThat(failure).hasMessageContaining(said);
            assertThat(failure.getCode()).isEqualTo(code);
            assertThat(failure.getSuggestedFix()).isEqualTo(fix);
            assertThat(failure.getRequestId()).isEqualTo("header-id");
        }
    }

    @Test
    void countsAttempts() {
        simulator.fault(Fault.on("GET", "/connected_accounts/{id}").answer(503));
        ComposioException failure = failure(GET + "&maxRetries=1", null);
        assertThat(failure.getAttempts()).isEqualTo(2);
        assertThat(failure).hasMessageContaining("after 2 attempts in ");
        assertThat(simulator.requests()).hasSize(2);
    }

    @Test
    void tellsThatNothingWasSent() {
        ComposioException failure = failure("composio:connectedAccounts/get", null);
        assertThat(failure).isInstanceOf(ComposioInvalidRequestException.class);
        assertThat(failure.getAttempts()).isZero();
        assertThat(failure.getStatus()).isZero();
        assertThat(failure.getElapsed()).isZero();
    }

    @Test
    void isForOnException() {
        assertThat(send("direct:handled", null).getMessage().getBody()).isEqualTo("handled");
    }

    @Test
    void refusesAWrongKey() {
        ComposioException failure = failure(GET + "&apiKey=ak_wrong_key_0123456789", null);
        assertThat(failure).isInstanceOf(ComposioAuthenticationException.class).hasMessageContaining("Invalid API key")
                .hasMessageNotContainingAny("ak_wrong_key_0123456789", "6789");
        assertThat(failure.getCode()).isEqualTo("801");
    }

    @Test
    void carriesTheWaitOfARateLimit() throws Exception {
        ComposioComponent limited = new ComposioComponent();
        limited.setConfiguration(composio.getConfiguration().copy());
        limited.getConfiguration().setMaxRateLimitWait(1L);
        context.addComponent("limited", limited);
        simulator.fault(Fault.on("GET", "/connected_accounts/{id}").answer(429, Map.of("Retry-After", "7"),
                "{\"message\":\"Rate limit exceeded. Limit: 100 requests per 10 minutes\"}"));

        assertThat(failure("limited:connectedAccounts/get?connectedAccountId=ca_1", null))
                .asInstanceOf(type(ComposioRateLimitException.class)).satisfies(failure -> {
                    assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofSeconds(7));
                    assertThat(failure.getHttpResponseCode()).isEqualTo(429);
                    assertThat(failure).hasMessageContaining("Rate limit exceeded");
                });
        assertThat(failure("limited:connectedAccounts/get?connectedAccountId=ca_1", null))
                .asInstanceOf(type(ComposioRateLimitException.class))
                .satisfies(failure -> assertThat(failure.getAttempts()).isZero());
        assertThat(simulator.requests()).hasSize(1);
    }

    @Test
    void saysThatAnAnswerCannotBeRead() {
        simulator.fault(
                Fault.on("GET", "/connected_accounts/{id}").answer(200, Map.of("X-Request-Id", "r"), "<html>secret</html>"));
        ComposioException failure = failure(GET, null);
        assertThat(failure).isInstanceOf(ComposioResponseException.class).hasMessageNotContainingAny("secret");
        assertThat(failure.getRequestId()).isEqualTo("r");
        assertThat(((HttpResponseAware) failure).getHttpResponseCode()).isEqualTo(200);
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ComposioException failure = failure(GET + "&maxRetries=0&baseUrl=http://127.0.0.1:" + port, null);
        assertThat(failure).isInstanceOf(ComposioTransportException.class).isNotInstanceOf(HttpResponseAware.class);
        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(failure.getStatus()).isZero();
        assertThat(failure).hasCauseInstanceOf(Exception.class);
    }

    @Test
    void saysThatTheOutcomeOfACreateIsUnknown() {
        simulator.fault(Fault.on("POST", "/connected_accounts").answer(500));
        ComposioException failure
                = failure(INITIATE + "&allowMultiple=true", Map.of("user_id", newUser(), "api_key", "sg-1234567890"));
        assertThat(failure).isInstanceOf(ComposioServerException.class).hasMessageContaining("not known whether");
        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(received("POST")).hasSize(1);
    }

    @Test
    void pointsFromTheRetiredCreateToLink() {
        String managed = simulator.addManagedAuthConfig("gmail");
        ComposioException failure = failure("composio:connectedAccounts/initiate?authConfigId=" + managed,
                Map.of("user_id", newUser(), "access_token", "ya29.1234567890"));

        assertThat(failure).isInstanceOf(ComposioRetiredEndpointException.class)
                .isInstanceOf(ComposioInvalidRequestException.class)
                .hasMessageContaining("composio:connectedAccounts/link").hasMessageNotContainingAny("ya29.1234567890");
        assertThat(failure.getStatus()).isEqualTo(400);
        assertThat(failure.getCode()).isEqualTo("BadRequest");
    }

    @Test
    void leavesNoHalfOfASecretAtTheEndOfALongText() {
        simulator.fault(Fault.on("POST", "/connected_accounts").answer(400, Map.of(),
                "{\"error\":{\"message\":\"" + "m".repeat(990) + "hunter2-secret-0001\"}}"));

        assertThat(failure(INITIATE + "&allowMultiple=true", Map.of("user_id", "U1", "api_key", "hunter2-secret-0001")))
                .hasMessageContaining("mmm").hasMessageNotContainingAny("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "hunter2-secret-0001", "x", "ab", "pass\"word\\1", "12345", "ünïcödé-secret" })
    void redactsASecretThatTheServerRepeats(String secret) {
        String quoted = secret.replace("\\", "\\\\").replace("\"", "\\\"");
        simulator.fault(Fault.on("POST", "/connected_accounts").answer(400, Map.of(), """
                {"error": {"message": "bad <%s>", "code": "%s", "slug": "%s", "suggested_fix": "not <%s>", "errors": ["<%s>"]}}
                """.formatted(quoted, quoted, quoted, quoted, quoted)));

        ComposioException failure
                = failure(INITIATE + "&allowMultiple=true",
                        Map.of("user_id", "U1", "api_key", secret, "subdomain", "acme-tenant-1"));

        for (String text : List.of(failure.getMessage(), failure.toString(), failure.getCode(), failure.getSlug(),
                failure.getSuggestedFix(), failure.getFailure().toString())) {
            assertThat(text).doesNotContain("<" + secret).doesNotContain(secret + ">").isNotEqualTo(secret);
        }
    }

    @Test
    void redactsTheKeyThatTheServerRepeats() {
        simulator.fault(Fault.on("GET", "/connected_accounts/{id}").answer(403, Map.of(),
                "{\"error\":{\"message\":\"key " + simulator.apiKey() + " may not\",\"suggested_fix\":\"change "
                                                                                          + simulator.apiKey() + "\"}}"));
        ComposioException failure = failure(GET, null);
        assertThat(failure).hasMessageContaining("ak_s…").hasMessageNotContainingAny(simulator.apiKey());
        assertThat(failure.getSuggestedFix()).doesNotContain(simulator.apiKey());
    }

    @Test
    void redactsSecretsOfAnUpdateAndOfALink() {
        simulator.fault(Fault.on("PATCH", "/connected_accounts/{id}").answer(400, Map.of(),
                "{\"error\":{\"message\":\"bad hunter2-secret\"}}"));
        assertThat(failure("composio:connectedAccounts/update?connectedAccountId=ca_1",
                Map.of("authScheme", "BASIC", "val", Map.of("password", "hunter2-secret"))))
                .hasMessageNotContainingAny("hunter2-secret");

        simulator.fault(Fault.on("POST", "/connected_accounts/link").answer(400, Map.of(),
                "{\"error\":{\"message\":\"bad hunter2-secret\"}}"));
        assertThat(failure("composio:connectedAccounts/link?authConfigId=ac_sendgrid&allowMultiple=true",
                Map.of("userId", "u", "connectionData", Map.of("api_key", "hunter2-secret"))))
                .hasMessageNotContainingAny("hunter2-secret");
    }
}
