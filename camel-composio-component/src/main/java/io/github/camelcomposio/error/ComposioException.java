package io.github.camelcomposio.error;

import java.time.Duration;

/**
 * Something went wrong with an operation. Its subclasses are the cases in which a route would act differently. Neither
 * its message nor anything else of it contains a credential or the API key.
 */
public abstract class ComposioException extends RuntimeException {

    private final Failure failure;

    protected ComposioException(String what, Failure failure, Throwable cause) {
        super(failure.describe(what), cause);
        this.failure = failure;
    }

    /** All that is known of the failure. */
    public Failure getFailure() {
        return failure;
    }

    /** What was tried, such as {@code connectedAccounts/initiate}. */
    public String getOperation() {
        return failure.operation();
    }

    /** The HTTP status, 0 where no answer came. */
    public int getStatus() {
        return failure.status();
    }

    /** Composio's error code, a number or a word; null where there is none. */
    public String getCode() {
        return failure.code();
    }

    /** Composio's error slug, such as {@code ConnectedAccount_ResourceNotFound}; null where there is none. */
    public String getSlug() {
        return failure.slug();
    }

    /** Composio's id of the request, for its support; null where no answer came. */
    public String getRequestId() {
        return failure.requestId();
    }

    /** What Composio or this component advises; may be null. */
    public String getSuggestedFix() {
        return failure.suggestedFix();
    }

    /** How often the request was sent; 0 where it never was. */
    public int getAttempts() {
        return failure.attempts();
    }

    /** The time from the first attempt to the failure. */
    public Duration getElapsed() {
        return failure.elapsed();
    }

    /** Whether the work may have been done in spite of the failure. */
    public boolean isOutcomeUnknown() {
        return failure.outcomeUnknown();
    }
}
