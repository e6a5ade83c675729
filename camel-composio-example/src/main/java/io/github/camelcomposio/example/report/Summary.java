package io.github.camelcomposio.example.report;

import java.time.Duration;
import java.util.Locale;

/** What is printed at the end of an import. */
public final class Summary {

    private Summary() {
    }

    /** @param requests how many Composio got; null if nobody counted */
    public static String of(Tally tally, Long requests, Duration time) {
        Table table = new Table(2).row("source", "toolkit", "created", "rejected");
        tally.lines().forEach((group, line) -> table.row(
                group.source(), group.toolkit().isEmpty() ? "(none)" : group.toolkit(), line.created(), line.rejected()));
        table.row("total", "", tally.created(), tally.rejected());
        StringBuilder text = new StringBuilder("\n").append(table);
        if (tally.rejected() > 0) {
            text.append("\nRejected, by reason\n");
            tally.reasons()
                    .forEach((reason, count) -> text.append(String.format(Locale.ENGLISH, "  %,4d  %s%n", count, reason)));
        }
        double seconds = Math.max(1, time.toMillis()) / 1000.0;
        text.append(String.format(Locale.ENGLISH, "%n%s in %.1f s (%,.0f rows/s)%s",
                tally.done() == 1 ? "1 row" : Table.number(tally.done()) + " rows", seconds, tally.done() / seconds,
                requests == null ? "" : "; " + Table.number(requests) + " requests to Composio"));
        append(text, tally.blanks(), "blank row was", "blank rows were", "skipped");
        append(text, tally.notAttempteds(), "row was", "rows were", "not attempted");
        return text.append('\n').toString();
    }

    private static void append(StringBuilder text, long count, String one, String many, String what) {
        if (count > 0) {
            text.append("; ").append(Table.number(count)).append(' ').append(count == 1 ? one : many).append(' ')
                    .append(what);
        }
    }
}
