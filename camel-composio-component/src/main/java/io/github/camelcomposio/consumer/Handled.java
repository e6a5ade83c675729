package io.github.camelcomposio.consumer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Which items have been handled, are under way, or failed when they were tried last. Outlives a stop of its route.
 * Thread-safe.
 */
public final class Handled {

    private final IdempotentRepository repository;
    private final boolean eager;
    private final boolean remembers;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private final Set<String> stuck = ConcurrentHashMap.newKeySet();

    private Handled(IdempotentRepository repository, boolean eager, boolean remembers) {
        this.repository = repository;
        this.eager = eager;
        this.remembers = remembers;
    }

    /**
     * Each item once.
     *
     * @param repository what was handled; null for one in memory
     * @param eager      whether it is told before an item is routed, or after that
     */
    public static Handled once(IdempotentRepository repository, boolean eager) {
        return new Handled(repository == null ? new SeenItems() : repository, eager, true);
    }

    /** Each item each time, unless it is still under way. */
    public static Handled never() {
        return new Handled(null, false, false);
    }

    void start(CamelContext context) throws Exception {
        if (remembers && !(repository instanceof SeenItems)) {
            context.addService(repository, true, true);
        }
    }

    /** Takes back what could not be taken back when it failed. */
    void settleDebts() {
        for (String key : stuck) {
            repository.remove(key);
            stuck.remove(key);
        }
    }

    /** Whether an item is to be routed. */
    boolean isOpen(String key) {
        return !underWay.contains(key) && !(remembers && repository.contains(key));
    }

    /** Whether an item failed when it was tried last. */
    boolean hasFailed(String key) {
        return failed.contains(key);
    }

    /** A list was read to its end. */
    void listed(int items, Set<String> failedInList) {
        failed.retainAll(failedInList);
        if (repository instanceof SeenItems own) {
            own.hold(items);
        }
    }

    /** Takes an item to be routed; false if somebody else has it, or had it. */
    boolean take(Exchange exchange, String key) {
        if (!underWay.add(key)) {
            return false;
        }
        boolean taken = false;
        try {
            taken = !remembers || (eager ? repository.add(exchange, key) : !repository.contains(exchange, key));
        } finally {
            if (!taken) {
                underWay.remove(key);
            }
        }
        return taken;
    }

    void succeeded(Exchange exchange, String key) {
        try {
            failed.remove(key);
            if (remembers && !eager) {
                repository.add(exchange, key);
            }
            if (remembers) {
                repository.confirm(exchange, key);
            }
        } finally {
            underWay.remove(key);
        }
    }

    void failed(Exchange exchange, String key) {
        boolean debt = remembers && eager;
        try {
            failed.add(key);
            if (debt) {
                stuck.add(key);
                repository.remove(exchange, key);
                stuck.remove(key);
            }
        } finally {
            underWay.remove(key);
        }
    }
}
