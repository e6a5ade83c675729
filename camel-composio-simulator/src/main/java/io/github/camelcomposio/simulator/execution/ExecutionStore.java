package io.github.camelcomposio.simulator.execution;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelcomposio.simulator.model.Ids;

/** Every run of a tool since the start. */
public final class ExecutionStore {

    private final Map<String, Execution> executions = new LinkedHashMap<>();
    private final Ids ids;
    private final Clock clock;

    public ExecutionStore(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** A run that begins now and whose outcome is still to come; {@link #add} keeps it. */
    public Execution begin(String tool, String toolkit, String version, String userId, Map<String, Object> arguments) {
        return new Execution(
                ids.next("log_"), clock.instant(), tool, toolkit, version, userId, null, null, null, arguments,
                Map.of(), null, null);
    }

    /** Keeps a run that has ended. */
    public Execution add(Execution execution) {
        executions.put(execution.id(), execution);
        return execution;
    }

    public Optional<Execution> find(String id) {
        return Optional.ofNullable(executions.get(id));
    }

    /** All, in the order in which they ended. */
    public List<Execution> all() {
        return List.copyOf(executions.values());
    }

    List<Execution> newestFirst() {
        List<Execution> all = new ArrayList<>(executions.values());
        Collections.reverse(all);
        return all;
    }
}
