package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a create whose answer did not come: it is looked for, and never made twice. */
class LostCreateTest extends ComposioTestBase {

    private static final String CREATE = "composio:connectedAccounts/initiate?authScheme=API_KEY&authConfigId=" + SENDGRID;
    private static final Map<String, Object> ROW = Map.of("user_id", "user_1", "api_key", "sg-secret-0001");

    @Override
    protected void configure(ComposioComponent component) {
        component.getConfiguration().setLateCommitWait(300);
        component.getConfiguration().setResponseTimeout(500);
    }

    @ParameterizedTest
    @ValueSource(ints = { 500, 504, 408 })
    void findsTheAccountOfACreateThatFailedAfterTheWork(int status) {
        simulator.fault(Fault.on("POST", "/connected_accounts").times(1).answerAfter(status));

        Exchange reply = send(CREATE, ROW);

        assertThat(received("POST")).hasSize(1);
        assertAdopted(reply);
    }

    @Test
    void findsTheAccountOfACreateWhoseConnectionWasCut() {
        simulator.fault(Fault.on("POST", "/connected_accounts").times(1).cutAfter());

        Exchange reply = send(CREATE, ROW);

        assertThat(received("POST")).hasSize(1);
        assertAdopted(reply);
    }

    @Test
    void findsTheAccountOfACreateThatIsCommittedLate() {
        simulator.fault(Fault.on("POST", "/connected_accounts").times(1).commitLate(Duration.ofMillis(400)));

        Exchange reply = send(CREATE, ROW);

        assertThat(received("POST")).hasSize(1);
        assertAdopted(reply);
    }

    @Test
    void findsTheAccountOfACreateWhoseAnswerIsUnreadable() {
        simulator.fault(Fault.on("POST", "/connected_accounts").times(1).garbage());

        assertAdopted(send(CREATE, ROW));
    }

    @Test
    void findsTheAccountOfACreateThatTookTooLong() {
        simulator.fault(Fault.on("POST", "/connected_accounts").times(1).delay(Duration.ofMillis(600)));

        assertAdopted(send(CREATE, ROW));
    }

    @Test
    void createsAgainOnlyWhenTheFirstCanNoLongerBeRunning() {
        simulator.fault(Fault.on("POST", "/connected_accounts").times(1).cutBefore());

        send(CREATE, ROW);

        assertThat(received("POST")).hasSize(2);
        assertThat(simulator.accountsOf("user_1")).hasSize(1);
        assertThat(received("GET")).as("the look before, and many while waiting").hasSizeGreaterThan(3);
    }

    @Test
    void givesAnAdoptedAccountOurCredential() {
        simulator.fault(Fault.on("POST", "/connected_accounts").times(1).cutAfter());

        send(CREATE, ROW);

        assertThat(onlyBody("PATCH")).isEqualTo(json("""
                {"connection":{"state":{"authScheme":"API_KEY","val":{"api_key":"sg-secret-0001"}}}}"""));
    }

    @Test
    void failsWithAnUnknownOutcomeWhereNobodyLookedBefore() {
        simulator.fault(Fault.on("POST", "/connected_accounts").times(1).cutAfter());

        assertThat(failure(CREATE + "&allowMultiple=true", ROW, Map.of()))
                .asInstanceOf(type(ComposioTransportException.class))
                .matches(ComposioException::isOutcomeUnknown);
        assertThat(received("POST")).hasSize(1);
    }

    @Test
    void tellsFailuresAfterTheWorkFromThoseBeforeForRoutesThatRedeliver() {
        simulator.fault(Fault.on("POST", "/connected_accounts").times(1).answerAfter(500));

        assertThat(failure(CREATE + "&allowMultiple=true", ROW, Map.of()))
                .asInstanceOf(type(ComposioServerException.class))
                .matches(ComposioException::isOutcomeUnknown);
    }

    @Test
    void adoptsByAliasWhereSeveralAreAllowed() {
        send(CREATE + "&alias=home", ROW);
        simulator.fault(Fault.on("POST", "/connected_accounts").times(1).cutAfter());

        send(CREATE + "&allowMultiple=true&alias=work", ROW);

        assertThat(simulator.accountsOf("user_1")).extracting(Account::alias).containsExactlyInAnyOrder("home", "work");
    }

    @Test
    void doesNotTouchAnOlderAccountWithTheSameAlias() {
        send(CREATE + "&alias=work", ROW);
        simulator.fault(Fault.on("POST", "/connected_accounts").times(1).cutBefore());

        assertThat(failure(CREATE + "&allowMultiple=true&alias=work", Map.of("user_id", "user_1", "api_key", "sg-other-0002"),
                Map.of())).isInstanceOf(ComposioInvalidRequestException.class);
        assertThat(received("PATCH")).isEmpty();
        assertThat(simulator.accountsOf("user_1")).singleElement()
                .satisfies(account -> assertThat(account.val()).containsEntry("api_key", "sg-secret-0001"));
    }

    @Test
    void doesNotCreateAgainAfterALookThatBeganBeforeALateCommit() {
        simulator.fault(Fault.on("POST", "/connected_accounts").times(1).commitLate(Duration.ofMillis(750)));
        simulator.fault(Fault.on("GET", "/connected_accounts").times(1).delay(Duration.ZERO));
        simulator.fault(Fault.on("GET", "/connected_accounts").delay(Duration.ofMillis(300)));

        assertAdopted(send(CREATE, ROW));
        assertThat(received("POST")).hasSize(1);
    }

    @Test
    void refusesToGuessAmongSeveralNewAccounts() throws Exception {
        simulator.fault(Fault.on("POST", "/connected_accounts").times(2).cutAfter());
        simulator.fault(Fault.on("GET", "/connected_accounts").times(1).delay(Duration.ofMillis(1500)));
        CompletableFuture<Exchange> create = template.asyncSend(CREATE + "&responseTimeout=5s",
                message -> message.getMessage().setBody(ROW));
        await().until(() -> simulator.counts().total() == 1);
        createAsSomebodyElse();

        assertThat(create.join().getException()).hasMessageContaining("several new accounts")
                .asInstanceOf(type(ComposioConflictException.class))
                .satisfies(failure -> {
                    assertThat(failure.isOutcomeUnknown()).isTrue();
                    assertThat(failure.getConnectedAccountIds()).hasSize(2);
                });
        assertThat(received("POST")).hasSize(2);
    }

    /** An account of the same user that comes between our look-up and our create; its answer is lost too. */
    private void createAsSomebodyElse() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/api/v3.1/connected_accounts"))
                .header("x-api-key", simulator.apiKey()).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"auth_config":{"id":"ac_sendgrid"},"connection":{"user_id":"user_1",
                         "state":{"authScheme":"API_KEY","val":{"status":"ACTIVE","api_key":"sg-of-somebody-else"}}}}"""))
                .build();
        assertThat(catchThrowable(
                () -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding())))
                .isInstanceOf(IOException.class);
    }

    @Test
    void letsTheSecondOfTwoCreatesForOneUserSeeTheFirst() {
        simulator.latency(Duration.ofMillis(50));
        CompletableFuture<Exchange> one = template.asyncSend(CREATE, message -> message.getMessage().setBody(ROW));
        CompletableFuture<Exchange> other = template.asyncSend(CREATE, message -> message.getMessage().setBody(ROW));

        List<Exception> failures = Stream.of(one, other).map(each -> each.join().getException())
                .filter(Objects::nonNull).toList();
        assertThat(failures).singleElement().isInstanceOf(ComposioConflictException.class);
        assertThat(simulator.accountsOf("user_1")).hasSize(1);
    }

    private void assertAdopted(Exchange exchange) {
        assertThat(simulator.accountsOf("user_1")).singleElement().satisfies(account -> {
            assertThat(account.val()).containsEntry("api_key", "sg-secret-0001");
            assertThat(exchange.getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID)).isEqualTo(account.id());
        });
        assertThat(exchange.getMessage().getHeader(ComposioConstants.CONNECTION_STATUS)).isEqualTo("ACTIVE");
        assertThat(reply(exchange)).containsKeys("id", "connectionData", "status", "redirect_url");
    }
}
