package io.github.camelcomposio.simulator.webhook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Route;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * {@code /org/project/webhook…} of v3, which webhook subscriptions have replaced.
 *
 * <p>
 * Source: Composio reference, which has the paths only. OURS, therefore, are bodies and answers: they read and change
 * the same subscription; update takes {@code webhook_url} and {@code webhook_version} and makes a V2 subscription to
 * trigger messages if there is none; a project without one has null for all but the version.
 */
public final class LegacyOperations {

    private static final ObjectShape UPDATE = Shape.object()
            .required("webhook_url", Shape.string())
            .optional("webhook_version", Shape.oneOf(EventType.VERSIONS));

    private final Subscriptions subscriptions;

    public LegacyOperations(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    public List<Route> routes() {
        return List.of(Route.oldest("GET", "/org/project/webhook", this::get),
                Route.oldest("DELETE", "/org/project/webhook", this::delete),
                Route.oldest("POST", "/org/project/webhook/update", this::update),
                Route.oldest("POST", "/org/project/webhook/refresh", this::refresh));
    }

    private Answer get(ApiRequest request) {
        Optional<Subscription> current = subscriptions.current();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("webhook_url", current.map(Subscription::url).orElse(null));
        view.put("webhook_secret", current.map(Subscription::secret).orElse(null));
        view.put("webhook_version", current.map(Subscription::version).orElse("V3"));
        return Answer.json(200, view);
    }

    private Answer delete(ApiRequest request) {
        subscriptions.delete();
        return Answer.json(200, Map.of("success", true));
    }

    private Answer update(ApiRequest request) {
        Map<String, Object> body = request.json(UPDATE);
        String url = Maps.text(body, "webhook_url").orElseThrow();
        Optional<String> version = Maps.text(body, "webhook_version");
        Optional<Subscription> current = subscriptions.current();
        if (current.isPresent()) {
            subscriptions.change(url, version.orElse(current.get().version()), current.get().events());
        } else {
            subscriptions.create(url, version.orElse("V2"), List.of(EventType.TRIGGER_MESSAGE.wire()));
        }
        return get(request);
    }

    private Answer refresh(ApiRequest request) {
        if (subscriptions.current().isEmpty()) {
            throw new ApiError(
                    404, 2601, "WebhookSubscription_NotFound", "The project has no webhook", "Update the webhook first.");
        }
        subscriptions.rotate();
        return get(request);
    }
}
