package io.github.camelcomposio.client;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Lets work on the same subject happen one after the other, in the order in which it came, with no thread waiting: of
 * two creates for one user at the same time the second one then sees the first one's account. Thread-safe.
 */
public final class Turns {

    private final Map<Object, CompletableFuture<?>> last = new ConcurrentHashMap<>();

    /** Does the work when all earlier work on the subject is done, however that ended. */
    public <T> CompletableFuture<T> inTurn(Object subject, Supplier<CompletableFuture<T>> work) {
        CompletableFuture<Void> myTurn = new CompletableFuture<>();
        CompletableFuture<T> done = myTurn.thenCompose(go -> work.get());
        CompletableFuture<?> before = last.put(subject, done);
        done.whenComplete((result, failure) -> last.remove(subject, done));
        if (before == null) {
            myTurn.complete(null);
        } else {
            before.whenComplete((result, failure) -> myTurn.complete(null));
        }
        return done;
    }

    /** Subjects with work under way. */
    int size() {
        return last.size();
    }
}
