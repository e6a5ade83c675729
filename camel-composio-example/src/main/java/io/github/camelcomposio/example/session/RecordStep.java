package io.github.camelcomposio.example.session;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.error.ComposioImportStoppedException;
import io.github.camelcomposio.model.CredentialRecord;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The step of the source's route that imports one record: lets it in, hands it to the component, counts what became of
 * it. Once it is told to stop, it lets no further record in: these fail as those of a run do that was stopped, and count
 * as not attempted.
 */
final class RecordStep extends AsyncProcessorSupport {

    private static final String OPERATION = "connectedAccounts/import";

    private final AsyncProducer importer;
    private final String runId;
    private final long limit;
    private final Tally tally;
    private final AtomicLong admitted = new AtomicLong();
    private final AtomicReference<String> stopReason = new AtomicReference<>();
    private final AtomicReference<CredentialRecord> first = new AtomicReference<>();
    private volatile boolean told;

    /**
     * @param importer the component's
     * @param limit    how many records are let in; 0 for all
     */
    RecordStep(AsyncProducer importer, String runId, long limit, Tally tally) {
        this.importer = importer;
        this.runId = runId;
        this.limit = limit;
        this.tally = tally;
    }

    /** Lets no further record in. */
    void stop(String reason) {
        told |= stopReason.compareAndSet(null, reason);
    }

    /** Why the run was stopped. */
    Optional<String> stopReason() {
        return Optional.ofNullable(stopReason.get());
    }

    /** Whether it was {@link #stop} that ended the run, of which the component knows nothing. */
    boolean wasTold() {
        return told;
    }

    /** The first record that came; null while there was none. */
    CredentialRecord first() {
        return first.get();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (first.get() == null && exchange.getMessage().getBody() instanceof CredentialRecord known) {
            first.compareAndSet(null, known);
        }
        String reason = stopReason.get();
        if (reason == null && limit > 0 && admitted.incrementAndGet() > limit) {
            reason = "only the first " + limit + " records were wanted (--limit)";
        }
        if (reason != null) {
            tally.notAttempted();
            exchange.setException(new ComposioImportStoppedException(OPERATION, runId, reason));
            callback.done(true);
            return true;
        }
        return importer.process(exchange, sync -> {
            count(exchange);
            callback.done(sync);
        });
    }

    private void count(Exchange exchange) {
        if (exchange.getException() instanceof ComposioImportStoppedException stopped) {
            stopReason.compareAndSet(null, stopped.getReason());
            tally.notAttempted();
        } else if (exchange.getException() == null && exchange.getMessage().getBody() instanceof ImportOutcome outcome) {
            tally.done(outcome);
        }
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(importer);
    }
}
