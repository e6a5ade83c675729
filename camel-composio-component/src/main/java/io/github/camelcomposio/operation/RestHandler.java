package io.github.camelcomposio.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.client.Pages;
import io.github.camelcomposio.error.ComposioInvalidRequestException;

/** An operation that is one request, put together from its row. */
final class RestHandler implements OperationHandler {

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        Operation operation = invocation.operation();
        return invocation.client().send(request(operation, invocation.arguments())).thenApply(response -> {
            Reply reply = Reply.of(invocation, response);
            if (operation.paged() && invocation.arguments().flag("fetchAll", false)) {
                return reply.withBody(new Pages(
                        invocation.client(), response,
                        cursor -> request(operation, invocation.arguments()).query("cursor", cursor)));
            }
            return reply;
        });
    }

    /** The request of a row, with no argument yet. */
    static ApiRequest bare(Operation operation) {
        return new ApiRequest(operation.name(), operation.method(), operation.path(), operation.repeatable());
    }

    /** The request of a row. */
    static ApiRequest request(Operation operation, Arguments arguments) {
        return request(operation, arguments, Map.of());
    }

    /** The request of a row, with members of its body that are no arguments. */
    static ApiRequest request(Operation operation, Arguments arguments, Map<String, Object> more) {
        ApiRequest request = bare(operation);
        Map<String, Object> body = new LinkedHashMap<>(more);
        for (Parameter parameter : operation.parameters()) {
            Object value = arguments.get(parameter.name());
            if (value != null) {
                switch (parameter.place()) {
                    case PATH -> request.path(parameter.name(), value.toString());
                    case QUERY -> request.query(parameter.wire(), queryable(operation, parameter, value));
                    case BODY -> put(body, parameter.wire(), value);
                    default -> {
                        // the operation itself puts it where it belongs
                    }
                }
            }
        }
        return operation.hasBody() ? request.body(operation.completeBody(body)) : request;
    }

    /** Lists are joined with commas in a query: an item with a comma would become two, and no item no filter at all. */
    private static Object queryable(Operation operation, Parameter parameter, Object value) {
        if (value instanceof List<?> items && items.isEmpty()) {
            throw new ComposioInvalidRequestException(
                    operation.name(), "argument " + parameter.name() + " is an empty list, which would filter nothing;"
                                      + " leave it out if you mean all");
        }
        if (value instanceof List<?> items && items.stream().anyMatch(item -> item.toString().contains(","))) {
            throw new ComposioInvalidRequestException(
                    operation.name(), "argument " + parameter.name() + " has an item with a comma in it, which Composio"
                                      + " would take for two items");
        }
        return value;
    }

    /** Puts a value at a path of members; objects that are there already are added to. */
    private static void put(Map<String, Object> body, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            body.put(path, value);
            return;
        }
        String name = path.substring(0, dot);
        Map<String, Object> member = new LinkedHashMap<>(Json.object(body, name));
        put(member, path.substring(dot + 1), value);
        body.put(name, member);
    }
}
