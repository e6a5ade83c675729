package io.github.camelcomposio.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Lets work on the same subject happen one after the other, in the order in which it came, with no thread waiting: of
 * two creates for one user at the same time the second one then sees the first one's account. Thread-safe.
 */
public final class Turns {

    /** Turns that become due while the thread is giving one: they follow it, and do not stand on its stack. */
    private static final ThreadLocal<Deque<Runnable>> DUE = new ThreadLocal<>();

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
            before.whenComplete((result, failure) -> give(() -> myTurn.complete(null)));
        }
        return done;
    }

    private static void give(Runnable turn) {
        Deque<Runnable> due = DUE.get();
        if (due != null) {
            due.add(turn);
            return;
        }
        due = new ArrayDeque<>();
        DUE.set(due);
        try {
            for (Runnable next = turn; next != null; next = due.poll()) {
                next.run();
            }
        } finally {
            DUE.remove();
        }
    }

    /** Subjects with work under way. */
    int size() {
        return last.size();
    }
}
