package io.github.camelcomposio.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.h2.jdbcx.JdbcConnectionPool;

/** A process that claims a subject and dies at that moment, as of SIGKILL. */
final class DyingLedgerWriter {

    static final String SUBJECT = "subject";

    private DyingLedgerWriter() {
    }

    /** @param arguments URL, user and password of an H2 database, key of the ledger */
    public static void main(String[] arguments) {
        JdbcImportLedger ledger
                = new JdbcImportLedger(JdbcConnectionPool.create(arguments[0], arguments[1], arguments[2]));
        ledger.setCreateTables(!Boolean.getBoolean("tables.there"));
        ledger.open(arguments[3], false);
        Instant now = Instant.ofEpochSecond(1_700_000_000);
        ledger.claim(List.of(new ClaimRequest(SUBJECT, "print", false, "run", "owner", now.plus(Duration.ofMinutes(2)))), now);
        Runtime.getRuntime().halt(0);
    }
}
