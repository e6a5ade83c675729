package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.simulator.Fault;
import io.github.camelcomposio.simulator.SimulatorBuilder;
import org.apache.camel.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code connectedAccounts/completeAuth}, in a project that verifies who comes back from a Connect Link. */
class CompleteAuthTest extends OperationsTestBase {

    private static final String PATH = "/connected_accounts/complete_auth";

    private String user;
    private String account;
    private String session;

    @Override
    protected SimulatorBuilder configure(SimulatorBuilder builder) {
        return builder.verifierUrl("https://a.example/verify");
    }

    @BeforeEach
    void comeBackFromALink() throws Exception {
        user = newUser();
        Message link = send("composio:toolkits/authorize", Map.of("userId", user, "toolkit", "gmail")).getMessage();
        account = link.getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class);
        HttpRequest submit = HttpRequest.newBuilder(URI.create(link.getHeader(ComposioConstants.REDIRECT_URL, String.class)))
                .timeout(Duration.ofSeconds(30)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("action=complete")).build();
        String back = HttpClient.newHttpClient().send(submit, HttpResponse.BodyHandlers.discarding()).headers()
                .firstValue("Location").orElseThrow();
        assertThat(back).startsWith("https://a.example/verify").contains("session_uri=");
        session = URLDecoder.decode(back.replaceAll(".*session_uri=([^&]*).*", "$1"), StandardCharsets.UTF_8);
        simulator.clearRequests();
    }

    private String status() {
        return simulator.account(account).orElseThrow().status();
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3.1", "v3" })
    void makesTheAccountActive(String version) {
        assertThat(status()).isNotEqualTo("ACTIVE");

        Message reply = call("connectedAccounts/completeAuth", version, Map.of("sessionUri", session, "userId", user));

        assertThat(json(assertSent("POST", "v3.1", PATH).body())).isEqualTo(Map.of("session_uri", session, "user_id", user));
        assertThat(body(reply)).isEqualTo(Map.of("connected_account_id", account, "toolkit_slug", "gmail"));
        assertThat(headers(reply)).isEqualTo(Map.of(ComposioConstants.RESPONSE_CODE, 200,
                ComposioConstants.CONNECTED_ACCOUNT_ID, account));
        assertThat(status()).isEqualTo("ACTIVE");
    }

    @Test
    void failsForAnotherUserAndTheAccountFailsToo() {
        refusal("connectedAccounts/completeAuth", "v3.1", Map.of("sessionUri", session, "userId", "somebody else"),
                ComposioInvalidRequestException.class);
        assertThat(status()).isEqualTo("FAILED");
    }

    @Test
    void failsForASessionThatWasToldAlready() {
        Map<String, Object> body = Map.of("session_uri", session, "user_id", user);
        call("connectedAccounts/completeAuth", "v3.1", body);
        refusal("connectedAccounts/completeAuth", "v3.1", body, ComposioNotFoundException.class);
    }

    @Test
    void isNotRepeatedAfterAnUnknownOutcome() {
        simulator.fault(Fault.on("POST", PATH).times(1).cutAfter());
        Throwable failure = failure("composio:connectedAccounts/completeAuth?sessionUri=" + session,
                Map.of("userId", user), Map.of());
        assertThat(failure).isInstanceOf(ComposioTransportException.class);
        assertThat(((ComposioException) failure).isOutcomeUnknown()).isTrue();
        assertThat(received("POST")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({ "userId=u, sessionUri", "sessionUri=session_1, userId" })
    void sendsNothingWithoutWhatItNeeds(String option, String argument) {
        assertThat(refused("composio:connectedAccounts/completeAuth?" + option, null))
                .contains("argument " + argument + " is missing");
    }
}
