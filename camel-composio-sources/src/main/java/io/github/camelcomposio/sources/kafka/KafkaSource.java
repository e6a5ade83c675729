package io.github.camelcomposio.sources.kafka;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.sources.Columns;
import io.github.camelcomposio.sources.ImportSource;
import io.github.camelcomposio.sources.ImportSourceException;
import io.github.camelcomposio.sources.JsonRecords;
import io.github.camelcomposio.sources.RecordReader;
import io.github.camelcomposio.sources.SourceWarnings;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records of a Kafka topic, in batches. Their positions are partition and offset: {@code credentials-0@17}. Offsets are
 * committed when all records of a batch are imported or rejected. When the run is stopped, they are not, and the route
 * stops: nothing is lost.
 */
public class KafkaSource extends ImportSource {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaSource.class);
    private static final String BATCH = "CamelComposioKafkaBatch";
    private static final String USER = "user_id";

    private JsonRecords json = new JsonRecords(false);
    private String textColumn;
    private volatile boolean stopping;

    @Override
    protected RecordReader read(Exchange exchange, Columns columns, SourceWarnings warnings) {
        if (stopping) {
            throw new ImportSourceException("the import was stopped; these records stay uncommitted");
        }
        @SuppressWarnings("unchecked")
        List<Exchange> batch = exchange.getMessage().getBody(List.class);
        exchange.setProperty(BATCH, batch);
        return new BatchRecords(batch, json, textColumn, !columns.getNames().isEmpty(), warnings);
    }

    /** Where the columns are named and none of them for the user's id, it is the key of the message. */
    @Override
    protected Columns adapted(Columns given) {
        if (given.getNames().isEmpty() || given.getNames().containsKey(USER) || given.getConstants().containsKey(USER)) {
            return given;
        }
        Map<String, String> names = new LinkedHashMap<>(given.getNames());
        names.put(USER, BatchRecords.KEY);
        Columns adapted = new Columns();
        adapted.setNames(names);
        adapted.setConstants(given.getConstants());
        adapted.setValues(given.getValues());
        adapted.setToolkits(given.getToolkits());
        return adapted;
    }

    /**
     * Commits the batch.
     *
     * @throws ImportSourceException if the run was stopped: nothing is committed, and the route stops
     */
    @Override
    public void close(Exchange exchange) {
        super.close(exchange);
        ImportReport report = exchange.getMessage().getBody(ImportReport.class);
        if (report.notAttempted() > 0) {
            stop(exchange.getFromRouteId());
            throw new ImportSourceException(
                    "the import was stopped: " + report.stopReason()
                                            + ". Nothing of the last batch was committed, and the route "
                                            + exchange.getFromRouteId()
                                            + " stops. Remove the cause and start it again: what is done costs nothing");
        }
        if (getCamelContext().isStopping() && report.outcomes().rejected() > 0) {
            throw new ImportSourceException("the process ends, and so these records stay uncommitted");
        }
        commit(exchange);
    }

    /** Each partition up to its last record of the batch, and not what the consumer has fetched since. */
    private static void commit(Exchange exchange) {
        Map<Object, KafkaManualCommit> last = new LinkedHashMap<>();
        for (Object each : exchange.getProperty(BATCH, List.class)) {
            var message = ((Exchange) each).getMessage();
            last.put(message.getHeader(KafkaConstants.TOPIC) + "-" + message.getHeader(KafkaConstants.PARTITION),
                    message.getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class));
        }
        last.values().forEach(KafkaManualCommit::commit);
    }

    /** In another thread: this one is the consumer's, for which the stop waits. */
    private void stop(String routeId) {
        stopping = true;
        getCamelContext().getExecutorServiceManager().newThread("ComposioImportStop", () -> {
            try {
                getCamelContext().getRouteController().stopRoute(routeId);
            } catch (Exception e) {
                LOG.error("The route {} can't be stopped, and imports nothing any more", routeId, e);
                return;
            }
            stopping = false;
        }).start();
    }

    /** {@code json}, the default, or {@code dynamodb}. */
    public void setFormat(String format) {
        if (!isNone(format) && !"json".equals(format) && !"dynamodb".equals(format)) {
            throw new IllegalArgumentException("there is no format " + format + "; there are json, dynamodb");
        }
        json = new JsonRecords("dynamodb".equals(format));
    }

    /** The column that a value is which is no JSON object, such as {@code api_key}; by default it is rejected. */
    public void setTextColumn(String textColumn) {
        this.textColumn = isNone(textColumn) ? null : textColumn;
    }
}
