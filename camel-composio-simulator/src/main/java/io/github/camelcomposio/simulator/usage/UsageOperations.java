package io.github.camelcomposio.simulator.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelcomposio.simulator.usage.Usage.Use;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Key;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Route;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * {@code /org/usage/…} with the organisation's key and {@code /project/usage/…} with a project's.
 *
 * <p>
 * Source: Composio reference, usage: the last 30 days unless it is said, at most 1,000 groups, 100 unless it is said.
 * OURS: groups are made by {@code user_id}, {@code session_id} or {@code project_id}, by none without {@code group_by},
 * the largest first; an unknown entity type is 400; all use is the first project's.
 */
public final class UsageOperations {

    private static final Duration USUAL = Duration.ofDays(30);
    private static final int USUAL_GROUPS = 100;
    private static final int MOST_GROUPS = 1000;

    private static final Shape TEXTS = Shape.nullable(Shape.listOf(Shape.string(), Integer.MAX_VALUE));

    private static final ObjectShape BODY = Shape.object()
            .optional("from", Shape.number()).optional("to", Shape.number())
            .optional("entity_types", Shape.listOf(Shape.string(), Integer.MAX_VALUE))
            .optional("group_by", Shape.oneOf(List.of("user_id", "session_id", "project_id")))
            .optional("order_by", Shape.oneOf(List.of("key", "total_quantity", "event_count")))
            .optional("order_direction", Shape.oneOf(List.of("asc", "desc")))
            .optional("limit", Shape.number())
            .optional("filters", Shape.object().optional("user_id", TEXTS).optional("session_id", TEXTS)
                    .optional("project_id", TEXTS));

    private final Usage usage;
    private final String project;

    /** @param project the project's id */
    public UsageOperations(Usage usage, String project) {
        this.usage = usage;
        this.project = project;
    }

    public List<Route> routes() {
        return List.of(Route.newest("POST", "/org/usage/summary", this::summary).takes(Key.ORGANISATION),
                Route.newest("POST", "/org/usage/{entity_type}", this::detail).takes(Key.ORGANISATION),
                Route.newest("POST", "/project/usage/summary", this::summary),
                Route.newest("POST", "/project/usage/{entity_type}", this::detail));
    }

    private Answer summary(ApiRequest request) {
        Map<String, Object> body = request.json(BODY);
        List<String> wanted = Maps.texts(body, "entity_types");
        Map<String, Object> entities = new TreeMap<>();
        for (String type : new TreeSet<>(Usage.UNITS.keySet())) {
            if (wanted.isEmpty() || wanted.contains(type)) {
                long count = used(type, body).size();
                entities.put(type, Map.of("unit", Usage.UNITS.get(type), "total_quantity", String.valueOf(count),
                        "event_count", count));
            }
        }
        return Answer.json(200, Map.of("entities", entities));
    }

    private Answer detail(ApiRequest request) {
        String type = request.path().get("entity_type");
        if (!Usage.UNITS.containsKey(type)) {
            throw ApiError.invalid(Shape.notOneOf(List.copyOf(new TreeSet<>(Usage.UNITS.keySet())), "params.entity_type"));
        }
        Map<String, Object> body = request.json(BODY);
        List<Use> used = used(type, body);
        return Answer.json(200, Map.of("entity_type", type, "unit", Usage.UNITS.get(type), "total_quantity",
                String.valueOf(used.size()), "event_count", used.size(), "groups", groups(used, body)));
    }

    private List<Map<String, Object>> groups(List<Use> used, Map<String, Object> body) {
        if (!body.containsKey("group_by")) {
            return List.of();
        }
        Function<Use, String> key = switch ((String) body.get("group_by")) {
            case "user_id" -> Use::user;
            case "session_id" -> Use::session;
            default -> use -> project;
        };
        Map<String, Long> counts
                = used.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
        List<Map.Entry<String, Long>> ordered = new ArrayList<>(counts.entrySet());
        Comparator<Map.Entry<String, Long>> order
                = "key".equals(body.get("order_by")) ? Map.Entry.comparingByKey() : Map.Entry.comparingByValue();
        ordered.sort("asc".equals(body.get("order_direction")) ? order : order.reversed());
        long limit = body.get("limit") instanceof Number number ? number.longValue() : USUAL_GROUPS;
        return ordered.stream().limit(Math.max(0, Math.min(MOST_GROUPS, limit)))
                .map(group -> Map.<String, Object> of("key", group.getKey(), "total_quantity",
                        String.valueOf(group.getValue()), "event_count", group.getValue()))
                .toList();
    }

    private List<Use> used(String type, Map<String, Object> body) {
        Map<String, Object> filters = Maps.object(body, "filters");
        Instant to = body.get("to") instanceof Number end ? Instant.ofEpochMilli(end.longValue()) : usage.now();
        Instant from = body.get("from") instanceof Number start
                ? Instant.ofEpochMilli(start.longValue()) : to.minus(USUAL);
        return usage.find(use -> use.type().equals(type) && !use.at().isBefore(from) && !use.at().isAfter(to)
                && passes(filters, "user_id", use.user()) && passes(filters, "session_id", use.session())
                && passes(filters, "project_id", project));
    }

    private static boolean passes(Map<String, Object> filters, String name, String value) {
        List<String> wanted = Maps.texts(filters, name);
        return wanted.isEmpty() || wanted.contains(value);
    }
}
