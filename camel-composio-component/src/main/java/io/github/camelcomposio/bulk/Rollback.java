package io.github.camelcomposio.bulk;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.ComposioClient;

/** Undoes a run as far as it can be: what it created and nobody has touched since is deleted, and the rest is named. */
public final class Rollback {

    private final String operation;
    private final ComposioClient client;
    private final OpenLedger ledger;
    private final boolean dryRun;
    private final Clock clock;

    /** @param dryRun whether nothing is written: what would be done is only said */
    Rollback(String operation, ComposioClient client, OpenLedger ledger, boolean dryRun, Clock clock) {
        this.operation = operation;
        this.client = client;
        this.ledger = ledger;
        this.dryRun = dryRun;
        this.clock = clock;
    }

    /**
     * Undoes a run; of one run, one rollback at a time.
     *
     * @return what was done and what was not, under Composio's names
     */
    public CompletableFuture<Map<String, Object>> run(String runId) {
        RollbackOutcome outcome = new RollbackOutcome(runId, dryRun);
        return client.turns().inTurn(List.of(operation, runId),
                () -> ledger.ask(() -> RunTraces.read(operation, ledger.ledger(), runId))
                        .thenCompose(traces -> new Undoing(operation, client, ledger, traces, outcome, clock).run())
                        .thenApply(done -> outcome.reply()));
    }
}
