package io.github.camelcomposio.sources.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.sources.BeanUser;
import io.github.camelcomposio.sources.Columns;
import io.github.camelcomposio.sources.ImportSourceException;
import org.apache.camel.Exchange;

/**
 * The row that has an account's current credential. The query's parameters are {@code :user}, {@code :toolkit},
 * {@code :account} and {@code :authConfig}, from the headers of the message.
 */
public class DatabaseFetch extends BeanUser {

    private static final Map<String, String> HEADERS = Map.of("user", ComposioConstants.USER_ID, "toolkit",
            ComposioConstants.TOOLKIT, "account", ComposioConstants.CONNECTED_ACCOUNT_ID, "authConfig",
            ComposioConstants.AUTH_CONFIG_ID);

    private String dataSource;
    private String query;
    private String columns;

    /**
     * Makes the row the body, as a {@link CredentialRecord}; null where there is none.
     *
     * @throws ImportSourceException if the database can't be asked, or has several rows
     */
    public void fetch(Exchange exchange) throws IOException {
        NamedSql sql = NamedSql.parse(query);
        sql.names().stream().filter(name -> !HEADERS.containsKey(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(
                    "the query has the parameter :" + name + "; it may have :user, :toolkit, :account, :authConfig");
        });
        if (sql.names().isEmpty()) {
            throw new IllegalArgumentException("the query has no parameter, and would give everybody the same row");
        }
        try (Connection connection = bean(dataSource, DataSource.class).getConnection();
             PreparedStatement statement = connection.prepareStatement(sql.text())) {
            List<String> names = sql.names();
            for (int i = 0; i < names.size(); i++) {
                statement.setString(i + 1, exchange.getMessage().getHeader(HEADERS.get(names.get(i)), String.class));
            }
            statement.setMaxRows(2);
            exchange.getMessage().setBody(row(statement));
        } catch (SQLException e) {
            throw SqlFailures.describe("the query failed", e);
        }
    }

    private CredentialRecord row(PreparedStatement statement) throws SQLException, IOException {
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return null;
            }
            ResultSetMetaData result = rows.getMetaData();
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= result.getColumnCount(); i++) {
                row.put(result.getColumnLabel(i), DatabaseRows.value(rows, i));
            }
            if (rows.next()) {
                throw new ImportSourceException("the query gives several rows for one account; it is to give one");
            }
            return (isNone(columns) ? new Columns() : bean(columns, Columns.class))
                    .apply(new CredentialRecord("fetched", row));
        }
    }

    /** The name of the bean {@code DataSource}. */
    public void setDataSource(String dataSource) {
        this.dataSource = dataSource;
    }

    /** What gives the row: {@code select api_key from credentials where user_id = :user}. */
    public void setQuery(String query) {
        this.query = query;
    }

    /** The name of the bean {@link Columns}; none for columns that have Composio's names. */
    public void setColumns(String columns) {
        this.columns = columns;
    }
}
