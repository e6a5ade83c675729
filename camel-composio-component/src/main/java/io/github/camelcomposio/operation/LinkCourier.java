package io.github.camelcomposio.operation;

import java.util.concurrent.CompletableFuture;

/** How a Connect Link gets to its user while the message waits for it to be followed. */
@FunctionalInterface
public interface LinkCourier {

    /** Nobody is told. */
    LinkCourier NONE = link -> CompletableFuture.completedFuture(null);

    /** Brings the link, as the reply of {@code sessions/authorize} would hold it; completes when it is on its way. */
    CompletableFuture<Void> bring(Reply link);
}
