package io.github.camelcomposio;

import java.util.Map;

import io.github.camelcomposio.bulk.RecordOrigin;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.operation.Parameters;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** Says of the records of an endpoint where they come from: which run, which split, which place in the source. */
final class RecordOrigins {

    private static final String RUN = "run-";

    private final Parameters parameters;
    private final boolean named;
    private final String ownRun;

    RecordOrigins(CamelContext context, Parameters parameters) {
        this.parameters = parameters;
        String option = parameters.beside("runId", header -> null, Map.of());
        this.named = option != null;
        this.ownRun = named ? option : RUN + context.getUuidGenerator().generateUuid();
    }

    /** The run of what no split has made and no header names. */
    String ownRun() {
        return ownRun;
    }

    RecordOrigin of(Exchange exchange) {
        boolean inSplit = exchange.getProperty(Exchange.SPLIT_INDEX) != null;
        String batch = inSplit ? exchange.getProperty(Exchange.CORRELATION_ID, String.class) : null;
        SplitRecord record = new SplitRecord(exchange);
        String position = record.position();
        return new RecordOrigin(
                runId(exchange, batch), batch, position == null ? "message " + exchange.getExchangeId() : position,
                record.userId());
    }

    /** Given, else one a split, else one for all that come to this endpoint until it stops. */
    private String runId(Exchange exchange, String batch) {
        String made = batch == null || named ? ownRun : RUN + batch;
        try {
            String given = parameters.beside("runId", exchange.getMessage()::getHeader, DynamicOptions.of(exchange));
            return given == null ? made : given;
        } catch (ComposioInvalidRequestException e) {
            return made;
        }
    }
}
