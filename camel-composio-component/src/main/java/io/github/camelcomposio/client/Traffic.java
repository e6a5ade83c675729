package io.github.camelcomposio.client;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Counts the requests of a component by operation and by what came of them. Thread-safe. */
public final class Traffic {

    private final Map<Kind, LongAdder> requests = new ConcurrentHashMap<>();
    private final List<Consumer<Kind>> watchers = new CopyOnWriteArrayList<>();
    private final LongAdder retries = new LongAdder();

    /** What came of a request. */
    public enum Outcome {
        /** 2xx */
        SUCCESS,
        /** any other answer that is no error of Composio's: 400, 404, 409, … */
        REFUSED,
        /** 401 and 403 */
        UNAUTHORIZED,
        /** 429 */
        RATE_LIMITED,
        /** 408 and 5xx */
        SERVER_ERROR,
        /** none came */
        NO_ANSWER;

        static Outcome of(int status) {
            if (status >= 500 || status == 408) {
                return SERVER_ERROR;
            }
            return switch (status) {
                case 401, 403 -> UNAUTHORIZED;
                case 429 -> RATE_LIMITED;
                default -> status >= 200 && status < 300 ? SUCCESS : REFUSED;
            };
        }
    }

    /** One operation and one outcome. */
    public record Kind(String operation, Outcome outcome) implements Comparable<Kind> {

        @Override
        public int compareTo(Kind other) {
            int byOperation = operation.compareTo(other.operation);
            return byOperation == 0 ? outcome.compareTo(other.outcome) : byOperation;
        }
    }

    /** Counts one attempt of a request. */
    void count(String operation, Outcome outcome, int attempt) {
        Kind kind = new Kind(operation, outcome);
        LongAdder counter = requests.get(kind);
        if (counter == null) {
            counter = requests.computeIfAbsent(kind, added -> new LongAdder());
            watchers.forEach(watcher -> watcher.accept(kind));
        }
        counter.increment();
        if (attempt > 1) {
            retries.increment();
        }
    }

    /** From now on the watcher is told, perhaps more than once, of every kind that there has been. */
    public void watch(Consumer<Kind> watcher) {
        watchers.add(watcher);
        requests.keySet().forEach(watcher);
    }

    /** Tells the watcher no more. */
    public void unwatch(Consumer<Kind> watcher) {
        watchers.remove(watcher);
    }

    /** How many requests of a kind there have been. */
    public long requests(Kind kind) {
        LongAdder counter = requests.get(kind);
        return counter == null ? 0 : counter.sum();
    }

    /** All of them, by operation. */
    public Map<Kind, Long> requests() {
        Map<Kind, Long> sums = new TreeMap<>();
        requests.forEach((kind, counter) -> sums.put(kind, counter.sum()));
        return sums;
    }

    /** How many of them were not the first attempt. */
    public long retries() {
        return retries.sum();
    }
}
