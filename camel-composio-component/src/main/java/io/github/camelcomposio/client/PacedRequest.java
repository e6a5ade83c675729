package io.github.camelcomposio.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.error.ComposioRateLimitException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.error.Failure;

/** A request that waits for the right to be sent. Belongs to its {@link Pacer}, whose lock guards it. */
final class PacedRequest {

    private final ApiRequest request;
    private final long maxWait;
    private final long begun;
    private final long maxOutageWait;
    private final Timer timer;
    private final CompletableFuture<Pacer.Permit> granted = new CompletableFuture<>();
    private long since;
    private long parkedAt;

    /**
     * @param since         when it came
     * @param maxWait       nanoseconds that it may wait, parked time not counted
     * @param begun         when its call began
     * @param maxOutageWait nanoseconds that it waits for the end of an outage; 0 where it does not
     */
    PacedRequest(ApiRequest request, long since, long maxWait, long begun, long maxOutageWait, Timer timer) {
        this.request = request;
        this.since = since;
        this.maxWait = maxWait;
        this.begun = begun;
        this.maxOutageWait = maxOutageWait;
        this.timer = timer;
    }

    String operation() {
        return request.operation();
    }

    boolean isRepeatable() {
        return request.repetition() == Repetition.FREELY;
    }

    boolean isPatient() {
        return maxOutageWait > 0;
    }

    /** Until when it waits for the end of an outage; one that had lasted before is none of its own waiting. */
    long patientUntil(long outageBegan) {
        return Math.max(begun, outageBegan) + maxOutageWait;
    }

    Timer timer() {
        return timer;
    }

    CompletableFuture<Pacer.Permit> granted() {
        return granted;
    }

    PacedRequest parkedAt(long now) {
        parkedAt = now;
        return this;
    }

    PacedRequest goingOnAt(long now) {
        since += now - parkedAt;
        return this;
    }

    Duration waited(long now) {
        return Duration.ofNanos(now - since);
    }

    boolean maySendAt(long moment) {
        return moment - since <= maxWait;
    }

    void giveUp(Duration retryAfter) {
        granted.completeExceptionally(new ComposioRateLimitException(
                "the rate limit leaves no request for the next " + retryAfter.toMillis()
                                                                     + " ms, longer than maxRateLimitWait allows",
                Failure.notSent(operation()).withSuggestedFix(
                        "send it again later, raise maxRateLimitWait, or ask Composio for a larger budget"),
                retryAfter));
    }

    void giveUpOutage(Duration lasted) {
        granted.completeExceptionally(new ComposioTransportException(
                operation(), "not sent, for Composio has not answered properly for " + lasted.toMillis()
                             + " ms, longer than maxOutageWait allows"));
    }

    void stopped() {
        granted.completeExceptionally(Timer.stopping(operation()));
    }
}
