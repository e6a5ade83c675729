package io.github.camelcomposio.simulator.usage;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Route;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * What was used, by whom: tool calls that were answered with 200, and triggers that fired. Guarded by the simulator's
 * lock.
 *
 * <p>
 * OURS: Composio's entity types are not known; here they are {@code tool_calls} and {@code trigger_events}, each
 * counted as one. The last 100,000 are remembered.
 */
public final class Usage {

    static final Map<String, String> UNITS = Map.of("tool_calls", "call", "trigger_events", "event");

    private static final int KEEP = 100_000;

    private static final Set<String> TOOL_CALLS
            = Set.of("/tools/execute/{tool_slug}", "/tool_router/session/{session_id}/execute");

    private final ArrayDeque<Use> uses = new ArrayDeque<>();
    private final Clock clock;

    public Usage(Clock clock) {
        this.clock = clock;
    }

    /** One use; user and session are empty when they are not known. */
    record Use(String type, String user, String session, Instant at) {
    }

    /** A request was answered; counts if it was a tool's execution. */
    public void answered(Route route, ApiRequest request, Answer answer) {
        if (answer.status() == 200 && TOOL_CALLS.contains(route.template())) {
            add("tool_calls", user(request.body()), request.path().getOrDefault("session_id", ""));
        }
    }

    /** A trigger of this user fired. */
    public void fired(String user) {
        add("trigger_events", user, "");
    }

    List<Use> find(Predicate<Use> filter) {
        return uses.stream().filter(filter).toList();
    }

    Instant now() {
        return clock.instant();
    }

    private void add(String type, String user, String session) {
        uses.add(new Use(type, user, session, clock.instant()));
        if (uses.size() > KEEP) {
            uses.remove();
        }
    }

    private static String user(String body) {
        try {
            return body.isBlank() ? "" : String.valueOf(new JsonObject(body).getValue("user_id", ""));
        } catch (DecodeException e) {
            return "";
        }
    }
}
