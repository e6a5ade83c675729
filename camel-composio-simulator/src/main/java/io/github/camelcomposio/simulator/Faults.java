package io.github.camelcomposio.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The faults that are switched on, with how often each may still play. Thread-safe. */
final class Faults {

    private final List<Armed> armed = new ArrayList<>();
    private final Random random;

    Faults(long seed) {
        this.random = new Random(seed);
    }

    synchronized void add(Fault fault) {
        armed.add(new Armed(fault));
    }

    synchronized void clear() {
        armed.clear();
    }

    /** The fault that this request meets; it counts as played. */
    synchronized Optional<Fault> next(String method, String template, String path) {
        for (Armed candidate : armed) {
            if (candidate.left > 0 && candidate.fault.matches(method, template, path, random)) {
                candidate.left--;
                return Optional.of(candidate.fault);
            }
        }
        return Optional.empty();
    }

    private static final class Armed {

        private final Fault fault;
        private int left;

        private Armed(Fault fault) {
            this.fault = fault;
            this.left = fault.times();
        }
    }
}
