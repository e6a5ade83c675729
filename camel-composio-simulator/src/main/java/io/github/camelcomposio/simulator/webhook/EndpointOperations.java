package io.github.camelcomposio.simulator.webhook;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.toolkit.Catalogue;
import io.github.camelcomposio.simulator.toolkit.ToolkitOperations;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Route;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * The operations on webhook endpoints.
 *
 * <p>
 * Source: Composio reference, webhook endpoints. OURS: every toolkit may have them, one for a {@code client_id}; which
 * fields setting one up requires is not known, so any are taken, as texts, and shown as they were given; POST replaces
 * them, PATCH changes those that are given; nothing listens at their address.
 */
public final class EndpointOperations {

    private static final ObjectShape CREATE = Shape.object()
            .required("toolkit_slug", Shape.string(1, 200)).required("client_id", Shape.string(1, 1000));

    private static final ObjectShape DATA = Shape.object().required("data", new Texts());

    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final Catalogue catalogue;
    private final Ids ids;
    private final Clock clock;
    private final Supplier<String> origin;

    /** @param origin scheme, host and port of the endpoints' addresses */
    public EndpointOperations(Catalogue catalogue, Ids ids, Clock clock, Supplier<String> origin) {
        this.catalogue = catalogue;
        this.ids = ids;
        this.clock = clock;
        this.origin = origin;
    }

    public List<Route> routes() {
        return List.of(Route.of("GET", "/webhook_endpoints", this::list),
                Route.of("POST", "/webhook_endpoints", this::create),
                Route.of("GET", "/webhook_endpoints/{nano_id}", this::get),
                Route.of("POST", "/webhook_endpoints/{nano_id}", this::configure),
                Route.of("PATCH", "/webhook_endpoints/{nano_id}", this::change));
    }

    private Answer list(ApiRequest request) {
        Optional<String> toolkit = request.query("toolkit_slug");
        return Answer.json(200, Map.of("items", endpoints.values().stream()
                .filter(endpoint -> toolkit.isEmpty() || toolkit.get().equals(endpoint.toolkit()))
                .map(Endpoint::item).toList()));
    }

    private Answer create(ApiRequest request) {
        Map<String, Object> body = request.json(CREATE);
        String toolkit = Maps.text(body, "toolkit_slug").orElseThrow();
        String client = Maps.text(body, "client_id").orElseThrow();
        catalogue.find(toolkit).orElseThrow(() -> ToolkitOperations.unknown(toolkit));
        Optional<Endpoint> there = endpoints.values().stream()
                .filter(endpoint -> endpoint.toolkit().equals(toolkit) && endpoint.clientId().equals(client)).findFirst();
        if (there.isPresent()) {
            return Answer.json(200, there.get().view());
        }
        String id = ids.next("we_");
        return put(201, new Endpoint(
                id, toolkit, client, origin.get() + "/webhook_ingress/" + toolkit + "/" + id, null, clock.instant()));
    }

    private Answer get(ApiRequest request) {
        return Answer.json(200, require(request).view());
    }

    private Answer configure(ApiRequest request) {
        Map<String, Object> data = Maps.object(request.json(DATA), "data");
        return put(200, require(request).withData(Maps.copy(data)));
    }

    private Answer change(ApiRequest request) {
        Map<String, Object> changes = Maps.object(request.json(DATA), "data");
        Endpoint endpoint = require(request);
        Map<String, Object> data = new LinkedHashMap<>();
        if (endpoint.data() != null) {
            data.putAll(endpoint.data());
        }
        data.putAll(changes);
        return put(200, endpoint.withData(data));
    }

    private Answer put(int status, Endpoint endpoint) {
        endpoints.put(endpoint.id(), endpoint);
        return Answer.json(status, endpoint.view());
    }

    private Endpoint require(ApiRequest request) {
        String id = request.path().get("nano_id");
        return Optional.ofNullable(endpoints.get(id)).orElseThrow(() -> new ApiError(
                404, 2701, "WebhookEndpoint_NotFound", "Webhook endpoint \"" + id + "\" not found",
                "Check the endpoint id and the project of the API key."));
    }

    /** An object whose members are all texts. */
    private static final class Texts implements Shape {

        @Override
        public void check(Object value, String path, List<String> errors) {
            Shape.map().check(value, path, errors);
            if (value instanceof Map<?, ?> object) {
                object.forEach((name, member) -> Shape.string().check(member, path + "." + name, errors));
            }
        }
    }
}
