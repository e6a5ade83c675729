package io.github.camelcomposio.example;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioServerException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.example.report.Reasons;
import io.github.camelcomposio.example.report.RejectFile;
import io.github.camelcomposio.example.report.Tally;
import io.github.camelcomposio.example.source.Row;
import io.github.camelcomposio.example.source.RowException.DuplicateRowException;
import io.github.camelcomposio.example.source.RowException.NotAttemptedException;
import io.github.camelcomposio.example.source.RowException.UnreadableRowException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * One import: lets rows in, writes down what became of them, and stops when going on makes no sense. The bean
 * {@code importRun} of the routes. Thread-safe.
 */
public final class ImportRun {

    /** The exchange property with the row that is being imported. */
    static final String ROW = "row";

    private final Tally tally = new Tally();
    private final RejectFile rejects;
    private final int outageLimit;
    private final Map<String, String> positions = new ConcurrentHashMap<>();
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private final AtomicInteger unreached = new AtomicInteger();
    private final AtomicReference<String> lastUnreached = new AtomicReference<>();
    private final AtomicReference<String> stopped = new AtomicReference<>();

    private final BiConsumer<String, String> watcher;

    /**
     * @param outageLimit so many failures of Composio in a row, with no success between, stop the run
     * @param watcher     told position and reason of each reject
     */
    public ImportRun(RejectFile rejects, int outageLimit, BiConsumer<String, String> watcher) {
        this.rejects = rejects;
        this.outageLimit = outageLimit;
        this.watcher = watcher;
    }

    public Tally tally() {
        return tally;
    }

    /** Why the run was stopped. */
    public Optional<String> stopReason() {
        return Optional.ofNullable(stopped.get());
    }

    /**
     * Takes a row's place by its record, if the row may be imported: the run goes on, the row can be read, and it is
     * the first about its user and toolkit. The component would refuse a second one too; that is watched here so that the
     * reason names the earlier row, and takes a map entry a row.
     */
    public void admit(Exchange exchange) {
        Row row = exchange.getMessage().getBody(Row.class);
        exchange.setProperty(ROW, row);
        requireGoing();
        if (row.problem() != null) {
            throw new UnreadableRowException(row.problem());
        }
        String earlier = row.userId().isEmpty() ? null : positions.putIfAbsent(row.subject(), row.position());
        if (earlier != null) {
            throw new DuplicateRowException(earlier);
        }
        exchange.getMessage().setBody(row.record());
    }

    /** Fails once the run is stopped. */
    public void requireGoing() {
        if (stopped.get() != null) {
            throw new NotAttemptedException();
        }
    }

    /** The account is there. */
    public void created(@ExchangeProperty(ROW) Row row) {
        failuresInARow.set(0);
        tally.created(row);
    }

    /** The row is at fault. */
    public void reject(@ExchangeProperty(ROW) Row row, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        positions.remove(row.subject(), row.position());
        String reason = Reasons.of(failure);
        rejects.add(row, failure.getClass().getSimpleName(), reason);
        tally.rejected(row, reason);
        watcher.accept(row.position(), reason);
    }

    /**
     * Composio is at fault: the row is rejected, and too many of them in a row stop the run. What fails later, being
     * under way by then, counts as not attempted if Composio surely did nothing.
     */
    public void rejectInOutage(
            @ExchangeProperty(ROW) Row row, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) ComposioException failure) {
        if (stopped.get() != null && !failure.isOutcomeUnknown()) {
            tally.notAttempted();
            return;
        }
        reject(row, failure);
        if (failure instanceof ComposioTransportException || failure instanceof ComposioServerException) {
            unreached.incrementAndGet();
            lastUnreached.set(Reasons.of(failure));
        }
        if (failuresInARow.incrementAndGet() >= outageLimit) {
            stop(outageLimit + " requests in a row failed; the last one: " + Reasons.of(failure));
        }
    }

    /** After the last row: a run of fewer rows than the limit in which Composio did nothing counts as stopped too. */
    public void stopIfNeverReached() {
        if (unreached.get() > 0 && tally.created() == 0 && tally.rejected() == unreached.get()) {
            stop("Composio could not be reached, or failed, for every row; the last failure: " + lastUnreached.get());
        }
    }

    /** No row can succeed. */
    public void stopFor(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        stop(Reasons.of(failure));
        tally.notAttempted();
    }

    /** The source from which the exchange came can't be read. */
    public void stopForSource(
            Exchange exchange, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        stop("the " + exchange.getFromRouteId() + " source can't be read: " + Failures.describe(failure));
    }

    /** The run was stopped before it came to this row. */
    public void notAttempted() {
        tally.notAttempted();
    }

    /** From now on no row is attempted. The first reason is kept. */
    public void stop(String reason) {
        stopped.compareAndSet(null, reason);
    }
}
