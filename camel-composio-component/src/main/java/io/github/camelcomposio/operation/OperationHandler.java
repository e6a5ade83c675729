package io.github.camelcomposio.operation;

import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.bulk.RecordOrigin;

/** Carries an operation out. Must not block. */
@FunctionalInterface
public interface OperationHandler {

    /**
     * @throws io.github.camelcomposio.error.ComposioInvalidRequestException if something is wrong with the message;
     *                                                                       nothing is sent then
     */
    CompletableFuture<Reply> handle(Invocation invocation);

    /** Whether it wants to know of messages that could not be read. */
    default boolean notesRefusals() {
        return false;
    }

    /** A message could not be read: it fails, once that is noted. */
    default CompletableFuture<Reply> refuse(RecordOrigin origin, RuntimeException why) {
        return CompletableFuture.failedFuture(why);
    }
}
