package io.github.camelcomposio.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The faults that are switched on, with how often each may still play. Thread-safe. */
final class Faults {

    private static final Fault OUTAGE
            = Fault.on("*", "*").answer(503, Map.of("Content-Type", "text/html"), "<html>503 Service Unavailable</html>");

    private final List<Armed> armed = new ArrayList<>();
    private final Random random;
    private boolean outage;

    Faults(long seed) {
        this.random = new Random(seed);
    }

    synchronized void add(Fault fault) {
        armed.add(new Armed(fault));
    }

    synchronized void clear() {
        armed.clear();
    }

    synchronized void outage(boolean on) {
        outage = on;
    }

    /** Lets the fault that this request meets happen to it; without one it is answered. */
    void play(String method, String template, String path, Exchange exchange) {
        next(method, template, path).ifPresentOrElse(fault -> fault.play(exchange, random), exchange::answer);
    }

    private synchronized Optional<Fault> next(String method, String template, String path) {
        if (outage && !template.startsWith(ControlOperations.BASE)) {
            return Optional.of(OUTAGE);
        }
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
