package io.github.camelcomposio.example.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.github.camelcomposio.bulk.Fingerprints;
import io.github.camelcomposio.bulk.ImportLedger;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.example.ImporterException;
import io.github.camelcomposio.example.Shown;
import io.github.camelcomposio.example.mapping.Mapping;

/** The ledger of a mapping: in a database that it names, else in a file of H2 below {@code out}. */
public final class LedgerStore implements AutoCloseable {

    /** Stays open while the program's own shutdown finishes what is under way, and keeps the file small. */
    private static final String EMBEDDED = ";DB_CLOSE_ON_EXIT=FALSE;RETENTION_TIME=1000;TRACE_LEVEL_FILE=0";
    private static final String ENDING = ".mv.db";
    private static final int ALREADY_OPEN = 90020;
    private static final int CONNECTIONS = 8;

    private final HikariDataSource database;
    private final JdbcImportLedger ledger;
    private final String keyId;

    private LedgerStore(HikariDataSource database, JdbcImportLedger ledger, String secret) {
        this.database = database;
        this.ledger = ledger;
        this.keyId = new Fingerprints(secret).keyId();
    }

    /** The file is in use by another process. */
    public static final class InUseException extends Exception {

        private InUseException(Path file) {
            super("The ledger " + Shown.path(file) + " is in use by another process of the importer. Wait for its end, or give the"
                  + " mapping a ledger in PostgreSQL, which any number of processes share");
        }
    }

    /** Whether there is a ledger yet; one in a database of the user's always is. */
    public static boolean isThere(Mapping mapping) {
        return mapping.ledger() != null || Files.exists(file(mapping));
    }

    /** What to call a mapping's ledger, without a password that its URL may have. */
    public static String describe(Mapping mapping) {
        return mapping.ledger() == null
                ? Shown.path(file(mapping)) : Mapping.withoutParameters(mapping.ledger().url());
    }

    /** Where the embedded ledger is. */
    static Path file(Mapping mapping) {
        return mapping.out().resolve((mapping.isSimulated() ? "ledger-simulator" : "ledger") + ENDING);
    }

    /** Takes the embedded ledger of a simulator away that has ended, with all that it held. */
    public static void forgetSimulated(Mapping mapping) {
        if (mapping.isSimulated()) {
            try {
                Files.deleteIfExists(file(mapping));
            } catch (IOException e) {
                throw ImporterException.failed("Can't write " + file(mapping));
            }
        }
    }

    /**
     * Connects to the ledger, whose tables are made when it is first written.
     *
     * @throws InUseException    if it is a file that another process has open
     * @throws ImporterException if its database can't be used
     */
    public static LedgerStore open(Mapping mapping) throws InUseException {
        Mapping.Database given = mapping.ledger();
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("ledger");
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setJdbcUrl(given == null ? embeddedUrl(mapping) : given.url());
        pool.setUsername(given == null ? "sa" : given.user());
        pool.setPassword(given == null ? "" : given.password());
        HikariDataSource database = null;
        try {
            database = new HikariDataSource(pool);
            JdbcImportLedger ledger = new JdbcImportLedger(database);
            ledger.setCreateTables(true);
            if (given != null && given.tablePrefix() != null) {
                ledger.setTablePrefix(given.tablePrefix());
            }
            String secret = mapping.secretKey() != null || given != null ? mapping.secretKey() : ownKey(mapping.out());
            ledger.setSecretKey(secret);
            return new LedgerStore(database, ledger, secret == null ? mapping.apiKey() : secret);
        } catch (HikariPool.PoolInitializationException e) {
            if (given == null && e.getCause() instanceof SQLException sql && sql.getErrorCode() == ALREADY_OPEN) {
                throw new InUseException(file(mapping));
            }
            throw ImporterException.failed("The ledger can't be used: " + mapping.scrub(Failures.describe(e)));
        } catch (RuntimeException | IOException e) {
            if (database != null) {
                database.close();
            }
            throw ImporterException.failed("The ledger can't be used: " + mapping.scrub(Failures.describe(e)));
        }
    }

    private static String embeddedUrl(Mapping mapping) {
        try {
            OwnerOnly.folder(mapping.out());
        } catch (IOException e) {
            throw ImporterException.failed("Can't write to " + mapping.out());
        }
        String file = file(mapping).toAbsolutePath().toString();
        return "jdbc:h2:file:" + file.substring(0, file.length() - ENDING.length()).replace(";", "\\;") + EMBEDDED;
    }

    /** The key of the embedded ledger, made up when it is first needed, so that it outlives the API key. */
    private static String ownKey(Path out) throws IOException {
        Path file = out.resolve("ledger.key");
        if (!Files.exists(file)) {
            byte[] key = new byte[32];
            new SecureRandom().nextBytes(key);
            try (var to = OwnerOnly.file(file)) {
                to.write(HexFormat.of().formatHex(key).getBytes(StandardCharsets.US_ASCII));
            }
        }
        return Files.readString(file).strip();
    }

    /** The ledger, for the component, which makes it ready. */
    public JdbcImportLedger ledger() {
        return ledger;
    }

    /** The ledger, to be read without the component: also where another key made it, but then it knows of no subject. */
    public ImportLedger toRead() {
        ledger.openToRead(keyId, true);
        return ledger;
    }

    @Override
    public void close() {
        database.close();
    }
}
