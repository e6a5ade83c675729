package io.github.camelcomposio.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.client.Pages;
import io.github.camelcomposio.error.ComposioInvalidRequestException;

/** An operation that is one request, put together from its row. */
final class RestHandler implements OperationHandler {

    @Override
    public CompletableFuture<Reply> handle(Invocation invocation) {
        return handle(invocation, UnaryOperator.identity());
    }

    /** The same, with something made of each answer, page by page. */
    static CompletableFuture<Reply> handle(Invocation invocation, UnaryOperator<ApiResponse> change) {
        Operation operation = invocation.operation();
        return invocation.client().send(request(operation, invocation.arguments())).thenApply(change).thenApply(response -> {
            Reply reply = Reply.of(invocation, response);
            if (operation.paging() != null && invocation.arguments().flag("fetchAll", false)) {
                return reply.withBody(new Pages(
                        invocation.client(), operation.paging(), response,
                        () -> request(operation, invocation.arguments()), change));
            }
            return operation.isListAnswer() ? reply.withBody(response.body().get("items")) : reply;
        });
    }

    /** The list that a row's request answers, with something made of each page. */
    static CompletableFuture<Pages> list(Invocation invocation, UnaryOperator<ApiResponse> change) {
        Operation operation = invocation.operation();
        Supplier<ApiRequest> request = () -> request(operation, invocation.arguments());
        return invocation.client().send(request.get()).thenApply(change)
                .thenApply(first -> new Pages(invocation.client(), operation.listing(), first, request, change));
    }

    /** The request of a row, with no argument yet. */
    static ApiRequest bare(Operation operation) {
        ApiRequest request = new ApiRequest(
                operation.name(), operation.method(), operation.path(), operation.repetition())
                .credential(operation.credential()).version(operation.version());
        return operation.isListAnswer() ? request.answeredWithList() : request;
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
            Object value = parameter.sent(arguments);
            if (value != null || arguments.has(parameter.name())) {
                switch (parameter.place()) {
                    case PATH -> request.path(parameter.name(), value.toString());
                    case QUERY -> request.query(parameter.wire(), queryable(operation, parameter.name(), value));
                    case HEADER -> request.header(parameter.wire(), value.toString());
                    case BODY -> put(body, parameter.wire(), value);
                    default -> {
                        // the operation itself puts it where it belongs
                    }
                }
            }
        }
        return operation.hasBody() ? request.body(operation.completeBody(body)) : request;
    }

    /**
     * Lists are joined with commas in a query: an item with a comma would become two, and no item, or one with nothing
     * in it, no filter at all.
     */
    static Object queryable(Operation operation, String argument, Object value) {
        if (value instanceof List<?> items) {
            check(operation, argument, items);
        }
        if (value instanceof Map<?, ?> members && members.values().stream().anyMatch(Objects::isNull)) {
            throw invalid(operation, argument, "has a member that is null; leave it out or give its value");
        }
        return value;
    }

    private static void check(Operation operation, String argument, List<?> items) {
        if (items.isEmpty()) {
            throw invalid(operation, argument,
                    "is an empty list, which would filter nothing; leave it out if you mean all");
        }
        if (items.stream().anyMatch(item -> item.toString().isBlank())) {
            throw invalid(operation, argument,
                    "has an item with nothing in it, which would filter nothing; leave it out if you mean all");
        }
        if (items.stream().anyMatch(item -> item.toString().contains(","))) {
            throw invalid(operation, argument,
                    "has an item with a comma in it, which Composio would take for two items");
        }
    }

    private static ComposioInvalidRequestException invalid(Operation operation, String argument, String problem) {
        return new ComposioInvalidRequestException(operation.name(), "argument " + argument + " " + problem);
    }

    /** Puts a value at a path of members, or the members of one at none; objects that are there are added to. */
    private static void put(Map<String, Object> body, String path, Object value) {
        if (path.isEmpty()) {
            Json.asObject(value).forEach(body::put);
            return;
        }
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
