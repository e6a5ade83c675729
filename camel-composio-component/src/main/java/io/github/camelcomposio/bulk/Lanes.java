package io.github.camelcomposio.bulk;

import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Does the same with many things, only so many at a time, with no thread waiting. After a failure no more are begun.
 */
final class Lanes<T> {

    private final Iterator<T> things;
    private final Function<T, CompletableFuture<Void>> work;
    private final CompletableFuture<Void> all = new CompletableFuture<>();
    private int open;
    private Throwable failure;

    private Lanes(Iterator<T> things, Function<T, CompletableFuture<Void>> work, int open) {
        this.things = things;
        this.work = work;
        this.open = open;
    }

    /**
     * @param  most how many at a time
     * @return      completes when nothing is under way any more; fails with the first failure
     */
    static <T> CompletableFuture<Void> each(int most, Iterable<T> things, Function<T, CompletableFuture<Void>> work) {
        Lanes<T> lanes = new Lanes<>(things.iterator(), work, most);
        for (int lane = 0; lane < most; lane++) {
            lanes.go();
        }
        return lanes.all;
    }

    /** A loop, so that work that is done at once does not stand on the stack of the next. */
    private void go() {
        for (CompletableFuture<Void> one = next(); one != null; one = next()) {
            if (!one.isDone()) {
                one.whenComplete((done, problem) -> {
                    failed(problem);
                    go();
                });
                return;
            }
            one.whenComplete((done, problem) -> failed(problem));
        }
        close();
    }

    private CompletableFuture<Void> next() {
        T thing;
        synchronized (this) {
            if (failure != null || !things.hasNext()) {
                return null;
            }
            thing = things.next();
        }
        try {
            return work.apply(thing);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private synchronized void failed(Throwable problem) {
        if (problem != null && failure == null) {
            failure = ImportFailures.unwrap(problem);
        }
    }

    private void close() {
        synchronized (this) {
            open--;
            if (open > 0) {
                return;
            }
        }
        if (failure == null) {
            all.complete(null);
        } else {
            all.completeExceptionally(failure);
        }
    }
}
