package io.github.camelcomposio.operation;

import java.util.concurrent.CompletableFuture;

/** Carries an operation out. Must not block. */
@FunctionalInterface
public interface OperationHandler {

    /**
     * @throws io.github.camelcomposio.error.ComposioInvalidRequestException if something is wrong with the message;
     *                                                                       nothing is sent then
     */
    CompletableFuture<Reply> handle(Invocation invocation);
}
