package io.github.camelcomposio.operation;

import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import io.github.camelcomposio.bulk.RecordOrigin;
import io.github.camelcomposio.client.Pages;

/** Carries an operation out. Must not block. */
@FunctionalInterface
public interface OperationHandler {

    /**
     * @throws io.github.camelcomposio.error.ComposioInvalidRequestException if something is wrong with the message;
     *                                                                       nothing is sent then
     */
    CompletableFuture<Reply> handle(Invocation invocation);

    /** The list that it answers, to be read page by page. */
    default CompletableFuture<Pages> list(Invocation invocation) {
        return RestHandler.list(invocation, UnaryOperator.identity());
    }

    /** Whether it wants to know of messages that could not be read. */
    default boolean notesRefusals() {
        return false;
    }

    /** A message could not be read: it fails, once that is noted. */
    default CompletableFuture<Reply> refuse(RecordOrigin origin, RuntimeException why) {
        return CompletableFuture.failedFuture(why);
    }
}
