package io.github.camelcomposio.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.github.camelcomposio.simulator.model.Timestamps;
import io.github.camelcomposio.simulator.tool.Providers;
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
 * <li>{@code POST /simulator/credentials/refuse} and {@code …/accept} with {@code {"secret": …}}
 * <li>{@code POST /simulator/toolkits/{slug}/provider_status} with {@code {"status": n}}
 * <li>{@code GET /simulator/proxied_calls}
 * <li>{@code POST /simulator/outage} with {@code {"on": …}}, which does not end these operations
 * </ul>
 */
final class ControlOperations {

    /** Where the operations are. */
    static final String BASE = "/simulator/";

    private static final ObjectShape REASON = Shape.object().optional("reason", Shape.string());
    private static final ObjectShape TIMES = Shape.object().optional("times", Shape.number());

    private static final ObjectShape SECRET = Shape.object().required("secret", Shape.string());
    private static final ObjectShape STATUS = Shape.object().required("status", Shape.number());
    private static final ObjectShape ON = Shape.object().required("on", Shape.bool());

    private final Project project;
    private final Webhooks webhooks;
    private final Faults faults;

    ControlOperations(Project project, Webhooks webhooks, Faults faults) {
        this.project = project;
        this.webhooks = webhooks;
        this.faults = faults;
    }

    List<Route> routes() {
        return List.of(row("POST", "trigger_instances/{triggerId}/fire", this::fire),
                row("POST", "trigger_instances/{triggerId}/disable", this::disable),
                row("POST", "connected_accounts/{nanoid}/expire", this::expire),
                row("POST", "webhook_events/{id}/redeliver", this::redeliver),
                row("GET", "webhook_deliveries", this::deliveries),
                row("POST", "credentials/refuse", request -> done(() -> project.providers().refuse(secret(request)))),
                row("POST", "credentials/accept", request -> done(() -> project.providers().accept(secret(request)))),
                row("POST", "toolkits/{slug}/provider_status", this::providerStatus),
                row("GET", "proxied_calls", this::proxiedCalls),
                row("POST", "outage", request -> done(() -> faults.outage((Boolean) request.json(ON).get("on")))));
    }

    private static Route row(String method, String below, Operation operation) {
        return new Route(method, BASE + below, List.of(), operation, Set.of(Key.PROJECT));
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

    private Answer providerStatus(ApiRequest request) {
        int status = ((Number) request.json(STATUS).get("status")).intValue();
        return done(() -> project.providers().status(request.path().get("slug"), status));
    }

    private Answer proxiedCalls(ApiRequest request) {
        return Answer.json(200, Map.of("items", project.providers().calls().stream().map(ControlOperations::view).toList()));
    }

    private static String secret(ApiRequest request) {
        return (String) request.json(SECRET).get("secret");
    }

    private static Map<String, Object> view(Providers.Call call) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("connected_account_id", call.accountId());
        view.put("method", call.method());
        view.put("endpoint", call.endpoint());
        view.put("status", call.status());
        return view;
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
        return checked(() -> Answer.json(202, Map.of("event_id", happening.get())));
    }

    private static Answer done(Runnable change) {
        return checked(() -> {
            change.run();
            return Answer.json(200, Map.of("success", true));
        });
    }

    private static Answer checked(Supplier<Answer> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ApiError(400, 10400, "HTTP_BadRequest", e.getMessage(), "This is the simulator, not Composio.");
        }
    }
}
