package io.github.camelcomposio.sources.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.camelcomposio.model.CredentialFields;
import io.github.camelcomposio.sources.ImportSourceException;

/** The columns that identify a row of a result, and the row's position: {@code credentials#42}. */
final class RowKey {

    private final String name;
    private final List<String> columns;
    private final int[] indexes;
    private final int[] types;

    /** @throws ImportSourceException if the result does not have one of the columns */
    RowKey(String name, List<String> columns, ResultSetMetaData result) throws SQLException {
        this.name = name;
        this.columns = columns;
        this.indexes = new int[columns.size()];
        this.types = new int[columns.size()];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = index(columns.get(i), result);
            types[i] = result.getColumnType(indexes[i]);
        }
    }

    private static int index(String column, ResultSetMetaData result) throws SQLException {
        List<String> labels = new ArrayList<>();
        for (int i = 1; i <= result.getColumnCount(); i++) {
            labels.add(result.getColumnLabel(i));
            if (CredentialFields.sameName(result.getColumnLabel(i), column)) {
                return i;
            }
        }
        throw new ImportSourceException(
                "the query gives no column " + column + ", which is to be the rows' key; it gives "
                                        + String.join(", ", labels));
    }

    boolean has(int index) {
        return Arrays.stream(indexes).anyMatch(each -> each == index);
    }

    boolean isSingle() {
        return indexes.length == 1;
    }

    /** Where the current row stands; null where its key is not whole. */
    String position(ResultSet row) throws SQLException {
        List<String> parts = new ArrayList<>();
        for (int index : indexes) {
            String part = row.getString(index);
            if (part == null) {
                return null;
            }
            parts.add(isSingle() ? part : part.replace("%", "%25").replace(",", "%2C"));
        }
        return name + "#" + String.join(",", parts);
    }

    /** A position without a key, of a row that has none. */
    String unknown() {
        return name + "#null";
    }

    /** The key of a position as one text. */
    String text(String position) {
        return position.substring(name.length() + 1);
    }

    /** Whether a parameter of a statement is the key, or a part of it. */
    boolean names(String parameter) {
        return isSingle() && "key".equals(parameter)
                || columns.stream().anyMatch(column -> CredentialFields.sameName(column, parameter));
    }

    /**
     * Sets a parameter to the key, or to the part of it that it names.
     *
     * @param key as {@link #text} gives it
     */
    void set(PreparedStatement statement, int index, String parameter, String key) throws SQLException {
        int part = 0;
        for (int i = 0; i < columns.size(); i++) {
            part = CredentialFields.sameName(columns.get(i), parameter) ? i : part;
        }
        String value = isSingle() ? key : key.split(",", -1)[part].replace("%2C", ",").replace("%25", "%");
        statement.setObject(index, value, types[part]);
    }
}
