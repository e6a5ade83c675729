package io.github.camelcomposio.bulk;

import java.util.concurrent.CompletionException;

import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.error.ComposioAuthenticationException;
import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioImportStoppedException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.error.ComposioRateLimitException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.error.ComposioTransportException;

/** What a failure of a record means. */
final class ImportFailures {

    private ImportFailures() {
    }

    /** The failure itself, without what futures wrap around it. */
    static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** To be thrown in a future's continuation. */
    static RuntimeException rethrown(Throwable failure) {
        Throwable cause = unwrap(failure);
        return cause instanceof RuntimeException unchecked ? unchecked : new CompletionException(cause);
    }

    /** Whether the work may have been done in spite of the failure, or of the one that stopped the run. */
    static boolean isOutcomeUnknown(Throwable failure) {
        Throwable known = unwrap(failure);
        Throwable own = known instanceof ComposioImportStoppedException && known.getCause() != null ? known.getCause() : known;
        return own instanceof ComposioException composio && composio.isOutcomeUnknown();
    }

    /** Why a failure ends the run; null where it is one record's. */
    static String stops(Throwable failure, ComposioClient client) {
        if (failure instanceof ComposioAuthenticationException) {
            return "Composio does not accept the API key";
        }
        if (failure instanceof ComposioRateLimitException limit) {
            return "the rate limit leaves no request within maxRateLimitWait"
                   + (limit.getRetryAfter() == null ? "" : ", but in " + limit.getRetryAfter().toSeconds() + " s");
        }
        if (failure instanceof LedgerException ledger && !ledger.isPerhapsOfOneRecord()) {
            return "the ledger can't be used: " + ledger.getMessage();
        }
        boolean unanswered = failure instanceof ComposioServerException || failure instanceof ComposioTransportException;
        return unanswered && client.outage().isPresent()
                ? "Composio has not answered for " + client.outage().get().toSeconds() + " s" : null;
    }

    /** Why it failed, for a journal; null where it may quote a record. */
    static String reason(Throwable failure) {
        return failure instanceof ComposioException known ? known.getMessage() : null;
    }

    /** Composio's id of the request; null where none was answered. */
    static String requestId(Throwable failure) {
        return failure instanceof ComposioException known ? known.getRequestId() : null;
    }

    static boolean isNotFound(Throwable failure) {
        return unwrap(failure) instanceof ComposioNotFoundException;
    }
}
