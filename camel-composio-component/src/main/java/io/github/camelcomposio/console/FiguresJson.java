package io.github.camelcomposio.console;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.github.camelcomposio.ComposioFigures;
import io.github.camelcomposio.bulk.LedgerFigures;
import io.github.camelcomposio.bulk.RunFigures;
import io.github.camelcomposio.client.BudgetFigures;
import io.github.camelcomposio.client.InFlightFigures;
import io.github.camelcomposio.client.PoolFigures;
import io.github.camelcomposio.client.Traffic;
import org.apache.camel.util.json.JsonObject;

/** Figures as programs read them. */
final class FiguresJson {

    private FiguresJson() {
    }

    static JsonObject of(String name, ComposioFigures figures) {
        JsonObject json = new JsonObject();
        json.put("name", name);
        json.put("inFlight", inFlight(figures.inFlight()));
        json.put("pools", list(figures.pools(), FiguresJson::pool));
        json.put("budgets", list(figures.budgets().entrySet(), budget -> budget(budget.getKey(), budget.getValue())));
        json.put("requests", list(figures.requests().entrySet(), sum -> requests(sum.getKey(), sum.getValue())));
        json.put("retries", figures.retries());
        json.put("ledgers", list(figures.ledgers(), FiguresJson::ledger));
        json.put("runs", list(figures.runs(), FiguresJson::run));
        return json;
    }

    private static <T> List<JsonObject> list(Collection<T> all, Function<T, JsonObject> form) {
        return all.stream().map(form).toList();
    }

    private static JsonObject inFlight(InFlightFigures figures) {
        JsonObject json = new JsonObject();
        json.put("max", figures.max());
        json.put("taken", figures.taken());
        json.put("asleep", figures.asleep());
        json.put("waiting", figures.waiting());
        return json;
    }

    private static JsonObject pool(PoolFigures figures) {
        JsonObject json = new JsonObject();
        json.put("max", figures.max());
        json.put("leased", figures.leased());
        json.put("available", figures.available());
        json.put("pending", figures.pending());
        return json;
    }

    private static JsonObject budget(String baseUrl, BudgetFigures figures) {
        JsonObject json = new JsonObject();
        json.put("baseUrl", baseUrl);
        json.put("limit", figures.limit());
        json.put("remaining", figures.remaining());
        json.put("windowSeconds", figures.window() == null ? null : figures.window().toSeconds());
        json.put("pauseMillis", figures.pause() == null ? null : figures.pause().toMillis());
        json.put("waiting", figures.waiting());
        json.put("parked", figures.parked());
        return json;
    }

    private static JsonObject requests(Traffic.Kind kind, long count) {
        JsonObject json = new JsonObject();
        json.put("operation", kind.operation());
        json.put("outcome", kind.outcome().name());
        json.put("count", count);
        return json;
    }

    private static JsonObject ledger(LedgerFigures figures) {
        JsonObject json = new JsonObject();
        json.put("kind", figures.kind());
        json.put("claims", figures.claims());
        json.put("waiting", figures.waiting());
        return json;
    }

    private static JsonObject run(RunFigures figures) {
        JsonObject json = new JsonObject();
        json.put("runId", figures.runId());
        json.put("dryRun", figures.dryRun());
        json.put("underWay", figures.underWay());
        json.put("done", figures.ended());
        json.put("rejectsOfLast200", figures.rejects());
        json.put("stopReason", figures.stopReason());
        return json;
    }
}
