package io.github.camelcomposio.sources.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.github.camelcomposio.model.CredentialFields;
import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.sources.RecordReader;

/** The rows of a query, read while they are asked for. */
final class DatabaseRows implements RecordReader {

    static final String AFTER = "after";
    /** What says whose a record is, and is no less so for being the key. */
    private static final List<String> IDENTITIES = List.of("user_id", "alias", "connected_account_id");

    private final NamedSql sql;
    private final boolean keepKey;
    private final RowKey key;
    private final List<String> labels = new ArrayList<>();
    private final Connection connection;
    private final PreparedStatement statement;
    private ResultSet rows;
    private String after;
    private boolean found;

    /**
     * @param name    what positions call the rows
     * @param keepKey whether the key's columns may be part of the credential
     * @param after   the key after which to begin, where the query asks for it
     */
    DatabaseRows(DataSource database, NamedSql sql, String name, List<String> key, int fetchSize, boolean keepKey,
                 String after) throws SQLException {
        this.sql = sql;
        this.keepKey = keepKey;
        this.after = after;
        connection = database.getConnection();
        try {
            // PostgreSQL streams in a transaction only
            connection.setAutoCommit(false);
            statement = connection.prepareStatement(sql.text());
            statement.setFetchSize(fetchSize);
            ResultSetMetaData result = statement.getMetaData();
            for (int i = 1; i <= result.getColumnCount(); i++) {
                labels.add(result.getColumnLabel(i));
            }
            this.key = new RowKey(name, key, result);
        } catch (SQLException | RuntimeException e) {
            closeAll();
            throw e;
        }
    }

    RowKey key() {
        return key;
    }

    List<String> labels() {
        return labels;
    }

    @Override
    public CredentialRecord next() throws IOException {
        try {
            while (true) {
                if (rows == null) {
                    query();
                }
                if (rows.next()) {
                    found = true;
                    return record();
                }
                boolean more = found && !sql.names().isEmpty();
                rows.close();
                rows = null;
                if (!more) {
                    return null;
                }
            }
        } catch (SQLException e) {
            throw SqlFailures.describe("the query failed", e);
        }
    }

    /** A query with {@code :after} is asked again, after the last key, until it gives no more rows. */
    private void query() throws SQLException {
        found = false;
        for (int i = 0; i < sql.names().size(); i++) {
            key.set(statement, i + 1, AFTER, after);
        }
        rows = statement.executeQuery();
    }

    private CredentialRecord record() throws SQLException {
        String position = key.position(rows);
        if (position == null) {
            return CredentialRecord.unreadable(key.unknown(), "the row has no key");
        }
        after = key.text(position);
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= labels.size(); i++) {
            String label = labels.get(i - 1);
            if (keepKey || !key.has(i) || IDENTITIES.stream().anyMatch(each -> CredentialFields.sameName(each, label))) {
                try {
                    row.put(label, value(rows, i));
                } catch (CharacterCodingException e) {
                    return CredentialRecord.unreadable(position, "column " + label + " is binary, and no text");
                }
            }
        }
        return new CredentialRecord(position, row);
    }

    /** What a record may hold: texts, numbers, times; anything else as the database writes it. */
    static Object value(ResultSet rows, int index) throws SQLException, CharacterCodingException {
        Object value = rows.getObject(index);
        if (value instanceof byte[] bytes) {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        }
        boolean plain = value == null || value instanceof String || value instanceof Number || value instanceof Boolean
                || value instanceof java.util.Date || value instanceof java.time.temporal.Temporal;
        return plain ? value : rows.getString(index);
    }

    @Override
    public void close() throws IOException {
        try {
            closeAll();
        } catch (SQLException e) {
            throw new IOException(SqlFailures.text(e));
        }
    }

    /** The transaction has read only. Closing a connection closes its statements. */
    private void closeAll() throws SQLException {
        try {
            connection.rollback();
        } finally {
            connection.close();
        }
    }
}
