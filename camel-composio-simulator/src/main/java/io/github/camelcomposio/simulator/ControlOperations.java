package io.github.camelcomposio.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.github.camelcomposio.simulator.model.Timestamps;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Key;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Operation;
import io.github.camelcomposio.simulator.wire.Route;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * What a test does in Java, for somebody who runs the simulator alone: make things happen, under {@code /simulator},
 * with the project's key. No part of Composio's API, and free of budget.
 *
 * <ul>
 * <li>{@code POST /simulator/trigger_instances/{triggerId}/fire} with the payload
 * <li>{@code POST /simulator/trigger_instances/{triggerId}/disable} with {@code {"reason": …}}
 * <li>{@code POST /simulator/connected_accounts/{nanoid}/expire} with {@code {"reason": …}} or without
 * <li>{@code POST /simulator/webhook_events/{id}/redeliver} with {@code {"times": n}} or without
 * <li>{@code GET /simulator/webhook_deliveries}
 * </ul>
 */
final class ControlOperations {

    private static final ObjectShape REASON = Shape.object().optional("reason", Shape.string());
    private static final ObjectShape TIMES = Shape.object().optional("times", Shape.number());

    private final Project project;
    private final Webhooks webhooks;

    ControlOperations(Project project, Webhooks webhooks) {
        this.project = project;
        this.webhooks = webhooks;
    }

    List<Route> routes() {
        return List.of(row("POST", "/simulator/trigger_instances/{triggerId}/fire", this::fire),
                row("POST", "/simulator/trigger_instances/{triggerId}/disable", this::disable),
                row("POST", "/simulator/connected_accounts/{nanoid}/expire", this::expire),
                row("POST", "/simulator/webhook_events/{id}/redeliver", this::redeliver),
                row("GET", "/simulator/webhook_deliveries", this::deliveries));
    }

    private static Route row(String method, String template, Operation operation) {
        return new Route(method, template, List.of(), operation, Set.of(Key.PROJECT));
    }

    private Answer fire(ApiRequest request) {
        Map<String, Object> payload = request.json(Shape.map());
        return event(() -> project.fireTrigger(request.path().get("triggerId"), payload));
    }

    private Answer disable(ApiRequest request) {
        String reason = Maps.text(request.json(REASON), "reason").orElse("");
        return event(() -> project.disableTrigger(request.path().get("triggerId"), reason));
    }

    private Answer expire(ApiRequest request) {
        String reason = Maps.text(request.json(REASON), "reason").orElse(null);
        return event(() -> project.expireAccount(request.path().get("nanoid"), reason));
    }

    private Answer redeliver(ApiRequest request) {
        int times = request.json(TIMES).get("times") instanceof Number number ? number.intValue() : 1;
        return event(() -> {
            webhooks.redeliver(request.path().get("id"), times);
            return request.path().get("id");
        });
    }

    private Answer deliveries(ApiRequest request) {
        return Answer.json(200, Map.of("items", webhooks.deliveries().stream().map(ControlOperations::view).toList()));
    }

    private static Map<String, Object> view(WebhookDelivery delivery) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("event_id", delivery.eventId());
        view.put("type", delivery.type());
        view.put("attempt", delivery.attempt());
        view.put("status", delivery.status());
        view.put("sent_at", Timestamps.of(delivery.sentAt()));
        return view;
    }

    private static Answer event(Supplier<String> happening) {
        try {
            return Answer.json(202, Map.of("event_id", happening.get()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ApiError(400, 10400, "HTTP_BadRequest", e.getMessage(), "This is the simulator, not Composio.");
        }
    }
}
