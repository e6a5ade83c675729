package io.github.camelcomposio;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.bulk.LedgerFigures;
import io.github.camelcomposio.bulk.RunFigures;
import io.github.camelcomposio.client.BudgetFigures;
import io.github.camelcomposio.client.InFlightFigures;
import io.github.camelcomposio.client.PoolFigures;
import io.github.camelcomposio.client.Traffic;

/**
 * How a component fares at a moment. Holds no secret.
 *
 * @param inFlight messages
 * @param pools    its connection pools
 * @param budgets  the budget behind each base URL
 * @param requests requests since the component was made
 * @param retries  how many of them were not the first attempt
 * @param ledgers  the ledgers that its imports use
 * @param runs     its imports, the one that was used last at the end
 */
public record ComposioFigures(
        InFlightFigures inFlight, List<PoolFigures> pools, Map<String, BudgetFigures> budgets,
        Map<Traffic.Kind, Long> requests, long retries, List<LedgerFigures> ledgers, List<RunFigures> runs) {

    /** Those of a component that does not run: what it has counted. */
    static ComposioFigures stopped(Traffic traffic) {
        return new ComposioFigures(
                new InFlightFigures(0, 0, 0, 0), List.of(), Map.of(), traffic.requests(), traffic.retries(), List.of(),
                List.of());
    }
}
