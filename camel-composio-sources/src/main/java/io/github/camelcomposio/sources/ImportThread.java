package io.github.camelcomposio.sources;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread in which a split hands records to the import, which works on many of them at a time all the same. With
 * the threads that a parallel split has by default, an older record of a user may overtake a newer one.
 */
public final class ImportThread {

    private static final int IDLE_SECONDS = 10;

    private ImportThread() {
    }

    /**
     * A pool of one thread, which ends by itself when it has nothing to do: a route that was stopped may start again.
     */
    public static ExecutorService create() {
        return create(1);
    }

    /** A pool of so many threads, for records whose order means nothing. */
    public static ExecutorService create(int threads) {
        ThreadPoolExecutor thread = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread made = new Thread(task, "ComposioImport");
                    made.setDaemon(true);
                    return made;
                });
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }
}
