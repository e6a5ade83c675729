package io.github.camelcomposio.imports;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLNonTransientConnectionException;

import javax.sql.DataSource;

/** A database that can be closed, and opened again. */
final class MortalDatabase {

    private final DataSource database;
    private volatile boolean closed;

    MortalDatabase(DataSource database) {
        this.database = database;
    }

    void close(boolean now) {
        closed = now;
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(DataSource.class.getClassLoader(), new Class<?>[] { DataSource.class },
                (proxy, method, arguments) -> {
                    if (closed) {
                        throw new SQLNonTransientConnectionException("closed", "08001");
                    }
                    try {
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
