package io.github.camelcomposio.example;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.example.report.Reasons;
import io.github.camelcomposio.example.source.CsvRecords;
import io.github.camelcomposio.example.source.Row;
import io.github.camelcomposio.example.source.RowException.UnreadableRowException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;

/** New credentials for accounts that are there; the bean {@code rotation} of the routes. */
public final class Rotation {

    private static final String ROW = "row";

    private final PrintStream out;
    private final Path file;
    private final char separator;
    private final AtomicInteger updated = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    /** @param file with the columns of an import's CSV file */
    public Rotation(PrintStream out, Path file, char separator) {
        this.out = out;
        this.file = file;
        this.separator = separator;
    }

    /** The new credentials, row by row. */
    public CsvRecords rows() throws IOException {
        return CsvRecords.open(file, separator, position -> {
        });
    }

    /** Makes the arguments of a search for the user's account of the row. */
    public void begin(Exchange exchange) {
        Message message = exchange.getMessage();
        Row row = message.getBody(Row.class);
        exchange.setProperty(ROW, row);
        if (row.problem() != null) {
            throw new UnreadableRowException(row.problem());
        }
        message.setHeader(ComposioConstants.USER_IDS, row.userId());
        message.setHeader(ComposioConstants.TOOLKIT_SLUGS, row.toolkit());
        message.setBody(null);
    }

    /** Makes an update of what the search found. */
    public void useOnlyAccount(Message message, @ExchangeProperty(ROW) Row row) {
        List<?> found = (List<?>) message.getBody(Map.class).get("items");
        List<Map<?, ?>> accounts = found.stream().<Map<?, ?>> map(Map.class::cast)
                .filter(account -> row.userId().equals(account.get("user_id"))).toList();
        if (accounts.size() != 1) {
            throw new UnreadableRowException("the user has " + accounts.size() + " active accounts, and one was meant");
        }
        message.setHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, accounts.get(0).get("id"));
        message.setBody(row.record());
    }

    /** Says that a user has a new credential. */
    public void updated(@ExchangeProperty(ROW) Row row) {
        updated.incrementAndGet();
        out.println("  " + row.userId() + " has a new " + row.toolkit() + " credential");
    }

    /** Says that a user has none. */
    public void failed(@ExchangeProperty(ROW) Row row, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        failed.incrementAndGet();
        out.println("  " + row.position() + ": " + Reasons.of(failure));
    }

    int updates() {
        return updated.get();
    }

    int failures() {
        return failed.get();
    }
}
