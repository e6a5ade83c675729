package io.github.camelcomposio.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

/** PostgreSQL keeps plans as long as a connection lives, as it does in a pool. */
class LedgerPlansTest extends LedgerTestBase {

    @Test
    void aTableThatGrowsFromNothingIsNeverReadAsAWhole() throws SQLException {
        try (Connection connection = LedgerDatabase.POSTGRESQL.dataSource().getConnection()) {
            ImportLedger ledger = open(always(connection));
            for (int batch = 0; batch < 40; batch++) {
                int from = batch * 100;
                ledger.claim(IntStream.range(from, from + 100).mapToObj(i -> request("s" + i, "f", "one")).toList(), NOW);
                ledger.touched("ca_" + batch, false);
                ledger.find("s" + batch);
            }

            assertThat(rowsReadWithoutIndex(connection)).isZero();
        }
    }

    private static DataSource always(Connection connection) {
        Connection kept = proxy(Connection.class, connection, "close", null);
        return proxy(DataSource.class, LedgerDatabase.POSTGRESQL.dataSource(), "getConnection", kept);
    }

    private static <T> T proxy(Class<T> type, T target, String replaced, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
            try {
                return method.getName().equals(replaced) ? answer : method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private long rowsReadWithoutIndex(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_stat_force_next_flush()");
            try (ResultSet row = statement.executeQuery(
                    "SELECT seq_tup_read, n_tup_ins FROM pg_stat_user_tables WHERE relname = '" + prefix + "ledger'")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getLong("n_tup_ins")).isEqualTo(4000);
                return row.getLong("seq_tup_read");
            }
        }
    }
}
