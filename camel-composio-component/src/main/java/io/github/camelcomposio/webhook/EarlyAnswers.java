package io.github.camelcomposio.webhook;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

import org.apache.camel.CamelContext;

/** The events that are routed after they were answered: only so many, and all of them before it stops. */
final class EarlyAnswers {

    private static final int THREADS = 10;

    private final Semaphore places;
    private final CamelContext context;
    private final ExecutorService threads;

    EarlyAnswers(CamelContext context, Object source, int most) {
        this.context = context;
        this.places = new Semaphore(most);
        this.threads = context.getExecutorServiceManager().newFixedThreadPool(
                source, "ComposioWebhookEvents", Math.min(most, THREADS));
    }

    /** Takes a place, for which {@link #route} has to be called; false where there is none. */
    boolean enter() {
        return places.tryAcquire();
    }

    /** @param work is given what to run when it is done with the event */
    void route(Consumer<Runnable> work) {
        threads.execute(() -> work.accept(places::release));
    }

    /** Gives a place back for which there is no event after all. */
    void leave() {
        places.release();
    }

    /** Lets what was taken get into the route, whose own shutdown waits for it there. */
    void stop() {
        long most = context.getShutdownStrategy().getTimeUnit().toMillis(context.getShutdownStrategy().getTimeout());
        context.getExecutorServiceManager().shutdownGraceful(threads, most);
    }
}
