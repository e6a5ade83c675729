package io.github.camelcomposio;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.client.InFlight;
import io.github.camelcomposio.client.Pages;
import io.github.camelcomposio.consumer.PolledList;
import io.github.camelcomposio.operation.Arguments;
import io.github.camelcomposio.operation.CredentialBody;
import io.github.camelcomposio.operation.EndpointScope;
import io.github.camelcomposio.operation.HeaderArguments;
import io.github.camelcomposio.operation.Invocation;
import io.github.camelcomposio.operation.LinkCourier;
import io.github.camelcomposio.operation.MessageFile;
import io.github.camelcomposio.operation.Operation;
import io.github.camelcomposio.operation.OperationHandler;
import io.github.camelcomposio.operation.Parameters;

/**
 * A list that an endpoint's options ask for. Its requests go the way of the producers': same client, same pacing, a
 * place in flight for each.
 */
final class PolledOperation implements PolledList {

    private static final Invocation.Mappings NO_MAPPINGS = new Invocation.Mappings(Map.of(), Map.of(), Map.of());

    private final ComposioEndpoint endpoint;
    private final Operation operation;
    private Arguments arguments;
    private ComposioClient client;
    private OperationHandler handler;
    private ComposioClients clients;

    PolledOperation(ComposioEndpoint endpoint) {
        this.endpoint = endpoint;
        this.operation = endpoint.row();
    }

    @Override
    public void open() {
        Parameters parameters = new Parameters(operation, HeaderArguments.parse("none"), endpoint.argumentOptions());
        arguments = parameters.fromOptions();
        for (String place : new String[] { "cursor", "pageNo" }) {
            if (arguments.get(place) != null) {
                throw new IllegalArgumentException(
                        "Option " + place + " begins a list in its middle; leave it out, for a poll reads all pages of "
                                                   + operation);
            }
        }
        client = endpoint.client();
        clients = endpoint.getComponent().clients();
        handler = operation.handler(new EndpointScope(parameters.policy(), client, clients.imports(), null));
    }

    @Override
    public CompletableFuture<Pages> first() {
        return inPlace(place -> handler.list(new Invocation(
                operation, arguments, CredentialBody.none(operation), MessageFile.NONE, NO_MAPPINGS, client, place,
                LinkCourier.NONE, null)));
    }

    @Override
    public CompletableFuture<Pages> next(Pages pages) {
        return inPlace(place -> pages.turn());
    }

    /** The place is given back on a thread of the pool, as the producers do: who waits for it may go on there. */
    private CompletableFuture<Pages> inPlace(Function<InFlight.Place, CompletableFuture<Pages>> request) {
        InFlight.Place place = clients.inFlight().enter(operation.name(), true);
        CompletableFuture<Pages> page = new CompletableFuture<>();
        sent(request, place).whenComplete((pages, failure) -> clients.completions().run(null, () -> {
            place.leave();
            if (failure == null) {
                page.complete(pages);
            } else {
                page.completeExceptionally(
                        failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure);
            }
        }));
        return page;
    }

    /** What fails before it is sent fails like what fails later: the place is given back once. */
    private static CompletableFuture<Pages> sent(
            Function<InFlight.Place, CompletableFuture<Pages>> request, InFlight.Place place) {
        try {
            return request.apply(place);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public String name() {
        return operation.name();
    }

    @Override
    public Map<String, Object> headers(Object item) {
        return operation.itemHeaders(item);
    }
}
