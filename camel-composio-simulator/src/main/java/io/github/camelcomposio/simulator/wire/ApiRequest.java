package io.github.camelcomposio.simulator.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * A request as an operation sees it: decoded, and apart from HTTP.
 *
 * @param method  upper case
 * @param version {@code v3} or {@code v3.1}, empty outside the API
 * @param path    the values of the path's parameters by name
 * @param query   decoded; a repeated parameter's values joined with commas, which Composio's clients do themselves
 * @param headers names in lower case
 * @param body    the text, empty when there is none
 */
public record ApiRequest(
        String method, String version, Map<String, String> path, Map<String, String> query, Map<String, String> headers,
        String body) {

    /** The body as an object that fits the shape; an absent body counts as {@code {}}. */
    public Map<String, Object> json(Shape shape) {
        Map<String, Object> object = decode();
        List<String> errors = new ArrayList<>();
        shape.check(object, "payload", errors);
        if (!errors.isEmpty()) {
            throw ApiError.invalid(errors);
        }
        return object;
    }

    private Map<String, Object> decode() {
        if (body.isBlank()) {
            return Map.of();
        }
        if (!headers.getOrDefault("content-type", "").startsWith("application/json")) {
            throw ApiError.invalid("Error in headers.content-type: Expected application/json");
        }
        try {
            return new JsonObject(body).getMap();
        } catch (DecodeException | ClassCastException e) {
            throw ApiError.invalid("Error in payload: Expected a JSON object");
        }
    }

    /** The request with a body's texts and numbers as its query, for operations that take both. */
    public ApiRequest withQuery(Map<String, Object> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value instanceof String || value instanceof Number) {
                texts.put(name, value.toString());
            }
        });
        return new ApiRequest(method, version, path, texts, headers, body);
    }

    /** A query parameter that is present and not empty. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /** The elements of a comma-joined query parameter; empty when it is absent. */
    public List<String> queryList(String name) {
        return query(name).map(value -> Arrays.stream(value.split(","))
                .filter(element -> !element.isEmpty()).toList()).orElse(List.of());
    }

    /** A query parameter that may only be one of some words. */
    public String queryWord(String name, String absent, List<String> words) {
        String value = query(name).orElse(absent);
        if (value != null && !words.contains(value)) {
            throw ApiError.invalid(Shape.notOneOf(words, "query." + name));
        }
        return value;
    }

    /** A query parameter that is {@code true} or {@code false}. */
    public Optional<Boolean> queryFlag(String name) {
        return Optional.ofNullable(queryWord(name, null, List.of("true", "false"))).map(Boolean::valueOf);
    }

    /** Without values: they can be credentials. */
    @Override
    public String toString() {
        return "ApiRequest[" + method + ", version=" + version + ", query=" + query.keySet() + "]";
    }
}
