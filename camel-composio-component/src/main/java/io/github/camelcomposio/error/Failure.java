package io.github.camelcomposio.error;

import java.time.Duration;

/**
 * What is known of a failed operation. Everything but the operation may be missing. Holds nothing secret: text of the
 * server is redacted before it gets here.
 *
 * @param operation      what was tried, such as {@code connectedAccounts/initiate}
 * @param status         the HTTP status, 0 where no answer came
 * @param code           Composio's error code, a number or a word
 * @param slug           Composio's error slug, such as {@code ConnectedAccount_ResourceNotFound}
 * @param requestId      Composio's id of the request, for its support
 * @param suggestedFix   what Composio or this component advises
 * @param attempts       how often the request was sent, 0 where it never was
 * @param elapsed        time from the first attempt to the failure
 * @param outcomeUnknown whether the work may have been done in spite of the failure
 */
public record Failure(
        String operation, int status, String code, String slug, String requestId, String suggestedFix, int attempts,
        Duration elapsed, boolean outcomeUnknown) {

    /** A failure found before anything was sent. */
    public static Failure notSent(String operation) {
        return new Failure(operation, 0, null, null, null, null, 0, Duration.ZERO, false);
    }

    /** A failure that an answer to a request, sent once, shows only in its content. */
    public static Failure answered(String operation, int status, String requestId) {
        return new Failure(operation, status, null, null, requestId, null, 1, Duration.ZERO, false);
    }

    /** The same with an advice. */
    public Failure withSuggestedFix(String fix) {
        return new Failure(operation, status, code, slug, requestId, fix, attempts, elapsed, outcomeUnknown);
    }

    /** The same, with the work perhaps done. */
    public Failure withOutcomeUnknown() {
        return new Failure(operation, status, code, slug, requestId, suggestedFix, attempts, elapsed, true);
    }

    /** What we tried, what came back, request id, the fix: in this order. */
    String describe(String what) {
        StringBuilder text = new StringBuilder(operation).append(": ").append(what);
        if (status > 0) {
            text.append(" [HTTP ").append(status);
            append(text, ", ", slug);
            append(text, ", code ", code);
            text.append(']');
        }
        if (attempts > 1) {
            text.append(" after ").append(attempts).append(" attempts in ").append(elapsed.toMillis()).append(" ms");
        }
        append(text, ", request id ", requestId);
        if (outcomeUnknown) {
            text.append(". It is not known whether Composio did the work");
        }
        append(text, ". To fix: ", suggestedFix);
        return text.toString();
    }

    private static void append(StringBuilder text, String lead, String value) {
        if (value != null && !value.isEmpty()) {
            text.append(lead).append(value);
        }
    }
}
