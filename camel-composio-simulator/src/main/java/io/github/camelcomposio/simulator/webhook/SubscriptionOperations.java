package io.github.camelcomposio.simulator.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Page;
import io.github.camelcomposio.simulator.wire.Route;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * The operations on webhook subscriptions. Source: Composio reference, webhook subscriptions. OURS: without a version
 * it is V3; the secret is in every answer.
 */
public final class SubscriptionOperations {

    private static final int MOST = 50;

    private static final ObjectShape CHANGES = Shape.object()
            .optional("webhook_url", Shape.string())
            .optional("enabled_events", Shape.listOf(Shape.string(), Integer.MAX_VALUE))
            .optional("version", Shape.oneOf(EventType.VERSIONS));

    private static final ObjectShape BODY = CHANGES
            .required("webhook_url", Shape.string())
            .required("enabled_events", Shape.listOf(Shape.string(), Integer.MAX_VALUE));

    private final Subscriptions subscriptions;
    private final int pageSize;

    public SubscriptionOperations(Subscriptions subscriptions, int pageSize) {
        this.subscriptions = subscriptions;
        this.pageSize = pageSize;
    }

    public List<Route> routes() {
        return List.of(Route.of("GET", "/webhook_subscriptions", this::list),
                Route.of("POST", "/webhook_subscriptions", this::create),
                Route.of("GET", "/webhook_subscriptions/event_types", this::eventTypes),
                Route.of("GET", "/webhook_subscriptions/{id}", this::get),
                Route.of("PATCH", "/webhook_subscriptions/{id}", this::update),
                Route.of("DELETE", "/webhook_subscriptions/{id}", this::delete),
                Route.of("POST", "/webhook_subscriptions/{id}/rotate_secret", this::rotate));
    }

    private Answer list(ApiRequest request) {
        List<Subscription> all = subscriptions.current().stream().toList();
        return Answer.json(200, Page.of(request, pageSize, MOST).cut(all, Subscription::view));
    }

    private Answer create(ApiRequest request) {
        Map<String, Object> body = request.json(BODY);
        return Answer.json(201, subscriptions.create(Maps.text(body, "webhook_url").orElseThrow(),
                Maps.text(body, "version").orElse("V3"), Maps.texts(body, "enabled_events")).view());
    }

    private Answer eventTypes(ApiRequest request) {
        return Answer.json(200, Map.of("items", Arrays.stream(EventType.values()).map(EventType::view).toList()));
    }

    private Answer get(ApiRequest request) {
        return Answer.json(200, require(request).view());
    }

    private Answer update(ApiRequest request) {
        Map<String, Object> body = request.json(CHANGES);
        Subscription old = require(request);
        List<String> events
                = body.containsKey("enabled_events") ? Maps.texts(body, "enabled_events") : old.events();
        return Answer.json(200, subscriptions.change(Maps.text(body, "webhook_url").orElse(old.url()),
                Maps.text(body, "version").orElse(old.version()), events).view());
    }

    private Answer delete(ApiRequest request) {
        require(request);
        subscriptions.delete();
        return Answer.json(200, Map.of("success", true));
    }

    private Answer rotate(ApiRequest request) {
        require(request);
        Subscription rotated = subscriptions.rotate();
        return Answer.json(200, Map.of("id", rotated.id(), "secret", rotated.secret()));
    }

    private Subscription require(ApiRequest request) {
        return subscriptions.require(request.path().get("id"));
    }
}
