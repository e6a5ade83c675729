package io.github.camelcomposio;

import io.github.camelcomposio.bulk.JournalEntry;
import io.github.camelcomposio.bulk.RejectedRecord;
import org.apache.camel.Exchange;
import org.apache.camel.SafeCopyProperty;

/**
 * What is known of a record that an import rejected, beside its exception. Goes with the exchange and its copies, and
 * is no property that a route would see.
 *
 * @param line   what the journal says of it
 * @param dryRun whether nothing was to be written
 * @param cause  the exception that it is about
 */
record Rejection(JournalEntry line, boolean dryRun, Throwable cause) implements SafeCopyProperty {

    private static final String KEY = "CamelComposioRejection";

    static void note(Exchange exchange, RejectedRecord rejected) {
        exchange.getExchangeExtension()
                .setSafeCopyProperty(KEY, new Rejection(rejected.line(), rejected.dryRun(), rejected.getCause()));
    }

    /** What is known of a failure; null where it is not an import's. */
    static Rejection of(Exchange exchange, Throwable cause) {
        Rejection noted = exchange.getExchangeExtension().getSafeCopyProperty(KEY, Rejection.class);
        return noted != null && noted.cause() == cause ? noted : null;
    }

    @Override
    public SafeCopyProperty safeCopy() {
        return this;
    }
}
