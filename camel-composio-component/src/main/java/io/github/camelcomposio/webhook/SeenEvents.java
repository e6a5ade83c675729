package io.github.camelcomposio.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Which events were handled and which are being handled. An event is claimed before it is routed; the claim ends when
 * it was handled, when it failed, or, should the process die, after a while, so that a repeat is handled again. Any
 * repository will do, and several instances may share one: a claim is a key of its own that has the time in it.
 */
final class SeenEvents {

    private final Set<String> runningHere = ConcurrentHashMap.newKeySet();
    private final IdempotentRepository repository;
    private final Duration abandonedAfter;
    private final Clock clock;

    SeenEvents(IdempotentRepository repository, Duration abandonedAfter, Clock clock) {
        this.repository = repository;
        this.abandonedAfter = abandonedAfter;
        this.clock = clock;
    }

    /** What is known of an event. */
    enum State {
        /** It is the caller's now. */
        CLAIMED,
        /** Somebody is at it, here or elsewhere. */
        RUNNING,
        /** Nothing is left to do. */
        HANDLED
    }

    /** A claim on an event, to be ended by whoever got it. */
    record Claim(State state, String id, String key) {
    }

    /** Claims an event, unless it was handled or somebody is at it. */
    Claim claim(Exchange exchange, String id) {
        if (repository.contains(exchange, id)) {
            return new Claim(State.HANDLED, id, null);
        }
        if (!runningHere.add(id)) {
            return new Claim(State.RUNNING, id, null);
        }
        boolean claimed = false;
        try {
            Claim claim = claimEverywhere(exchange, id);
            claimed = claim.state() == State.CLAIMED;
            return claim;
        } finally {
            if (!claimed) {
                runningHere.remove(id);
            }
        }
    }

    /** The period before counts too: a claim is good for one period at least and for two at most. */
    private Claim claimEverywhere(Exchange exchange, String id) {
        long period = clock.millis() / abandonedAfter.toMillis();
        String key = key(id, period);
        if (!repository.add(exchange, key)) {
            return new Claim(State.RUNNING, id, null);
        }
        State state = State.CLAIMED;
        if (repository.contains(exchange, key(id, period - 1)) || repository.contains(exchange, key(id, period + 1))) {
            state = State.RUNNING;
        } else if (repository.contains(exchange, id)) {
            state = State.HANDLED;
        }
        if (state != State.CLAIMED) {
            repository.remove(exchange, key);
        }
        return new Claim(state, id, key);
    }

    private static String key(String id, long period) {
        return id + "@" + period;
    }

    /** The event was handled: repeats of it will be acknowledged. */
    void handled(Exchange exchange, Claim claim) {
        try {
            repository.add(exchange, claim.id());
            repository.confirm(exchange, claim.id());
        } finally {
            release(exchange, claim);
        }
    }

    /** The event was not handled, though it was said. */
    void forget(Exchange exchange, Claim claim) {
        repository.remove(exchange, claim.id());
    }

    /** The event was not handled: a repeat of it will be. */
    void release(Exchange exchange, Claim claim) {
        runningHere.remove(claim.id());
        repository.remove(exchange, claim.key());
    }
}
