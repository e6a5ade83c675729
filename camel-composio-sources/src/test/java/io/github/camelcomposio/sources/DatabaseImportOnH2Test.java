package io.github.camelcomposio.sources;

import java.util.UUID;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;

class DatabaseImportOnH2Test extends DatabaseImportTestBase {

    private final JdbcConnectionPool pool
            = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

    @Override
    DataSource database() {
        return pool;
    }

    @AfterEach
    void dispose() {
        pool.dispose();
    }
}
