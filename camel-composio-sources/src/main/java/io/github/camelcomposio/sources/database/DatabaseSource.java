package io.github.camelcomposio.sources.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.sources.Columns;
import io.github.camelcomposio.sources.ImportSource;
import io.github.camelcomposio.sources.RecordReader;
import io.github.camelcomposio.sources.SourceWarnings;
import org.apache.camel.Exchange;

/**
 * Records of a query. Their positions are table and key: {@code credentials#42}. Rows that were imported can be marked;
 * without marks, an import of a table that is read by key can go on where it ended.
 */
public class DatabaseSource extends ImportSource {

    private static final Pattern TABLE = Pattern.compile("(?is)\\bfrom\\s+([\\w.\"]+)");

    private String dataSource;
    private String query;
    private List<String> key = List.of("id");
    private String name;
    private String mark;
    private String after;
    private String state;
    private int fetchSize = 1000;

    @Override
    protected RecordReader read(Exchange exchange, Columns columns, SourceWarnings warnings) throws SQLException {
        DataSource database = bean(dataSource, DataSource.class);
        NamedSql sql = NamedSql.parse(query);
        if (sql.names().stream().anyMatch(each -> !each.equals(DatabaseRows.AFTER))) {
            throw new IllegalArgumentException("the query may have the parameter :after, and no other");
        }
        LowWater lowWater = isNone(state) || hasOnly() ? null : new LowWater(Path.of(state), fetchSize);
        String begin = begin(sql, lowWater);
        try {
            DatabaseRows rows = new DatabaseRows(
                    database, sql, isNone(name) ? table() : name, key, fetchSize, !columns.getNames().isEmpty(), begin);
            columns.requireIn("the query", rows.labels());
            return new TrackedRows(rows, isNone(mark) ? null : new Marks(database, mark, rows.key()), lowWater);
        } catch (SQLException e) {
            throw SqlFailures.describe("the query failed", e);
        }
    }

    private String begin(NamedSql sql, LowWater lowWater) {
        if (sql.names().isEmpty()) {
            if (lowWater != null) {
                throw new IllegalArgumentException("a state file wants a query with :after: where id > :after order by id");
            }
            return null;
        }
        if (key.size() > 1) {
            throw new IllegalArgumentException("a query with :after wants a key of one column");
        }
        String reached = lowWater == null ? null : lowWater.read();
        if (reached == null && after == null) {
            throw new IllegalArgumentException("the query has :after: say after which key to begin");
        }
        return reached == null ? after : reached;
    }

    private String table() {
        Matcher table = TABLE.matcher(query);
        return table.find() ? table.group(1).replace("\"", "") : "row";
    }

    /** The record that the message was is imported. */
    public void imported(Exchange exchange) {
        rows(exchange).imported(exchange.getMessage().getBody(ImportOutcome.class));
    }

    /** The record that the message is was rejected. */
    public void rejected(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof CredentialRecord record) {
            rows(exchange).rejected(record.getPosition());
        }
    }

    @Override
    public void close(Exchange exchange) {
        rows(exchange).finish();
        super.close(exchange);
    }

    private static TrackedRows rows(Exchange exchange) {
        return reader(exchange, TrackedRows.class);
    }

    /** The name of the bean {@code DataSource}. It gives one connection for reading, and one for marks. */
    public void setDataSource(String dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What to read. With {@code :after} (for example {@code where id > :after order by id limit 1000}) it is asked
     * again, after the last key, until it gives no more rows.
     */
    public void setQuery(String query) {
        this.query = query;
    }

    /** The columns that identify a row, with commas between; {@code id} by default. */
    public void setKey(String key) {
        this.key = Arrays.stream(key.split(",")).map(String::strip).toList();
    }

    /** What positions call the rows; the query's first table by default. */
    public void setName(String name) {
        this.name = name;
    }

    /**
     * A statement for each row that is imported, such as {@code update credentials set imported_at = now() where id =
     * :id}. Its parameters: the key's columns, {@code :key}, {@code :account}, {@code :action}, {@code :run},
     * {@code :user}.
     */
    public void setMark(String mark) {
        this.mark = mark;
    }

    /** The key after which to begin where there is no state yet. */
    public void setAfter(String after) {
        this.after = isNone(after) ? null : after;
    }

    /** The file that keeps up to which key all rows have ended; none by default. */
    public void setState(String state) {
        this.state = state;
    }

    /** How many rows the driver fetches at a time; 1,000 by default. */
    public void setFetchSize(int fetchSize) {
        this.fetchSize = fetchSize;
    }
}
