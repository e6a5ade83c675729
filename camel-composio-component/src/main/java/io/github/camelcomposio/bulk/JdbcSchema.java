package io.github.camelcomposio.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tables of a ledger, and which version and key they have.
 *
 * @param prefix what the names of the tables begin with
 */
record JdbcSchema(String prefix) {

    private static final int VERSION = 1;
    private static final String STATEMENTS = "ledger-" + VERSION + ".sql";
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,62}\\.)?[A-Za-z_][A-Za-z0-9_]{0,30}");
    /** Instances that start together create the same tables; all but one fail, and then find them there. */
    private static final int ATTEMPTS = 5;

    JdbcSchema {
        if (prefix == null || !PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "tablePrefix must be letters, digits and underscores, with a schema and a dot before it where"
                                               + " needed: composio_ or imports.composio_");
        }
    }

    /** A statement, in which {@code ${prefix}} stands for the prefix. */
    String sql(String text) {
        return text.replace("${prefix}", prefix).replace("${index}", prefix.substring(prefix.indexOf('.') + 1));
    }

    /** Sees that the tables are there, and are those of this release. */
    void prepare(JdbcTransactions transactions, boolean createTables) {
        Integer version = version(transactions);
        for (int attempt = 1; version == null && createTables && attempt <= ATTEMPTS; attempt++) {
            create(transactions, attempt == ATTEMPTS);
            version = version(transactions);
        }
        if (version == null) {
            throw new IllegalStateException(
                    "the ledger's tables (" + prefix + "…) are not in the database: set createTables=true, or"
                                            + " run " + STATEMENTS + ", which is in this jar");
        }
        checkVersion(version);
    }

    /** Whether the tables are there; where they are, sees that they are those of this release. */
    boolean isThere(JdbcTransactions transactions) {
        Integer version = version(transactions);
        if (version == null) {
            return false;
        }
        checkVersion(version);
        return true;
    }

    private void checkVersion(int version) {
        if (version != VERSION) {
            throw new IllegalStateException(
                    "the ledger's tables (" + prefix + "…) have version " + version + ", and this release works"
                                            + " with version " + VERSION
                                            + ": use the release that they were made with, or another tablePrefix");
        }
    }

    private Integer version(JdbcTransactions transactions) {
        try {
            return transactions.attempt(connection -> {
                try (Statement statement = connection.createStatement();
                     ResultSet row = statement.executeQuery(sql("SELECT version FROM ${prefix}ledger_version WHERE id = 1"))) {
                    return row.next() ? row.getInt(1) : null;
                }
            });
        } catch (SQLException e) {
            JdbcFailure failure = JdbcFailure.of(e);
            if (failure.isMissingTable()) {
                return null;
            }
            throw failure.describe("reading the version of the tables");
        }
    }

    private void create(JdbcTransactions transactions, boolean last) {
        try {
            transactions.attempt(connection -> {
                try (Statement statement = connection.createStatement()) {
                    for (String text : statements()) {
                        statement.execute(sql(text));
                    }
                    return null;
                }
            });
        } catch (SQLException e) {
            if (last) {
                throw JdbcFailure.of(e).describe("creating the tables");
            }
        }
    }

    private static List<String> statements() {
        try (InputStream file = JdbcSchema.class.getResourceAsStream(STATEMENTS)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(line -> line.replaceFirst("--.*", "")).collect(Collectors.joining("\n"));
            return Arrays.stream(text.split(";")).map(String::strip).filter(statement -> !statement.isEmpty()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sees that the entries were made with this key, or throws them away. */
    void useKey(JdbcTransactions transactions, String keyId, boolean rekey) {
        boolean fits = transactions.run("comparing the key", connection -> {
            String known = knownKey(connection);
            if (keyId.equals(known)) {
                return true;
            }
            if (known != null && !rekey) {
                return false;
            }
            replaceKey(connection, known, keyId);
            return true;
        });
        if (!fits) {
            throw anotherKey();
        }
    }

    /**
     * Whether the entries were made with this key.
     *
     * @param rekey whether it does not matter where they were not
     */
    boolean hasKey(JdbcTransactions transactions, String keyId, boolean rekey) {
        String known = transactions.run("comparing the key", this::knownKey);
        if (known != null && !known.equals(keyId) && !rekey) {
            throw anotherKey();
        }
        return keyId.equals(known);
    }

    private static IllegalStateException anotherKey() {
        return new IllegalStateException(
                "the ledger was made with another key, so that nothing in it would be recognized."
                                         + " Give the key it was made with (the ledger's secretKey; without one it is the API key),"
                                         + " or set rekey=true to throw away what it knows of credentials: every record is then looked"
                                         + " up and written again. Runs and journals stay");
    }

    private String knownKey(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery(sql("SELECT key_id FROM ${prefix}ledger_version WHERE id = 1"))) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private void replaceKey(Connection connection, String known, String keyId) throws SQLException {
        String still = known == null ? "key_id IS NULL" : "key_id = ?";
        try (PreparedStatement update = connection.prepareStatement(
                sql("UPDATE ${prefix}ledger_version SET key_id = ? WHERE id = 1 AND " + still));
             Statement delete = connection.createStatement()) {
            update.setString(1, keyId);
            if (known != null) {
                update.setString(2, known);
            }
            if (update.executeUpdate() == 0) {
                throw JdbcFailure.raced();
            }
            delete.executeUpdate(sql("DELETE FROM ${prefix}ledger"));
        }
    }
}
