package io.github.camelcomposio;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;

import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.bulk.JournalEntry;
import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioImportStoppedException;
import io.github.camelcomposio.error.ComposioRejectedCredentialException;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/**
 * Makes an {@link ImportReport} of the records of a split: it becomes the body after the split, which has the headers
 * of the message before it. To be used with {@code streaming} and {@code parallelProcessing}, and without
 * {@code stopOnException}. One bean serves any number of splits at a time; none needs more memory for more records.
 * <p>
 * A record is what the body says, an {@link ImportOutcome}; else what its exception says, also where an error handler
 * has dealt with it. A record with neither, of a route that threw the outcome away, counts as a reject with the error
 * {@value #NO_OUTCOME}. A {@link ComposioImportStoppedException} counts as not attempted.
 * <p>
 * Where an outcome does not name its toolkit, it comes from the header {@code CamelComposioToolkit}; without that,
 * outcomes are told apart by auth config. With a ledger, {@link ImportReport#of} knows more.
 */
public class ImportReportStrategy implements AggregationStrategy {

    static final String NO_OUTCOME = "NoImportOutcome";

    /** On the exchange before the split, while it lasts. */
    private static final String BUILDER = "CamelComposioImportReportBuilder";

    private final Clock clock;
    private int rejectsKept = ImportReport.REJECTS_KEPT;
    private Integer limitPerMinute;
    private boolean otherMessages;

    public ImportReportStrategy() {
        this(Clock.systemUTC());
    }

    ImportReportStrategy(Clock clock) {
        this.clock = clock;
    }

    public int getRejectsKept() {
        return rejectsKept;
    }

    /** How many rejects are kept; more are only counted. 10,000 by default. */
    public void setRejectsKept(int rejectsKept) {
        this.rejectsKept = rejectsKept;
    }

    public Integer getLimitPerMinute() {
        return limitPerMinute;
    }

    /** How many requests a minute the import may make, to be shown; null, the default, for what the outcomes say. */
    public void setLimitPerMinute(Integer limitPerMinute) {
        this.limitPerMinute = limitPerMinute;
    }

    public boolean isOtherMessages() {
        return otherMessages;
    }

    /**
     * Whether the messages of exceptions that are not the component's are shown. They may quote a record with its
     * credentials, so that by default only the exception's name is.
     */
    public void setOtherMessages(boolean otherMessages) {
        this.otherMessages = otherMessages;
    }

    @Override
    public Exchange aggregate(Exchange oldExchange, Exchange newExchange) {
        Exchange result = result(oldExchange, newExchange);
        add(builder(result), newExchange);
        return result;
    }

    @Override
    public Exchange aggregate(Exchange oldExchange, Exchange newExchange, Exchange inputExchange) {
        if (inputExchange == null) {
            return aggregate(oldExchange, newExchange);
        }
        add(builder(inputExchange), newExchange);
        return result(oldExchange, newExchange);
    }

    @Override
    public void onCompletion(Exchange exchange) {
        exchange.getMessage().setBody(report(exchange));
    }

    /** Also called where nothing was split: then there is no exchange but the one before the split. */
    @Override
    public void onCompletion(Exchange exchange, Exchange inputExchange) {
        if (inputExchange == null) {
            onCompletion(exchange);
            return;
        }
        ImportReport report = report(inputExchange);
        if (exchange == null) {
            inputExchange.getMessage().setBody(report);
        } else {
            exchange.getMessage().setHeaders(new LinkedHashMap<>(inputExchange.getMessage().getHeaders()));
            exchange.getMessage().setBody(report);
        }
    }

    /** An exchange of its own, so that neither a record nor its failure is kept. */
    private static Exchange result(Exchange oldExchange, Exchange newExchange) {
        return oldExchange == null ? new DefaultExchange(newExchange.getContext()) : oldExchange;
    }

    private ImportReport report(Exchange holder) {
        ImportReport report = builder(holder).build();
        holder.removeProperty(BUILDER);
        return report;
    }

    private synchronized ImportReport.Builder builder(Exchange holder) {
        ImportReport.Builder builder = holder.getProperty(BUILDER, ImportReport.Builder.class);
        if (builder == null) {
            builder = ImportReport.builder().rejectsKept(rejectsKept).limitPerMinute(limitPerMinute)
                    .startedAt(Instant.ofEpochMilli(holder.getClock().getCreated()));
            holder.setProperty(BUILDER, builder);
        }
        return builder;
    }

    private void add(ImportReport.Builder builder, Exchange exchange) {
        SplitRecord split = new SplitRecord(exchange);
        Throwable failure = exchange.getException();
        if (failure == null && exchange.getMessage().getBody() instanceof ImportOutcome outcome) {
            addOutcome(builder, split, outcome);
            return;
        }
        failure = failure == null ? exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class) : failure;
        Throwable cause = cause(failure);
        if (cause instanceof ComposioImportStoppedException stopped) {
            builder.runId(stopped.getRunId()).addNotAttempted(stopped.getReason());
        } else {
            addReject(builder, exchange, cause);
        }
    }

    private void addOutcome(ImportReport.Builder builder, SplitRecord split, ImportOutcome outcome) {
        if (outcome.dryRun()) {
            builder.dryRun();
        }
        if (outcome.runId() != null) {
            builder.runId(outcome.runId());
        }
        if (limitPerMinute == null && outcome.requestsPerMinute() != null) {
            builder.limitPerMinute(outcome.requestsPerMinute());
        }
        builder.add(new JournalEntry(
                outcome.runId(), outcome.position() == null ? split.position() : outcome.position(), outcome.userId(),
                outcome.authConfigId(), outcome.toolkit() == null ? split.toolkit() : outcome.toolkit(),
                outcome.connectedAccountId(), outcome.action(), null, null, outcome.status(), null, outcome.requests(),
                clock.instant(), outcome.verification()));
    }

    private void addReject(ImportReport.Builder builder, Exchange exchange, Throwable cause) {
        SplitRecord split = new SplitRecord(exchange);
        ComposioException known = cause instanceof ComposioException composio ? composio : null;
        ComposioRejectedCredentialException refused
                = cause instanceof ComposioRejectedCredentialException credential ? credential : null;
        String reason = cause != null && (known != null || otherMessages) ? cause.getMessage() : null;
        Rejection rejection = Rejection.of(exchange, cause);
        if (rejection != null) {
            addRejection(builder, split, rejection, reason);
            return;
        }
        builder.add(new JournalEntry(
                null, split.position(), split.userId(), split.authConfigId(), split.toolkit(),
                refused == null ? null : refused.getConnectedAccountId(), null,
                cause == null ? NO_OUTCOME : cause.getClass().getSimpleName(), reason, null,
                known == null ? null : known.getRequestId(), 0, clock.instant(),
                refused == null ? null : ImportOutcome.Verification.REJECTED));
    }

    private static void addRejection(
            ImportReport.Builder builder, SplitRecord split, Rejection rejection, String reason) {
        JournalEntry line = rejection.line();
        if (rejection.dryRun()) {
            builder.dryRun();
        }
        builder.runId(line.runId()).add(new JournalEntry(
                line.runId(), line.position(), line.userId(), line.authConfigId(),
                line.toolkit() == null ? split.toolkit() : line.toolkit(), line.connectedAccountId(), line.action(),
                line.error(), reason, line.status(), line.requestId(), line.requests(), line.at(), line.verification()));
    }

    /** The component's exception, where another one is wrapped around it. */
    private static Throwable cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ComposioException) {
                return cause;
            }
        }
        return failure;
    }
}
