package io.github.camelcomposio.sources.tokens;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.github.camelcomposio.sources.database.SqlFailures;

/**
 * The user's table of tokens. Each change is one statement with a condition, so that instances which share the table
 * never do the same thing, and a process may end between any two. Thread-safe.
 */
final class TokenTable {

    private final DataSource database;
    private final TokenColumns columns;

    TokenTable(DataSource database, TokenColumns columns) {
        this.database = database;
        this.columns = columns;
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Rows at rest whose time has come. */
    List<TokenTask> due(DueTimes times, Instant now) {
        List<TokenTask> due = new ArrayList<>();
        query("select {key}, {expiresAt}, {since} from {table} where {state} is null and {refreshToken} is not null"
              + " and {expiresAt} <= ? order by {expiresAt}", row -> {
                  Object key = row.getObject(1);
                  Instant expiresAt = instant(row, 2);
                  if (times.isDue(key, expiresAt, instant(row, 3), now)) {
                      due.add(new TokenTask(key, null, expiresAt));
                  }
                  return key;
              }, times.latestEnd(now));
        return due;
    }

    /**
     * Rows that somebody has to be told of, and that nobody is at work on; rows that were claimed and whose owner has
     * gone.
     */
    List<TokenTask> left(Instant leaseEnd) {
        return query("select {key}, {state} from {table} where {state} is not null and {since} is not null"
                     + " and ({claim} is null or {since} <= ?) order by {expiresAt}",
                row -> new TokenTask(row.getObject(1), TokenState.valueOf(row.getString(2)), null), leaseEnd);
    }

    /**
     * @return false where somebody else was quicker, also where the row is at rest again with a token of a later end
     */
    boolean claim(TokenTask task, TokenState next, String claim, Instant now, Instant leaseEnd) {
        return task.state() == null
                ? update("update {table} set {state} = ?, {claim} = ?, {since} = ? where {key} = ? and {state} is null"
                         + " and {expiresAt} <= ?",
                        next.name(), claim, now, task.key(), task.expiresAt())
                : update("update {table} set {state} = ?, {claim} = ?, {since} = ? where {key} = ? and {state} = ?"
                         + " and {since} is not null and ({claim} is null or {since} <= ?)",
                        next.name(), claim, now, task.key(), task.state().name(), leaseEnd);
    }

    /** Nobody knows what became of a row's refresh token. Its claim stays, for an answer that comes late. */
    boolean uncertain(Object key, Instant leaseEnd) {
        return update("update {table} set {state} = 'UNCERTAIN' where {key} = ? and {state} = 'REFRESHING' and {since} <= ?",
                key, leaseEnd);
    }

    /** The row, as long as the claim is ours. */
    TokenRow read(Object key, String claim) {
        return query("select {user}, {account}, {accessToken}, {refreshToken}, {expiresAt} from {table}"
                     + " where {key} = ? and {claim} = ?",
                row -> new TokenRow(
                        key, row.getString(1), row.getString(2), row.getString(3), row.getString(4), instant(row, 5)),
                key, claim).stream().findFirst().orElse(null);
    }

    /** The row, whoever has it. */
    TokenRow read(Object key) {
        return query("select {user}, {account}, {expiresAt} from {table} where {key} = ?",
                row -> new TokenRow(key, row.getString(1), row.getString(2), null, null, instant(row, 3)), key)
                .stream().findFirst().orElse(null);
    }

    /** Keeps new tokens, whatever somebody else has thought of the row in the meantime. */
    boolean keep(Object key, String claim, TokenAnswer answer, Instant expiresAt, Instant now) {
        return update("update {table} set {accessToken} = ?, {refreshToken} = coalesce(?, {refreshToken}), {expiresAt} = ?,"
                      + " {state} = 'TELL', {since} = ? where {key} = ? and {claim} = ?"
                      + " and {state} in ('REFRESHING', 'UNCERTAIN')",
                answer.accessToken(), answer.refreshToken(), expiresAt, now, key, claim);
    }

    /** Composio is told: the row is at rest again. */
    void told(Object key, String claim) {
        update("update {table} set {state} = null, {claim} = null where {key} = ? and {claim} = ? and {state} = 'TELL'", key,
                claim);
    }

    /** The refresh token was not used: the row waits for it as it did before the claim. */
    void giveBack(TokenTask task, String claim) {
        update("update {table} set " + (task.state() == TokenState.TELL ? "{state} = 'TELL'" : "{state} = null, {since} = null")
               + ", {claim} = null where {key} = ? and {claim} = ? and {state} = 'REFRESHING'", task.key(), claim);
    }

    /** The row is left aside, and somebody is to be told. */
    void aside(Object key, String claim, TokenState state) {
        update("update {table} set {state} = ? where {key} = ? and {claim} = ?", state.name(), key, claim);
    }

    /** Who has to be told of the row is told. */
    void reported(Object key, TokenState state) {
        update("update {table} set {since} = null where {key} = ? and {state} = ?", key, state.name());
    }

    /** It could not be told: the next pass tries it. */
    void release(Object key, String claim) {
        update("update {table} set {claim} = null where {key} = ? and {claim} = ? and {state} <> 'REFRESHING'", key, claim);
    }

    private boolean update(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
             PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw SqlFailures.describe("the table of tokens can't be written", e);
        }
    }

    private <T> List<T> query(String sql, Reader<T> reader, Object... parameters) {
        try (Connection connection = database.getConnection();
             PreparedStatement statement = prepared(connection, sql, parameters);
             ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw SqlFailures.describe("the table of tokens can't be read", e);
        }
    }

    private PreparedStatement prepared(Connection connection, String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(named(sql));
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : parameters[i];
            if (value == null) {
                statement.setString(i + 1, null);
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    private String named(String sql) {
        return sql.replace("{table}", columns.table()).replace("{key}", columns.key()).replace("{user}", columns.user())
                .replace("{account}", columns.account()).replace("{accessToken}", columns.accessToken())
                .replace("{refreshToken}", columns.refreshToken()).replace("{expiresAt}", columns.expiresAt())
                .replace("{state}", columns.state()).replace("{since}", columns.since()).replace("{claim}", columns.claim());
    }

    private static Instant instant(ResultSet row, int index) throws SQLException {
        OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
