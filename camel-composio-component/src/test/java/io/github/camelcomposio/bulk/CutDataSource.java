package io.github.camelcomposio.bulk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/** A database whose connection breaks at the n-th step that writes: a batch, or the commit. */
final class CutDataSource {

    /** What breaks a connection. */
    interface Cut {
        void of(Connection connection) throws SQLException;
    }

    private final DataSource dataSource;
    private final Cut cut;
    private final AtomicInteger steps;

    private CutDataSource(DataSource dataSource, int steps, Cut cut) {
        this.dataSource = dataSource;
        this.steps = new AtomicInteger(steps);
        this.cut = cut;
    }

    static DataSource of(DataSource dataSource, int steps, Cut cut) {
        CutDataSource cutting = new CutDataSource(dataSource, steps, cut);
        return cutting.proxy(DataSource.class, dataSource, null);
    }

    private <T> T proxy(Class<T> type, T target, Connection connection) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
            boolean step = "executeBatch".equals(method.getName()) || "commit".equals(method.getName());
            if (step && steps.getAndDecrement() == 0) {
                cut.of(connection);
            }
            try {
                Object result = method.invoke(target, arguments);
                if (result instanceof Connection opened) {
                    return proxy(Connection.class, opened, opened);
                }
                return result instanceof PreparedStatement statement
                        ? proxy(PreparedStatement.class, statement, connection) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
