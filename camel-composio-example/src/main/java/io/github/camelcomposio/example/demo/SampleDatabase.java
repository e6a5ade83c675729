package io.github.camelcomposio.example.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** Puts the sample data into a table, in SQL that every database understands. */
public final class SampleDatabase {

    private static final List<String> COLUMNS = List.of("user_id", "toolkit", "auth_scheme", "auth_config_id", "api_key",
            "token", "username", "password");

    private SampleDatabase() {
    }

    /** Creates the table {@code credentials} and fills it. */
    public static void create(DataSource database, List<Map<String, String>> rows) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table credentials (id integer primary key, "
                                  + String.join(" varchar(1000), ", COLUMNS) + " varchar(1000))");
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into credentials values (?" + ", ?".repeat(COLUMNS.size()) + ")")) {
                for (int id = 1; id <= rows.size(); id++) {
                    insert.setInt(1, id);
                    for (int column = 0; column < COLUMNS.size(); column++) {
                        insert.setString(column + 2, rows.get(id - 1).get(COLUMNS.get(column)));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }
}
