package io.github.camelcomposio.example.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the embedded ledger's file small while it is written. H2 adds to its file with every commit and cleans up in the
 * background, but not with {@code WRITE_DELAY=0}: 40,000 records would take 700 MB.
 */
final class LedgerCompaction implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerCompaction.class);
    private static final int EVERY_SECONDS = 1;
    private static final long GROWTH = 32L << 20;
    /** Per cent of a chunk that is still in use; chunks with less are written anew. */
    private static final int FILLED = 50;
    private static final int WRITTEN = 16 << 20;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ledger-compaction");
        thread.setDaemon(true);
        return thread;
    });
    private final DataSource database;
    private final Path file;
    private long before;

    private LedgerCompaction(DataSource database, Path file) {
        this.database = database;
        this.file = file;
    }

    static LedgerCompaction start(DataSource database, Path file) {
        LedgerCompaction compaction = new LedgerCompaction(database, file);
        compaction.clock.scheduleWithFixedDelay(compaction::compactIfGrown, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        return compaction;
    }

    synchronized void compactIfGrown() {
        try {
            if (Files.size(file) - before < GROWTH) {
                return;
            }
            try (Connection connection = database.getConnection()) {
                SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
                MVStore store = session.getDatabase().getStore().getMvStore();
                store.compact(FILLED, WRITTEN);
            }
            before = Files.size(file);
        } catch (IOException | SQLException | RuntimeException e) {
            LOG.debug("The ledger's file could not be compacted: {}", e.getClass().getName());
        }
    }

    @Override
    public void close() {
        clock.shutdown();
        try {
            clock.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
