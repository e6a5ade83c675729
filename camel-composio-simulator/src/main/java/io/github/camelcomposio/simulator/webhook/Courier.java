package io.github.camelcomposio.simulator.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.function.IntConsumer;

/** What carries deliveries to their receiver, and waits. Never blocks. */
public interface Courier {

    /**
     * Posts once.
     *
     * @param answered gets the status, or 0 when none came; called once, from any thread
     */
    void post(String url, Map<String, String> headers, String body, IntConsumer answered);

    /** Runs an action that much later, from any thread. */
    void later(Duration wait, Runnable action);
}
