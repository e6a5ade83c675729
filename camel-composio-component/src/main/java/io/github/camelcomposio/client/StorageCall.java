package io.github.camelcomposio.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.error.ComposioRateLimitException;
import io.github.camelcomposio.error.ComposioResponseException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.error.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transfer to or from storage: as many attempts as it takes, each of which is logged, without its address. Any of
 * them may be repeated: what is put twice is there once.
 */
final class StorageCall {

    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);
    /** Storage services tell the reason so. The rest of what they say may quote the address. */
    private static final Pattern CODE = Pattern.compile("<Code>(\\w{1,60})</Code>");
    private static final int LONGEST_REASON = 4096;

    private final ComposioClient client;
    private final String operation;
    private final String method;
    private final Transport.Url url;
    private final Map<String, String> headers;
    private final Content content;
    private final CompletableFuture<Transport.Received> result = new CompletableFuture<>();
    private final long started;
    private long attemptStarted;
    private int attempts;

    StorageCall(ComposioClient client, String operation, String method, Transport.Url url, Map<String, String> headers,
                Content content) {
        this.client = client;
        this.operation = operation;
        this.method = method;
        this.url = url;
        this.headers = headers;
        this.content = content;
        this.started = client.now();
    }

    CompletableFuture<Transport.Received> start() {
        safely(this::attempt);
        return result;
    }

    /** What a continuation throws would be lost, and the message with it. */
    private void safely(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    private void attempt() {
        attempts++;
        attemptStarted = client.now();
        transfer().whenComplete((received, failure) -> safely(() -> {
            if (failure == null) {
                answered(received);
            } else {
                unanswered(Call.unwrap(failure));
            }
        }));
    }

    private CompletableFuture<Transport.Received> transfer() {
        Spool spool = new Spool(client.settings().spoolFolder());
        try {
            return client.transport().transfer(method, url, headers, content, spool, client.blocking());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(new TransportFailure(e, false));
        }
    }

    private void answered(Transport.Received received) {
        int status = received.status();
        LOG.debug("{} {} at the storage answered {} in {} ms, attempt {}", operation, method, status,
                millisSince(attemptStarted), attempts);
        if (status >= 200 && status < 300) {
            result.complete(received);
            return;
        }
        client.blocking().execute(() -> safely(() -> refused(received)));
    }

    /** Runs where blocking is allowed, for the reason may lie in a file. */
    private void refused(Transport.Received received) {
        int status = received.status();
        String code = code(received);
        Duration retryAfter = RetryPolicy.retryAfter(received.headers(), client.clock());
        ComposioException exception = toException(status, code, retryAfter);
        if (client.settings().retries().retryable(status, received.headers())) {
            retry(retryAfter, exception);
        } else {
            result.completeExceptionally(exception);
        }
    }

    private void unanswered(Throwable failure) {
        TransportFailure lost = failure instanceof TransportFailure known
                ? known : new TransportFailure((Exception) failure, true);
        LOG.debug("{} {} at the storage got no answer in {} ms, attempt {}: {}", operation, method,
                millisSince(attemptStarted), attempts, lost.describe());
        boolean silent = lost.getCause().getClass() == SocketTimeoutException.class;
        retry(null, new ComposioTransportException(
                silent
                        ? "no answer from the storage within " + client.settings().responseTimeout().toMillis() + " ms"
                        : "no answer from the storage: " + lost.describe(),
                failure(0, null), lost));
    }

    private void retry(Duration retryAfter, ComposioException exception) {
        RetryPolicy policy = client.settings().retries();
        Duration delay = policy.delay(attempts - 1, retryAfter, ThreadLocalRandom.current());
        if (attempts > policy.maxRetries() || delay.compareTo(client.settings().maxRateLimitWait()) > 0) {
            result.completeExceptionally(exception);
            return;
        }
        client.timer().after(operation, delay).whenComplete((waited, stopped) -> {
            if (stopped != null) {
                result.completeExceptionally(exception);
            } else {
                safely(this::attempt);
            }
        });
    }

    private static String code(Transport.Received received) {
        try (Content reason = received.content(); InputStream in = reason.open()) {
            Matcher code = CODE.matcher(new String(in.readNBytes(LONGEST_REASON), StandardCharsets.UTF_8));
            return code.find() ? code.group(1) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private ComposioException toException(int status, String code, Duration retryAfter) {
        Failure failure = failure(status, code);
        if (status < 400) {
            return new ComposioResponseException("unexpected answer of the storage; redirects are not followed", failure);
        }
        return switch (status) {
            case 401, 403 -> new ComposioInvalidRequestException(
                    "the storage refuses the address",
                    failure.withSuggestedFix("get a new one: an address is good for a short time only"));
            case 404 -> new ComposioNotFoundException("the storage has no such file", failure);
            case 429 -> new ComposioRateLimitException(
                    "the storage gets too many requests", failure, retryAfter == null ? Duration.ZERO : retryAfter);
            default -> status >= 500 || status == 408
                    ? new ComposioServerException("the storage failed", failure)
                    : new ComposioInvalidRequestException("the storage refuses the request", failure);
        };
    }

    private Failure failure(int status, String code) {
        return new Failure(
                operation, status, code, null, null, null, attempts, Duration.ofMillis(millisSince(started)), false);
    }

    private long millisSince(long since) {
        return (client.now() - since) / 1_000_000;
    }
}
