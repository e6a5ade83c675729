package io.github.camelcomposio.operation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.error.ComposioConnectionFailedException;
import io.github.camelcomposio.error.ComposioConnectionTimeoutException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.Failure;
import io.github.camelcomposio.model.ConnectionStatus;

/**
 * {@code connectedAccounts/waitForConnection}: asks for the account until it is ACTIVE. Between two looks the message
 * gives its place in flight to others.
 */
final class WaitForConnectionHandler implements OperationHandler {

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        Duration timeout = invocation.arguments().duration("timeout");
        if (invocation.arguments().duration("pollInterval").isZero()) {
            throw new ComposioInvalidRequestException(
                    invocation.operation().name(), "argument pollInterval is 0, which would ask without a pause");
        }
        return new Wait(invocation, timeout).look();
    }

    private static final class Wait {

        private final Invocation invocation;
        private final Duration timeout;
        private final Duration interval;
        private final long started;
        private int looks;

        Wait(Invocation invocation, Duration timeout) {
            this.invocation = invocation;
            this.timeout = timeout;
            this.interval = invocation.arguments().duration("pollInterval");
            this.started = invocation.client().now();
        }

        CompletableFuture<Reply> look() {
            looks++;
            return invocation.client().send(RestHandler.request(invocation.operation(), invocation.arguments()))
                    .thenCompose(this::decide);
        }

        private CompletableFuture<Reply> decide(ApiResponse account) {
            String id = invocation.arguments().text("connectedAccountId");
            String status = Json.text(account.body(), "status");
            if (ConnectionStatus.ACTIVE.equals(status)) {
                return CompletableFuture.completedFuture(Reply.of(invocation, account));
            }
            if (ConnectionStatus.isTerminal(String.valueOf(status))) {
                String reason = Json.text(account.body(), "status_reason");
                return CompletableFuture.failedFuture(
                        new ComposioConnectionFailedException(failure(account), id, status, reason));
            }
            Duration left = timeout.minusNanos(invocation.client().now() - started);
            if (left.isNegative() || left.isZero()) {
                return CompletableFuture.failedFuture(
                        new ComposioConnectionTimeoutException(failure(account), id, status, timeout));
            }
            Duration pause = interval.compareTo(left) < 0 ? interval : left;
            return invocation.sleeper().sleep(pause).thenCompose(slept -> look());
        }

        private Failure failure(ApiResponse account) {
            Duration elapsed = Duration.ofNanos(invocation.client().now() - started);
            return new Failure(invocation.operation().name(), 0, null, null, account.requestId(), null, looks, elapsed, false);
        }
    }
}
