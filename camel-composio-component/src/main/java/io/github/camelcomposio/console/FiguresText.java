package io.github.camelcomposio.console;

import io.github.camelcomposio.ComposioFigures;
import io.github.camelcomposio.bulk.RunFigures;
import io.github.camelcomposio.client.BudgetFigures;

/** Figures as people read them. */
final class FiguresText {

    private FiguresText() {
    }

    static void append(StringBuilder text, String name, ComposioFigures figures) {
        line(text, "%s:", name);
        line(text, "    Messages: in flight %d of %d, asleep %d, waiting %d", figures.inFlight().taken(),
                figures.inFlight().max(), figures.inFlight().asleep(), figures.inFlight().waiting());
        figures.pools().forEach(pool -> line(text, "    Connections: leased %d of %d, available %d, pending %d",
                pool.leased(), pool.max(), pool.available(), pool.pending()));
        figures.budgets().forEach((baseUrl, budget) -> line(text, "    Budget of %s: %s, %s, waiting %d, in an outage %d",
                baseUrl, budget(budget), pause(budget), budget.waiting(), budget.parked()));
        figures.requests().forEach((kind, count) -> line(text, "    Requests: %s %s %d", kind.operation(), kind.outcome(),
                count));
        line(text, "    Retries: %d", figures.retries());
        figures.ledgers().forEach(ledger -> line(text, "    Ledger: %s, claims %d, waiting to be written %d",
                ledger.kind(), ledger.claims(), ledger.waiting()));
        figures.runs().forEach(run -> line(text, "    Run: %s, %s", run.runId(), progress(run)));
    }

    private static String budget(BudgetFigures budget) {
        return budget.limit() == null
                ? "not known yet"
                : budget.remaining() + " of " + budget.limit() + " requests left in " + budget.window().toSeconds() + " s";
    }

    private static String pause(BudgetFigures budget) {
        if (budget.pause() == null) {
            return "an answer decides when more is sent";
        }
        return budget.pause().isZero() ? "open" : "paused for " + budget.pause().toMillis() + " ms";
    }

    private static String progress(RunFigures run) {
        return "under way " + run.underWay() + ", done " + run.ended() + ", rejects among the last 200: " + run.rejects()
               + (run.dryRun() ? ", dry run" : "") + (run.stopReason() == null ? "" : ", stopped: " + run.stopReason());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(format, values)).append(System.lineSeparator());
    }
}
