package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.github.camelcomposio.error.ComposioAuthenticationException;
import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioResponseException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendingTest extends ComposioTestBase {

    private static final String LIST = "composio:connectedAccounts/list";
    private static final String CREATE = "composio:connectedAccounts/initiate?authScheme=API_KEY&authConfigId=" + SENDGRID;
    private static final Map<String, Object> ROW = Map.of("user_id", "user_1", "api_key", "sg-secret-0001");

    @Override
    protected void configure(ComposioComponent component) {
        component.getConfiguration().setLateCommitWait(300);
        component.getConfiguration().setResponseTimeout(500);
    }

    @ParameterizedTest
    @ValueSource(ints = { 408, 409, 500, 502, 503, 504 })
    void repeatsAReadThatFailed(int status) {
        simulator.fault(Fault.on("GET", "/connected_accounts").times(2).answer(status));

        assertThat(reply(send(LIST, null))).containsKey("items");
        assertThat(received("GET")).extracting("status").containsExactly(status, status, 200);
    }

    @Test
    void givesUpAfterMaxRetries() {
        simulator.fault(Fault.on("GET", "/connected_accounts").answer(503));

        assertThat(failure(LIST, null, Map.of())).asInstanceOf(type(ComposioServerException.class))
                .satisfies(failure -> {
                    assertThat(failure.getAttempts()).isEqualTo(3);
                    assertThat(failure.isOutcomeUnknown()).isFalse();
                });
        assertThat(received("GET")).hasSize(3);
    }

    @Test
    void doesNotRepeatWhereTheServerForbidsIt() {
        simulator.fault(Fault.on("GET", "/connected_accounts").answer(503, Map.of("x-should-retry", "false"), "{}"));

        assertThat(failure(LIST, null, Map.of())).isInstanceOf(ComposioServerException.class);
        assertThat(received("GET")).hasSize(1);
    }

    @Test
    void repeatsWhereTheServerAsksForIt() {
        simulator.fault(Fault.on("GET", "/connected_accounts").times(1).answer(418, Map.of("x-should-retry", "true"), "{}"));

        send(LIST, null);

        assertThat(received("GET")).hasSize(2);
    }

    @Test
    void repeatsAReadWhoseConnectionWasCut() {
        simulator.fault(Fault.on("GET", "/connected_accounts").times(1).cutBefore());
        simulator.fault(Fault.on("GET", "/connected_accounts").times(1).cutMidBody());

        send(LIST, null);

        assertThat(received("GET")).hasSize(3);
    }

    @Test
    void repeatsAnUpdateWhoseAnswerWasLost() {
        String id = created();
        simulator.fault(Fault.on("PATCH", "/connected_accounts/{nanoid}").times(1).cutAfter());

        send("composio:connectedAccounts/update?connectedAccountId=" + id,
                Map.of("val", Map.of("api_key", "sg-secret-0002"), "authScheme", "API_KEY"));

        assertThat(received("PATCH")).hasSize(2);
        assertThat(simulator.account(id).orElseThrow().val()).containsEntry("api_key", "sg-secret-0002");
    }

    @Test
    void repeatsALinkWhoseAnswerWasLost() {
        simulator.fault(Fault.on("POST", "/connected_accounts/link").times(1).cutAfter());

        Exchange reply = send("composio:connectedAccounts/link?userId=user_1&authConfigId=" + SENDGRID, null);

        assertThat(reply.getMessage().getHeader(ComposioConstants.REDIRECT_URL, String.class)).contains("/link/");
        assertThat(received("POST")).hasSize(2);
    }

    @Test
    void saysThatAnUpdateMayHaveBeenCarriedOut() {
        String id = created();
        simulator.fault(Fault.on("PATCH", "/connected_accounts/{nanoid}").cutAfter());

        assertThat(failure("composio:connectedAccounts/update?connectedAccountId=" + id,
                Map.of("val", Map.of("api_key", "sg-secret-0002"), "authScheme", "API_KEY"), Map.of()))
                .asInstanceOf(type(ComposioTransportException.class))
                .satisfies(failure -> {
                    assertThat(failure.isOutcomeUnknown()).isTrue();
                    assertThat(failure.getAttempts()).isEqualTo(3);
                });
    }

    @Test
    void failsRatherThanHangsWhereSomethingUnexpectedHappens() {
        context.getRegistry().bind("keys", (Supplier<String>) () -> {
            throw new IllegalStateException("the vault is closed");
        });

        assertThat(template.asyncSend(LIST + "?apiKeySource=#keys", message -> {
        })).succeedsWithin(Duration.ofSeconds(10)).extracting(Exchange::getException)
                .isInstanceOf(ComposioAuthenticationException.class);
        assertThat(template.asyncSend(LIST + "?maxRateLimitWait=999999999999999", message -> {
        })).succeedsWithin(Duration.ofSeconds(10)).extracting(Exchange::getException).isNull();
    }

    @Test
    void doesNotRepeatACreateThatIsInvalid() {
        assertThat(failure(CREATE.replace(SENDGRID, "ac_unknown"), ROW, Map.of())).isInstanceOf(ComposioException.class);
        assertThat(received("POST")).hasSize(1);
    }

    /** What was handed to no connection was not carried out, and is sent again whatever it is. */
    @ParameterizedTest
    @CsvSource({
            "connectedAccounts/enable?connectedAccountId=ca_1", "authConfigs/create?toolkit=github",
            "tools/execute?toolSlug=HACKERNEWS_GET_USER&userId=user_1&version=latest" })
    void knowsThatAWriteWasNotCarriedOutWhereNobodyListens(String operation) {
        simulator.close();

        assertThat(failure("composio:" + operation, Map.of(), Map.of()))
                .asInstanceOf(type(ComposioTransportException.class)).satisfies(failure -> {
                    assertThat(failure.isOutcomeUnknown()).isFalse();
                    assertThat(failure.getAttempts()).isEqualTo(3);
                });
    }

    @Test
    void saysThatNothingWasSentWhereNobodyListens() {
        simulator.close();

        assertThat(failure(CREATE, ROW, Map.of())).asInstanceOf(type(ComposioTransportException.class))
                .satisfies(failure -> {
                    assertThat(failure.isOutcomeUnknown()).isFalse();
                    assertThat(failure.getAttempts()).isEqualTo(3);
                });
    }

    @Test
    void saysWhenAnAnswerCantBeRead() {
        simulator.fault(Fault.on("GET", "/connected_accounts").garbage());

        assertThat(failure(LIST, null, Map.of())).isInstanceOf(ComposioResponseException.class);
    }

    @Test
    void asksTheKeysSourceAgainOnceWhenComposioDoesNotAcceptTheKey() {
        simulator.apiKey("ak_second_key_0123");
        Queue<String> keys = new ConcurrentLinkedQueue<>(
                List.of("ak_first_key_01234", "ak_second_key_0123"));
        context.getRegistry().bind("keys", (Supplier<String>) keys::poll);

        send(LIST + "?apiKeySource=#keys", null);

        assertThat(received("GET")).extracting("status").containsExactly(401, 200);
    }

    @Test
    void failsAfterASecondKeyThatIsNotAccepted() {
        AtomicInteger asked = new AtomicInteger();
        context.getRegistry().bind("keys", (Supplier<String>) () -> "ak_wrong_key_0123" + asked.incrementAndGet());

        assertThat(failure(LIST + "?apiKeySource=#keys", null, Map.of()))
                .isInstanceOf(ComposioAuthenticationException.class)
                .hasMessageNotContaining("ak_wrong_key_0123");
        assertThat(received("GET")).hasSize(2);
    }

    @Test
    void doesNotTryTheSameKeyTwice() {
        context.getRegistry().bind("keys", (Supplier<String>) () -> "ak_wrong_key_01234");

        assertThat(failure(LIST + "?apiKeySource=#keys", null, Map.of()))
                .isInstanceOf(ComposioAuthenticationException.class).hasMessageContaining("HTTP 401");
        assertThat(received("GET")).hasSize(1);
    }

    private String created() {
        String id = send(CREATE, ROW).getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class);
        simulator.clearRequests();
        return id;
    }
}
