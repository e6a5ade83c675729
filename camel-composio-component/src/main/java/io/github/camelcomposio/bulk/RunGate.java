package io.github.camelcomposio.bulk;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.error.ComposioImportStoppedException;

/**
 * Lets records into their runs, those of one user in the order in which they came, and tells a failure that ends a run
 * from one of the record's own.
 */
final class RunGate {

    private final String operation;
    private final ComposioClient client;
    private final Function<String, ImportRun> runs;

    /** @param runs the run of an id */
    RunGate(String operation, ComposioClient client, Function<String, ImportRun> runs) {
        this.operation = operation;
        this.client = client;
        this.runs = runs;
    }

    /** By which work on one user's accounts is kept in order, whatever the operation. */
    record UserTurn(String userId) {
    }

    /** What becomes of a record once its work has ended, well or not. */
    @FunctionalInterface
    interface Ending<T> {

        /** @param failure null where there is none */
        CompletableFuture<T> end(ImportRun run, Throwable failure);
    }

    /** Does a record's work in its user's turn, unless its run was stopped. */
    <T> CompletableFuture<T> pass(
            RecordOrigin origin, Function<ImportRun, CompletableFuture<Void>> work, Ending<T> ending) {
        ImportRun run = runs.apply(origin.runId());
        CompletableFuture<Void> begun;
        try {
            begun = run.enter(operation, origin.batch(), origin.position());
        } catch (ComposioImportStoppedException e) {
            return CompletableFuture.failedFuture(e);
        }
        return client.turns().inTurn(new UserTurn(origin.userId()), () -> begun.thenCompose(ready -> {
            run.requireGoing(operation, origin.position());
            return work.apply(run);
        }).handle((done, failure) -> {
            // still in the record's turn: the next one of its subject must not claim before this one's claim has ended
            run.left();
            return ending.end(run, failure == null ? null : ImportFailures.unwrap(failure));
        }).thenCompose(Function.identity()));
    }

    /** Whether further work of the run would fail like this. */
    boolean isOfTheRun(Throwable failure) {
        return failure instanceof ComposioImportStoppedException || client.timer().isStopped()
                || ImportFailures.stops(failure, client) != null;
    }

    /** What a record fails with that counts as not attempted, its run being stopped; null where it is a reject. */
    Throwable notAttempted(ImportRun run, String position, Throwable failure) {
        if (failure instanceof ComposioImportStoppedException || client.timer().isStopped()) {
            return failure;
        }
        String reason = ImportFailures.stops(failure, client);
        if (reason == null) {
            return null;
        }
        String known = run.stop(reason);
        run.countNotAttempted(position);
        return new ComposioImportStoppedException(operation, run.runId(), known, failure);
    }
}
