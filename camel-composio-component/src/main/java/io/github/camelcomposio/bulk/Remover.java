package io.github.camelcomposio.bulk;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.camelcomposio.client.ComposioClient;

/** Takes users' accounts away, one record a user: in its turn, in its run, with a line an account in the journal. */
public final class Remover {

    /** How many per cent of a run's records may fail. */
    private static final int ALL = 100;

    private final String operation;
    private final ComposioClient client;
    private final RemovalPolicy policy;
    private final OpenLedger ledger;
    private final RunGate gate;
    private final Clock clock;

    /**
     * @param ledger null where there is none
     * @param runs   the run of an id
     */
    Remover(String operation, ComposioClient client, RemovalPolicy policy, OpenLedger ledger,
            Function<String, ImportRun> runs, Clock clock) {
        this.operation = operation;
        this.client = client;
        this.policy = policy;
        this.ledger = ledger;
        this.gate = new RunGate(operation, client, runs);
        this.clock = clock;
    }

    /**
     * Removes accounts of the origin's user. Fails with the first failure of an account when all have been tried.
     *
     * @param  toolkit      only those of this toolkit; null for all
     * @param  authConfigId only those of this auth config; null for all
     * @return              what was done, under Composio's names
     */
    public CompletableFuture<Map<String, Object>> run(RecordOrigin origin, String toolkit, String authConfigId) {
        Removal removal = removal(origin);
        return gate.pass(origin, run -> removal.run(run, gate, toolkit, authConfigId),
                (run, failure) -> end(run, removal, origin, failure));
    }

    /** A message could not be read: it fails, once that is noted. */
    public CompletableFuture<Map<String, Object>> refuse(RecordOrigin origin, RuntimeException why) {
        Removal removal = removal(origin);
        return gate.pass(origin, run -> CompletableFuture.failedFuture(why),
                (run, failure) -> end(run, removal, origin, failure));
    }

    private Removal removal(RecordOrigin origin) {
        return new Removal(operation, client, policy, policy.dryRun() ? null : ledger, origin, clock);
    }

    private CompletableFuture<Map<String, Object>> end(
            ImportRun run, Removal removal, RecordOrigin origin, Throwable failure) {
        if (failure == null) {
            Throwable first = removal.failure();
            run.ended(origin.position(), first != null, ALL);
            return first == null
                    ? CompletableFuture.completedFuture(removal.reply()) : CompletableFuture.failedFuture(first);
        }
        Throwable notAttempted = gate.notAttempted(run, origin.position(), failure);
        if (notAttempted != null) {
            return CompletableFuture.failedFuture(removal.withEarlierFailures(notAttempted));
        }
        run.ended(origin.position(), true, ALL);
        return removal.reject(failure).handle((noted, unnoted) -> {
            if (unnoted != null) {
                failure.addSuppressed(ImportFailures.unwrap(unnoted));
            }
            throw ImportFailures.rethrown(failure);
        });
    }
}
