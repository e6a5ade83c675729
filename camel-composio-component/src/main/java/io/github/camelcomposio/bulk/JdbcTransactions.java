package io.github.camelcomposio.bulk;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work on a database, all of it or nothing. Thread-safe. */
final class JdbcTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcTransactions.class);
    /** Each attempt fails because another transaction went through, so that some work is always done. */
    private static final int ATTEMPTS = 20;

    private final DataSource dataSource;
    private final JdbcCommit commit = new JdbcCommit();

    JdbcTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What is to be done on a connection; may be called several times, each time after nothing has happened. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** The same, of which nothing comes back. */
    interface Writing {
        void on(Connection connection) throws SQLException;
    }

    /**
     * Does the work in one transaction, again where it only was in the way of another one.
     *
     * @param what what it is, for the message of a failure
     */
    <T> T run(String what, Work<T> work) {
        for (int attempt = 1;; attempt++) {
            try {
                return attempt(work);
            } catch (SQLException e) {
                JdbcFailure failure = JdbcFailure.of(e);
                if (attempt == ATTEMPTS || !failure.isRaced()) {
                    throw failure.describe(what);
                }
            }
        }
    }

    /** As {@link #run}, but once: for what can't be taken back, such as rows handed on while they are read. */
    void once(String what, Writing work) {
        try {
            attempt(connection -> {
                work.on(connection);
                return null;
            });
        } catch (SQLException e) {
            throw JdbcFailure.of(e).describe(what);
        }
    }

    /** As {@link #run}. */
    void write(String what, Writing work) {
        run(what, connection -> {
            work.on(connection);
            return null;
        });
    }

    /** As {@link #run}, once, with the database's own exception. */
    <T> T attempt(Work<T> work) throws SQLException {
        Connection connection = dataSource.getConnection();
        boolean committed = false;
        boolean autoCommit = true;
        try {
            autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            T result = work.on(connection);
            commit.on(connection);
            committed = true;
            return result;
        } finally {
            giveBack(connection, committed, autoCommit);
        }
    }

    /** What goes wrong here must neither hide why the work failed nor say that it failed when it did not. */
    private static void giveBack(Connection connection, boolean committed, boolean autoCommit) {
        try (connection) {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            LOG.debug("A connection to the ledger's database could not be given back in order, SQLState {}", e.getSQLState());
        }
    }
}
