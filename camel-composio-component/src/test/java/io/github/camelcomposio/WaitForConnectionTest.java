package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.error.ComposioConnectionFailedException;
import io.github.camelcomposio.error.ComposioConnectionTimeoutException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting for a user to finish: until ACTIVE, until it is in vain, or until the time is up. */
class WaitForConnectionTest extends SharedContextTestBase {

    private static final String WAIT = "composio:connectedAccounts/waitForConnection?pollInterval=10ms&timeout=10s";

    private Exchange link() {
        Exchange reply = send("composio:connectedAccounts/link?authConfigId=ac_sendgrid", Map.of("userId", newUser()));
        simulator.clearRequests();
        return reply;
    }

    private String linkedAccount() {
        return link().getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class);
    }

    private static Map<String, Object> of(String id) {
        return Map.of(ComposioConstants.CONNECTED_ACCOUNT_ID, id);
    }

    @Test
    void looksAgainUntilTheAccountIsActive() {
        Exchange link = link();
        String id = link.getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, String.class);
        CompletableFuture<Exchange> waiting = CompletableFuture.supplyAsync(() -> send(WAIT, null, of(id)));
        await().until(() -> received("GET").size() >= 2);

        simulator.completeLink(
                link.getMessage().getHeader(ComposioConstants.REDIRECT_URL, String.class).replaceAll(".*/", ""));

        assertThat(waiting.join().getMessage().getHeader(ComposioConstants.CONNECTION_STATUS)).isEqualTo("ACTIVE");
    }

    @ParameterizedTest
    @CsvSource({ "FAILED, OAuth callback failed", "EXPIRED, not completed in time", "REVOKED, by the user", "FAILED, " })
    void failsAtOnceWithTheReason(String status, String reason) {
        String id = linkedAccount();
        simulator.setStatus(id, status, reason);

        assertThat(failure(WAIT, null, of(id))).asInstanceOf(type(ComposioConnectionFailedException.class))
                .satisfies(failure -> {
                    assertThat(failure.getConnectedAccountId()).isEqualTo(id);
                    assertThat(failure.getConnectionStatus()).isEqualTo(status);
                    assertThat(failure.getReason()).isEqualTo(reason);
                    assertThat(failure).hasMessageContaining(status).hasMessageContaining(reason == null ? "" : reason);
                    assertThat(failure.getAttempts()).isEqualTo(1);
                    assertThat(failure.getRequestId()).isNotNull();
                });
        assertThat(simulator.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "INACTIVE", "INITIALIZING", "INITIATED" })
    void goesOnWaitingUntilTheTimeIsUp(String status) {
        String id = linkedAccount();
        simulator.setStatus(id, status, null);

        assertThat(failure("composio:connectedAccounts/waitForConnection?pollInterval=10&timeout=60", null, of(id)))
                .asInstanceOf(type(ComposioConnectionTimeoutException.class)).satisfies(failure -> {
                    assertThat(failure.getConnectedAccountId()).isEqualTo(id);
                    assertThat(failure.getConnectionStatus()).isEqualTo(status);
                    assertThat(failure).hasMessageContaining("60 ms");
                    assertThat(failure.getElapsed()).hasMillis(failure.getElapsed().toMillis()).isGreaterThanOrEqualTo(
                            java.time.Duration.ofMillis(60));
                });
        assertThat(simulator.requests()).hasSizeGreaterThan(1);
    }

    @Test
    void looksOnceWhereItMayNotWait() {
        String id = linkedAccount();
        assertThat(failure("composio:connectedAccounts/waitForConnection?timeout=0", null, of(id)))
                .isInstanceOf(ComposioConnectionTimeoutException.class);
        assertThat(simulator.requests()).hasSize(1);
    }

    @Test
    void refusesToLookWithoutAPause() {
        assertThat(failure("composio:connectedAccounts/waitForConnection?pollInterval=0", null, of("ca_1")))
                .isInstanceOf(ComposioInvalidRequestException.class).hasMessageContaining("pollInterval");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void failsForAnAccountThatIsNotThere() {
        assertThat(failure(WAIT, null, of("ca_none"))).isInstanceOf(ComposioNotFoundException.class);
    }
}
