package io.github.camelcomposio.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.camelcomposio.error.ComposioAuthenticationException;
import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioResponseException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.error.Failure;
import io.github.camelcomposio.model.Redaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request on its way: as many attempts as it takes, each of which asks for the key, takes its turn in the rate
 * limit and is logged. A request that is not repeatable is repeated only when it surely was not carried out.
 */
final class Call {

    private static final Logger LOG = LoggerFactory.getLogger(ComposioClient.class);

    private final ComposioClient client;
    private final ApiRequest request;
    private final Credential credential;
    private final byte[] body;
    private final CompletableFuture<ApiResponse> result = new CompletableFuture<>();
    private final Retries retries;
    private final long started;
    private String key;
    private String refusedKey;
    private int attempts;
    private boolean keyAskedAgain;
    private Duration rateWaited = Duration.ZERO;
    private long attemptStarted;
    private volatile long sentAt;
    private boolean mayHaveRun;
    private ComposioException last;

    Call(ComposioClient client, ApiRequest request) {
        this.client = client;
        this.request = request;
        this.credential = client.settings().keys().chosen(request.credential());
        this.body = request.body() == null ? null : Json.write(request.body());
        this.retries = new Retries(client);
        this.started = client.now();
        this.sentAt = started;
    }

    CompletableFuture<ApiResponse> start() {
        attempt();
        return result;
    }

    /** When the last attempt was sent, on the client's clock. */
    long sentAt() {
        return sentAt;
    }

    private void attempt() {
        if (credential == Credential.NONE) {
            takeTurn();
            return;
        }
        client.key(credential).whenComplete((found, failure) -> safely(() -> {
            key = found == null ? "" : found.trim();
            if (key.equals(refusedKey)) {
                fail(last);
            } else if (failure != null || !ApiKey.isSendable(key)) {
                fail(noKey(failure));
            } else {
                takeTurn();
            }
        }));
    }

    /** What a continuation throws would be lost, and the message with it. */
    private void safely(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void takeTurn() {
        Duration mayWait = client.settings().maxRateLimitWait().minus(rateWaited);
        Duration mayPark = client.settings().maxOutageWait();
        client.pacer().acquire(request, mayWait, mayPark, started, client.timer())
                .whenComplete((permit, refused) -> safely(() -> {
                    if (refused != null) {
                        fail(last != null ? last : refused);
                    } else {
                        rateWaited = rateWaited.plus(permit.waited());
                        retries.attempt(permit);
                        send(permit);
                    }
                }));
    }

    private void send(Pacer.Permit permit) {
        try {
            client.watch().beforeSend(request);
        } catch (RuntimeException | Error e) {
            permit.unused();
            throw e;
        }
        attempts++;
        attemptStarted = client.now();
        sentAt = attemptStarted;
        URI base = client.settings().baseUrl();
        Transport.Url url = new Transport.Url(
                base.getScheme(), base.getHost(), base.getPort(), client.pathPrefix(request.version()) + request.target());
        transmit(url, headers()).whenComplete((answer, failure) -> safely(() -> {
            if (failure == null) {
                answered(permit, answer);
            } else {
                unanswered(permit, unwrap(failure));
            }
        }));
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put("Accept", "application/json");
        if (credential != Credential.NONE) {
            headers.put(credential.header(), key);
        }
        return headers;
    }

    private CompletableFuture<Transport.Answer> transmit(Transport.Url url, Map<String, String> headers) {
        try {
            return client.transport().send(request.method(), url, headers, body, () -> sentAt = client.now());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(new TransportFailure(e, false));
        }
    }

    private void answered(Pacer.Permit permit, Transport.Answer answer) {
        RateHeaders rate = RateHeaders.of(answer.headers());
        Duration retryAfter = RetryPolicy.retryAfter(answer.headers(), client.clock());
        permit.answered(answer.status(), rate, retryAfter);
        client.traffic().count(request.operation(), Traffic.Outcome.of(answer.status()), attempts);
        if (LOG.isDebugEnabled()) {
            LOG.debug("{} {} answered {} in {} ms, attempt {}, request id {}, budget left {}", request.operation(), request,
                    answer.status(), millisSince(attemptStarted), attempts, answer.headers().get("x-request-id"),
                    rate.remaining());
        }
        int status = answer.status();
        mayHaveRun |= writes() && (status >= 500 || status == 408);
        if (status >= 200 && status < 300) {
            read(answer);
        } else if (status == 429) {
            takeTurnAgain(answer, retryAfter);
        } else if (status == 401 && keyRotates() && !keyAskedAgain) {
            keyAskedAgain = true;
            refusedKey = key;
            last = toException(answer, retryAfter);
            attempt();
        } else if (mayRepeat(answer)) {
            repeat(status, retryAfter, toException(answer, retryAfter));
        } else {
            fail(toException(answer, retryAfter));
        }
    }

    private boolean keyRotates() {
        return client.settings().keys().get(credential).map(ApiKey::rotates).orElse(false);
    }

    /**
     * A request that was not admitted was not carried out: it waits with everybody else, however many retries there
     * are.
     */
    private void takeTurnAgain(Transport.Answer answer, Duration retryAfter) {
        boolean forbidden = request.repetition() == Repetition.NEVER
                || "false".equals(answer.headers().get("x-should-retry"));
        Duration left = client.settings().maxRateLimitWait().minus(rateWaited);
        if (forbidden || left.isNegative() || left.isZero() || retryAfter != null && retryAfter.compareTo(left) > 0) {
            fail(toException(answer, retryAfter));
        } else {
            attempt();
        }
    }

    private boolean mayRepeat(Transport.Answer answer) {
        boolean surelyNotRun = answer.status() < 500 && answer.status() != 408;
        boolean allowed = request.repetition() == Repetition.FREELY
                || request.repetition() == Repetition.UNLESS_DONE && surelyNotRun;
        return allowed && client.settings().retries().retryable(answer.status(), answer.headers());
    }

    private void unanswered(Pacer.Permit permit, Throwable failure) {
        TransportFailure lost = failure instanceof TransportFailure known
                ? known : new TransportFailure((Exception) failure, true);
        permit.unanswered(lost.describe());
        client.traffic().count(request.operation(), Traffic.Outcome.NO_ANSWER, attempts);
        LOG.debug("{} {} got no answer in {} ms, attempt {}: {}", request.operation(), request, millisSince(attemptStarted),
                attempts, lost.describe());
        mayHaveRun |= lost.isSent() && writes();
        ComposioTransportException exception = new ComposioTransportException(
                lost.getCause() instanceof SocketTimeoutException && lost.isSent()
                        ? "no answer within " + client.settings().responseTimeout().toMillis() + " ms"
                        : "no answer: " + lost.describe(),
                failure(0, null, mayHaveRun), lost);
        if (request.repetition() == Repetition.FREELY || !lost.isSent()) {
            repeat(0, null, exception);
        } else {
            fail(exception);
        }
    }

    private boolean writes() {
        return !request.method().equals("GET");
    }

    /** What fails in an outage is parked until that is over, if it has the patience. */
    private void repeat(int status, Duration retryAfter, ComposioException failure) {
        last = failure;
        if (retries.isOutage(status)) {
            attempt();
        } else if (retries.isSpent()) {
            fail(failure);
        } else {
            retry(retries.next(retryAfter));
        }
    }

    private void retry(Duration delay) {
        if (delay.compareTo(client.settings().maxRateLimitWait()) > 0) {
            fail(last);
            return;
        }
        client.timer().after(request.operation(), delay).whenComplete((waited, stopped) -> {
            if (stopped != null) {
                fail(last);
            } else {
                safely(this::attempt);
            }
        });
    }

    private void read(Transport.Answer answer) {
        try {
            result.complete(ApiResponse.of(answer, request.isListAnswer()));
        } catch (IOException e) {
            Failure failure = failure(answer.status(), answer.headers().get("x-request-id"), writes());
            fail(new ComposioResponseException(
                    "the answer (" + answer.body().length + " bytes) is no JSON "
                                               + (request.isListAnswer() ? "array" : "object")
                                               + " that can be read",
                    failure));
        }
    }

    private ComposioException toException(Transport.Answer answer, Duration retryAfter) {
        Redaction redaction = Redaction.of(key, request.body(), request.headers().values());
        return ErrorAnswers.toException(request, answer, redaction, attempts, Duration.ofMillis(millisSince(started)),
                retryAfter, mayHaveRun);
    }

    private ComposioException noKey(Throwable failure) {
        return new ComposioAuthenticationException(
                "the " + credential.title() + " is missing, or has characters in it that no key has",
                failure(0, null, false).withSuggestedFix("check " + credential.places()),
                unwrap(failure));
    }

    private Failure failure(int status, String requestId, boolean outcomeUnknown) {
        return new Failure(
                request.operation(), status, null, null, requestId, null, attempts,
                Duration.ofMillis(millisSince(started)), outcomeUnknown);
    }

    private long millisSince(long since) {
        return (client.now() - since) / 1_000_000;
    }

    private void fail(Throwable failure) {
        result.completeExceptionally(unwrap(failure));
    }

    static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
