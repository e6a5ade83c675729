package io.github.camelcomposio.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.hc.core5.concurrent.FutureCallback;

/**
 * What HttpClient has not answered yet. When it is closed, it forgets to tell some of those whose answer was on its
 * way; they would wait forever. Thread-safe.
 */
final class OpenExchanges {

    private final Set<Open<?>> open = ConcurrentHashMap.newKeySet();

    /** A callback that is called once, at the latest by {@link #cancel}. */
    <T> FutureCallback<T> add(FutureCallback<T> callback) {
        Open<T> added = new Open<>(callback);
        open.add(added);
        return added;
    }

    /** Tells those that are left. */
    void cancel() {
        open.forEach(Open::cancelled);
    }

    private final class Open<T> implements FutureCallback<T> {

        private final FutureCallback<T> callback;
        private final AtomicBoolean called = new AtomicBoolean();

        Open(FutureCallback<T> callback) {
            this.callback = callback;
        }

        private void once(Runnable call) {
            open.remove(this);
            if (called.compareAndSet(false, true)) {
                call.run();
            }
        }

        @Override
        public void completed(T result) {
            once(() -> callback.completed(result));
        }

        @Override
        public void failed(Exception cause) {
            once(() -> callback.failed(cause));
        }

        @Override
        public void cancelled() {
            once(callback::cancelled);
        }
    }
}
