package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.error.ComposioRateLimitException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.error.ComposioToolException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Running tools, with an account and in a session. */
class ToolExecutionTest extends SharedContextTestBase {

    private static final String GET_USER = "composio:tools/execute?toolSlug=HACKERNEWS_GET_USER";
    private static final String FAILING = "composio:tools/execute?toolSlug=GITHUB_DELETE_A_REPOSITORY";

    private static final Fault EXECUTE = Fault.on("POST", "/tools/execute/{tool_slug}");

    private String user;

    @BeforeEach
    void takeAUser() {
        user = newUser();
    }

    private String session(String... toolkits) {
        Exchange reply = send("composio:sessions/create", Map.of("userId", user, "toolkits", List.of(toolkits)));
        simulator.clearRequests();
        return reply.getMessage().getHeader(ComposioConstants.SESSION_ID, String.class);
    }

    private void connectGithub() {
        send("composio:connectedAccounts/initiate?authConfigId=" + GITHUB, Map.of("user_id", user, "token", "gho_existing"));
        simulator.clearRequests();
    }

    private Map<?, ?> arguments() {
        return (Map<?, ?>) onlyBody("POST").get("arguments");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void takesTheBodyForTheToolsArguments(String version) {
        Exchange reply = send(GET_USER + "&apiVersion=" + version, Map.of("username", "pg", "user_id", "the tool's own"));

        assertThat(onlyBody("POST")).isEqualTo(json("""
                {"arguments": {"username": "pg", "user_id": "the tool's own"}, "version": "latest"}"""));
        assertThat(simulator.requests().get(0).path()).isEqualTo("/api/" + version + "/tools/execute/HACKERNEWS_GET_USER");
        assertThat(reply(reply)).containsEntry("successful", true).containsEntry("error", null);
        assertThat(reply.getMessage().getHeader(ComposioConstants.SUCCESSFUL)).isEqualTo(true);
        assertThat(reply.getMessage().getHeader(ComposioConstants.LOG_ID)).isEqualTo(reply(reply).get("log_id"));
        assertThat(reply.getMessage().getHeader(ComposioConstants.USER_ID)).isNull();
    }

    @Test
    void takesABodyWithArgumentsForItsOwn() {
        send(GET_USER,
                json("{\"arguments\": {\"username\": \"pg\"}, \"userId\": \"" + user + "\", \"version\": \"20260601_00\"}"));

        assertThat(onlyBody("POST")).isEqualTo(json(
                "{\"arguments\": {\"username\": \"pg\"}, \"user_id\": \"" + user + "\", \"version\": \"20260601_00\"}"));
    }

    @Test
    void takesTheRestFromHeadersAndOptions() {
        send(GET_USER + "&version=20260601_00", "{\"username\": \"pg\"}", Map.of(ComposioConstants.USER_ID, user,
                "CamelComposioLlmGatewayHeaders", "{\"a\":\"b\"}"));

        assertThat(onlyBody("POST")).containsEntry("user_id", user).containsEntry("version", "20260601_00");
        assertThat(arguments()).isEqualTo(Map.of("username", "pg"));
        assertThat(simulator.requests().get(0).headers()).containsEntry("x-llm-gateway-headers", "{\"a\":\"b\"}");
    }

    @Test
    void sendsNoArgumentsWhereThereAreNone() {
        send("composio:tools/execute?toolSlug=HACKERNEWS_GET_FRONTPAGE", null);
        assertThat(arguments()).isEqualTo(Map.of());
    }

    @Test
    void sendsWordsInsteadOfArguments() {
        Throwable ignored = failure(GET_USER + "&text=who is pg", null, Map.of());
        assertThat(onlyBody("POST")).as("%s", ignored).isEqualTo(json("{\"text\": \"who is pg\", \"version\": \"latest\"}"));
    }

    @Test
    void saysInAHeaderThatAToolFailed() {
        connectGithub();

        Exchange reply = send(FAILING, Map.of("owner", "acme", "repo", "site"), Map.of(ComposioConstants.USER_ID, user));

        assertThat(reply.getMessage().getHeader(ComposioConstants.SUCCESSFUL)).isEqualTo(false);
        assertThat(reply(reply)).containsEntry("successful", false);
        assertThat(reply(reply).get("error")).asString().isNotEmpty();
    }

    @Test
    void makesAnExceptionOfAToolThatFailedIfAsked() {
        connectGithub();

        ComposioToolException failure = catchThrowableOfType(ComposioToolException.class,
                () -> send(FAILING + "&failOnToolError=true", Map.of("owner", "acme", "repo", "site"),
                        Map.of(ComposioConstants.USER_ID, user)));

        assertThat(failure.getToolSlug()).isEqualTo("GITHUB_DELETE_A_REPOSITORY");
        assertThat(failure.getToolError()).isNotEmpty();
        assertThat(failure.getLogId()).startsWith("log_");
        assertThat(failure.getStatus()).isEqualTo(200);
        assertThat(failure.getRequestId()).isNotNull();
        assertThat(failure.getMessage()).contains("tool GITHUB_DELETE_A_REPOSITORY failed: ", failure.getToolError());
        assertThat(received("POST")).hasSize(1);
    }

    @Test
    void saysWhatIsWrongWithTheAccountOrTheTool() {
        assertThat(failure("composio:tools/execute?toolSlug=GITHUB_CREATE_ISSUE&userId=" + user, Map.of(), Map.of()))
                .isInstanceOf(ComposioNotFoundException.class).hasMessageContaining("1810");
        assertThat(failure("composio:tools/execute?toolSlug=NO_SUCH_TOOL", Map.of(), Map.of()))
                .isInstanceOf(ComposioNotFoundException.class).hasMessageContaining("2401");
        assertThat(failure(GET_USER, "who is pg", Map.of())).isInstanceOf(ComposioInvalidRequestException.class)
                .hasMessageContaining("the body is text");
    }

    static List<Fault> troubles() {
        return List.of(EXECUTE.answer(503), EXECUTE.answer(429, Map.of("Retry-After", "0"), null), EXECUTE.answer(409),
                EXECUTE.cutBefore(), EXECUTE.cutAfter());
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void isNeverDoneTwice(Fault trouble) {
        simulator.fault(trouble);

        Throwable failure = failure(GET_USER, Map.of("username", "pg"), Map.of());

        assertThat(failure).isInstanceOf(ComposioException.class);
        assertThat(((ComposioException) failure).getAttempts()).isEqualTo(1);
        assertThat(received("POST")).hasSize(1);
    }

    @Test
    void saysThatTheOutcomeIsUnknown() {
        simulator.fault(EXECUTE.answer(503));
        assertThat(failure(GET_USER, Map.of("username", "pg"), Map.of())).isInstanceOf(ComposioServerException.class)
                .extracting(failure -> ((ComposioException) failure).isOutcomeUnknown()).isEqualTo(true);
        simulator.clearFaults();
        simulator.fault(EXECUTE.cutAfter());
        assertThat(failure(GET_USER, Map.of("username", "pg"), Map.of())).isInstanceOf(ComposioTransportException.class)
                .extracting(failure -> ((ComposioException) failure).isOutcomeUnknown()).isEqualTo(true);
        simulator.clearFaults();
        simulator.fault(EXECUTE.answer(429, Map.of("Retry-After", "0"), null));
        assertThat(failure(GET_USER, Map.of("username", "pg"), Map.of())).isInstanceOf(ComposioRateLimitException.class);
    }

    @Test
    void runsAToolInASession() {
        connectGithub();
        String session = session("github");

        Exchange reply = send("composio:sessions/execute?toolSlug=GITHUB_CREATE_ISSUE&sessionId=" + session,
                Map.of("owner", "acme", "repo", "site", "title", "It is broken"));

        assertThat(onlyBody("POST")).isEqualTo(
                json("""
                        {"tool_slug": "GITHUB_CREATE_ISSUE", "arguments": {"owner": "acme", "repo": "site", "title": "It is broken"}}"""));
        assertThat(reply(reply)).containsEntry("error", null);
        assertThat(reply.getMessage().getHeader(ComposioConstants.SUCCESSFUL)).isEqualTo(true);
        assertThat(simulator.toolRuns()).last().matches(run -> run.sessionId().equals(session) && run.userId().equals(user));
    }

    @Test
    void choosesTheAccountInASession() {
        String session = session("hackernews");

        send("composio:sessions/execute?sessionId=" + session,
                json("{\"tool_slug\": \"HACKERNEWS_GET_USER\", \"arguments\": {\"username\": \"pg\"}, \"account\": \"work\"}"));

        assertThat(onlyBody("POST")).containsEntry("account", "work").containsEntry("tool_slug", "HACKERNEWS_GET_USER");
    }

    @Test
    void seesAFailureInASessionByItsError() {
        connectGithub();
        String uri = "composio:sessions/execute?toolSlug=GITHUB_DELETE_A_REPOSITORY&sessionId=" + session("github");
        Map<String, Object> arguments = Map.of("owner", "acme", "repo", "site");

        assertThat(send(uri, arguments).getMessage().getHeader(ComposioConstants.SUCCESSFUL)).isEqualTo(false);
        assertThat(failure(uri + "&failOnToolError=true", arguments, Map.of())).isInstanceOf(ComposioToolException.class);
    }

    @Test
    void runsMetaTools() {
        String session = session("gmail");

        Exchange reply = send("composio:sessions/executeMeta?toolSlug=COMPOSIO_MANAGE_CONNECTIONS&sessionId=" + session,
                Map.of("toolkits", List.of("gmail")));

        assertThat(onlyBody("POST")).isEqualTo(
                json("{\"slug\": \"COMPOSIO_MANAGE_CONNECTIONS\", \"arguments\": {\"toolkits\": [\"gmail\"]}}"));
        assertThat(reply(reply).get("data").toString()).isNotEmpty();
        assertThat(simulator.accountsOf(user)).hasSize(1);
    }

    @Test
    void callsTheApiBehindAToolkit() {
        connectGithub();
        String session = session("github");
        Map<String, Object> call
                = json("""
                        {"toolkit": "github", "endpoint": "/user", "method": "GET", "body": {"a": 1},
                         "parameters": [{"name": "page", "in": "query", "value": 2}, {"name": "Accept", "type": "header", "value": "x"}]}""");

        Exchange reply = send("composio:sessions/proxyExecute?sessionId=" + session, call);

        Map<String, Object> expected
                = json("""
                        {"toolkit_slug": "github", "endpoint": "/user", "method": "GET", "body": {"a": 1},
                         "parameters": [{"name": "page", "type": "query", "value": "2"}, {"name": "Accept", "type": "header", "value": "x"}]}""");
        assertThat(onlyBody("POST")).isEqualTo(expected);
        assertThat(reply(reply)).containsEntry("status", 200);
        simulator.clearRequests();

        call.remove("toolkit");
        call.put("connectedAccountId", simulator.accountsOf(user).get(0).id());
        send("composio:tools/proxyExecute?apiVersion=v3", call);
        assertThat(simulator.requests().get(0).path()).isEqualTo("/api/v3.1/tools/execute/proxy");
    }
}
