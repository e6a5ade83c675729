package io.github.camelcomposio.bulk;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a database's exception means. Its text is quoted only where it is of the database itself: drivers quote rows
 * that were refused, and one quotes the whole statement with its values.
 */
final class JdbcFailure {

    /** Connection, login, database, names and rights, resources, shutdown, system; those of drivers and of H2. */
    private static final Set<String> QUOTABLE = Set.of("08", "28", "3D", "3F", "42", "53", "57", "58", "90", "HY");
    /** A value that is refused; a batch that only ever lost races may be too large as well. */
    private static final Set<String> OF_ONE_RECORD = Set.of("22", "23");
    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04", "3F000", "90079");
    /**
     * Lost a race that was found out by a key, a lock that did not come, a row that changed; H2's number for the last.
     */
    private static final Set<String> RACED = Set.of("23505", "HYT00", "90131");

    private static final int LONGEST_QUOTE = 300;
    private static final Pattern PASSWORD
            = Pattern.compile("(?i)((?:password|passwd|pwd|secret|token)\\s*=\\s*)[^;&\\s]+|(//[^/:@\\s]+:)[^@\\s]+(?=@)");

    private final SQLException last;
    private final String state;

    private JdbcFailure(SQLException failure) {
        SQLException deepest = failure;
        while (deepest.getNextException() != null) {
            deepest = deepest.getNextException();
        }
        last = deepest;
        state = deepest.getSQLState() == null ? "" : deepest.getSQLState();
    }

    static JdbcFailure of(SQLException failure) {
        return new JdbcFailure(failure);
    }

    /** Another transaction came before ours, which has not changed anything: worth another attempt. */
    static SQLException raced() {
        return new SQLTransactionRollbackException("another instance came before", "40001");
    }

    /** Whether another attempt may go well, for only another transaction came before. */
    boolean isRaced() {
        return state.startsWith("40") && !"40003".equals(state) || RACED.contains(state);
    }

    boolean isMissingTable() {
        return NO_TABLE.contains(state);
    }

    /** @param what what was tried */
    LedgerException describe(String what) {
        String type = state.length() < 2 ? "" : state.substring(0, 2);
        boolean quotable = !(last instanceof BatchUpdateException)
                && (state.isEmpty() || QUOTABLE.contains(type)) && last.getMessage() != null;
        String text = "SQLState " + (state.isEmpty() ? "none" : state) + ", code " + last.getErrorCode()
                      + (quotable ? ": " + quote(last.getMessage()) : "");
        SQLException quiet = new SQLException(last.getClass().getName() + ", " + text, state, last.getErrorCode());
        quiet.setStackTrace(last.getStackTrace());
        return new LedgerException(
                what + " failed in the ledger's database (" + text + ")", quiet, OF_ONE_RECORD.contains(type) || isRaced());
    }

    private static String quote(String message) {
        String line = message.lines().findFirst().orElse("");
        String shown = PASSWORD.matcher(line).replaceAll("$1$2…");
        return shown.length() > LONGEST_QUOTE ? shown.substring(0, LONGEST_QUOTE) + "…" : shown;
    }
}
