package io.github.camelcomposio.sources.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.sources.ImportSourceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks rows that were imported, with a statement a row, many in one transaction. What could not be marked is imported
 * all the same; it is counted, and read again next time. Thread-safe.
 */
final class Marks {

    /** How many rows are marked together. */
    static final int TOGETHER = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Marks.class);

    private final DataSource database;
    private final NamedSql sql;
    private final RowKey key;
    private List<ImportOutcome> waiting = new ArrayList<>();
    private long unmarked;
    private String failure;

    /** @throws IllegalArgumentException if the statement has a parameter that nothing is known of */
    Marks(DataSource database, String sql, RowKey key) {
        this.database = database;
        this.sql = NamedSql.parse(sql);
        this.key = key;
        this.sql.names().stream().filter(name -> !key.names(name) && !values(null).containsKey(name)).findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "mark has the parameter :" + name + "; it may have the key's columns, "
                                                       + (key.isSingle() ? ":key, " : "") + ":account, :action, :run, :user");
                });
        if (this.sql.names().stream().noneMatch(key::names)) {
            throw new IllegalArgumentException("mark has no parameter for the key, and would mark all rows");
        }
    }

    private static Map<String, String> values(ImportOutcome outcome) {
        return outcome == null
                ? Map.of("account", "", "action", "", "run", "", "user", "")
                : Map.of("account", text(outcome.connectedAccountId()), "action", outcome.action().name(), "run",
                        text(outcome.runId()), "user", text(outcome.userId()));
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    /** Marks the row, now or with others. */
    void add(ImportOutcome outcome) {
        List<ImportOutcome> full;
        synchronized (this) {
            waiting.add(outcome);
            if (waiting.size() < TOGETHER) {
                return;
            }
            full = waiting;
            waiting = new ArrayList<>();
        }
        write(full);
    }

    /** @throws ImportSourceException if rows could not be marked */
    void finish() {
        List<ImportOutcome> rest;
        synchronized (this) {
            rest = waiting;
            waiting = new ArrayList<>();
        }
        write(rest);
        synchronized (this) {
            if (failure != null) {
                throw new ImportSourceException(
                        unmarked + " rows were imported and could not be marked (" + failure
                                                + "); correct that and import again, which costs no request for them");
            }
        }
    }

    private void write(List<ImportOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
                for (ImportOutcome outcome : outcomes) {
                    set(statement, outcome);
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            failed(outcomes.size(), SqlFailures.text(e));
        }
    }

    private void set(PreparedStatement statement, ImportOutcome outcome) throws SQLException {
        for (int i = 0; i < sql.names().size(); i++) {
            String name = sql.names().get(i);
            if (key.names(name)) {
                key.set(statement, i + 1, name, key.text(outcome.position()));
            } else {
                statement.setString(i + 1, values(outcome).get(name));
            }
        }
    }

    private synchronized void failed(int count, String why) {
        if (failure == null) {
            LOG.warn("Imported rows can't be marked: {}", why);
            failure = why;
        }
        unmarked += count;
    }
}
