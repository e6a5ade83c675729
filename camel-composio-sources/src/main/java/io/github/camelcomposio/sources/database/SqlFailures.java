package io.github.camelcomposio.sources.database;

import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.camelcomposio.sources.ImportSourceException;

/** Says what a database's exception means. Drivers quote values of rows, and one a whole URL with its password. */
public final class SqlFailures {

    /** Connection, login, names and rights, resources, shutdown, system, and H2's own. */
    private static final Set<String> QUOTABLE = Set.of("08", "28", "3D", "3F", "42", "53", "57", "58", "90");
    private static final Pattern PASSWORD
            = Pattern.compile("(?i)((?:password|passwd|pwd|secret|token)\\s*=\\s*)[^;&\\s]+|(//[^/:@\\s]+:)[^@\\s]+(?=@)");
    private static final int LONGEST = 300;

    private SqlFailures() {
    }

    public static ImportSourceException describe(String what, SQLException failure) {
        return new ImportSourceException(what + ": " + text(failure));
    }

    static String text(SQLException failure) {
        SQLException last = failure;
        while (last.getNextException() != null) {
            last = last.getNextException();
        }
        String state = last.getSQLState() == null ? "" : last.getSQLState();
        boolean quotable = last.getMessage() != null
                && (state.isEmpty() || state.length() > 1 && QUOTABLE.contains(state.substring(0, 2)));
        return "SQLState " + (state.isEmpty() ? "none" : state) + (quotable ? ", " + quote(last.getMessage()) : "");
    }

    private static String quote(String message) {
        String line = PASSWORD.matcher(message.lines().findFirst().orElse("")).replaceAll("$1$2…");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
