package io.github.camelcomposio.sources;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;

import org.apache.camel.Exchange;

/** A source of a route template: opens its records for a message, and says at the end whether all were read. */
public abstract class ImportSource extends BeanUser {

    private static final String RECORDS = "CamelComposioRecords";

    private String columns;
    private String only;
    private String warnings;

    /**
     * Opens the source.
     *
     * @param  exchange  the message for which
     * @throws Exception if it can't be read
     */
    protected abstract RecordReader read(Exchange exchange, Columns columns, SourceWarnings warnings) throws Exception;

    /** The columns as this source needs them. */
    protected Columns adapted(Columns given) {
        return given;
    }

    /** Makes the records, read while they are asked for, the body. */
    public void open(Exchange exchange) throws Exception {
        Columns mapping = adapted(isNone(columns) ? new Columns() : bean(columns, Columns.class));
        SourceWarnings collected = isNone(warnings) ? new SourceWarnings() : bean(warnings, SourceWarnings.class);
        Predicate<String> wanted = wanted();
        Records records = new Records(read(exchange, mapping, collected), wanted, mapping);
        exchange.setProperty(RECORDS, records);
        exchange.getMessage().setBody(records);
    }

    /** @throws ImportSourceException if the source could not be read to its end */
    public void close(Exchange exchange) {
        exchange.getProperty(RECORDS, Records.class).requireComplete();
    }

    /** What reads the records of a message, or of a part of it. */
    protected static <R extends RecordReader> R reader(Exchange exchange, Class<R> type) {
        return type.cast(exchange.getProperty(RECORDS, Records.class).reader());
    }

    /** Whether a reject file says which records are imported. */
    protected boolean hasOnly() {
        return !isNone(only);
    }

    /** Tells by its position whether a record is to be imported. */
    protected Predicate<String> wanted() {
        if (!hasOnly()) {
            return position -> true;
        }
        Set<String> positions = RejectFile.positions(Path.of(only));
        return positions::contains;
    }

    /** The name of the bean {@link Columns}; none for columns that have Composio's names. */
    public void setColumns(String columns) {
        this.columns = columns;
    }

    /** The path of a reject file: only the records whose positions stand in it are imported; none for all. */
    public void setOnly(String only) {
        this.only = only;
    }

    /** The name of a bean {@link SourceWarnings} that collects what is warned about; none for the log only. */
    public void setWarnings(String warnings) {
        this.warnings = warnings;
    }
}
