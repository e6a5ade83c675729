package io.github.camelcomposio.example.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes rows of what a query gives; the bean {@code databaseRows} of the routes. */
public final class DatabaseRows {

    private static final String SOURCE = "database";

    private final String table;
    private final String key;

    /**
     * @param table what positions call the table
     * @param key   the column whose value identifies a row; it is no part of the credential
     */
    public DatabaseRows(String table, String key) {
        this.table = table;
        this.key = key;
    }

    /** @param columns as the query names them, in the driver's case */
    public Row row(Map<String, Object> columns) {
        Map<String, Object> cells = new LinkedHashMap<>(columns);
        Optional<String> keyColumn = columns.keySet().stream().filter(key::equalsIgnoreCase).findFirst();
        if (keyColumn.isEmpty()) {
            return Row.unreadable(
                    SOURCE, table + "#?",
                    "the query gives no column " + key + "; name the primary key's column with import.jdbc.key");
        }
        return Row.of(SOURCE, table + "#" + cells.remove(keyColumn.get()), cells);
    }
}
