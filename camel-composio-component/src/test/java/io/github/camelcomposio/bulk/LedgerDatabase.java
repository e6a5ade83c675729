package io.github.camelcomposio.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.h2.jdbcx.JdbcConnectionPool;

/** The databases that a ledger works on, each started once for all tests. */
public enum LedgerDatabase {

    H2_IN_MEMORY {
        @Override
        DataSource start() {
            return JdbcConnectionPool.create("jdbc:h2:mem:ledger;DB_CLOSE_DELAY=-1", "sa", "");
        }
    },
    H2_FILE {
        @Override
        DataSource start() throws IOException {
            return JdbcConnectionPool.create("jdbc:h2:" + Files.createTempDirectory("ledger").resolve("ledger"), "sa", "");
        }
    },
    POSTGRESQL {
        @Override
        DataSource start() throws IOException {
            // an assertion of the driver itself does not expect that a connection breaks in a batch
            ClassLoader.getSystemClassLoader().setPackageAssertionStatus("org.postgresql", false);
            return EmbeddedPostgres.start().getPostgresDatabase();
        }
    };

    private static final AtomicInteger PREFIXES = new AtomicInteger();

    private DataSource dataSource;

    abstract DataSource start() throws IOException;

    public synchronized DataSource dataSource() {
        try {
            if (dataSource == null) {
                dataSource = start();
            }
            return dataSource;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A prefix of tables that no other test has. */
    public static String newPrefix() {
        return "t" + PREFIXES.incrementAndGet() + "_";
    }
}
