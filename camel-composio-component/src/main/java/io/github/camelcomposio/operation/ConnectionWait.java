package io.github.camelcomposio.operation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.error.ComposioConnectionFailedException;
import io.github.camelcomposio.error.ComposioConnectionTimeoutException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.Failure;
import io.github.camelcomposio.model.ConnectionStatus;

/**
 * Asks for an account until it is ACTIVE. Between two looks the message gives its place in flight to others. Takes the
 * arguments {@code timeout} and {@code pollInterval}.
 */
final class ConnectionWait {

    private final Invocation invocation;
    private final String operation;
    private final String accountId;
    private final Duration timeout;
    private final Duration interval;
    private final long started;
    private final String advice;
    private int looks;

    /** @param advice what would help when it takes too long; null for none */
    ConnectionWait(Invocation invocation, String accountId, String advice) {
        this.advice = advice;
        this.invocation = invocation;
        this.operation = invocation.operation().name();
        this.accountId = accountId;
        this.timeout = invocation.arguments().duration("timeout");
        this.interval = interval(invocation);
        this.started = invocation.client().now();
    }

    /** How often to look; refuses to look without a pause. */
    static Duration interval(Invocation invocation) {
        Duration interval = invocation.arguments().duration("pollInterval");
        if (interval.isZero()) {
            throw new ComposioInvalidRequestException(
                    invocation.operation().name(), "argument pollInterval is 0, which would ask without a pause");
        }
        return interval;
    }

    /** The account, ACTIVE; fails when it can't become so, or the time is up. */
    CompletableFuture<ApiResponse> untilActive() {
        looks++;
        return invocation.client()
                .send(ApiRequest.get(operation, "/connected_accounts/{connectedAccountId}").path("connectedAccountId",
                        accountId))
                .thenCompose(this::decide);
    }

    private CompletableFuture<ApiResponse> decide(ApiResponse account) {
        String status = Json.text(account.body(), "status");
        if (ConnectionStatus.ACTIVE.equals(status)) {
            return CompletableFuture.completedFuture(account);
        }
        if (ConnectionStatus.isTerminal(String.valueOf(status))) {
            String reason = Json.text(account.body(), "status_reason");
            return CompletableFuture.failedFuture(
                    new ComposioConnectionFailedException(failure(account), accountId, status, reason));
        }
        Duration left = timeout.minusNanos(invocation.client().now() - started);
        if (left.isNegative() || left.isZero()) {
            return CompletableFuture.failedFuture(
                    new ComposioConnectionTimeoutException(failure(account), accountId, status, timeout));
        }
        Duration pause = interval.compareTo(left) < 0 ? interval : left;
        return invocation.sleeper().sleep(pause).thenCompose(slept -> untilActive());
    }

    private Failure failure(ApiResponse account) {
        Duration elapsed = Duration.ofNanos(invocation.client().now() - started);
        return new Failure(operation, 0, null, null, account.requestId(), advice, looks, elapsed, false);
    }
}
