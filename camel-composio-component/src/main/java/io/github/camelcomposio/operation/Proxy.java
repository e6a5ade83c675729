package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.ANY;
import static io.github.camelcomposio.operation.Parameter.Type.ARRAY;
import static io.github.camelcomposio.operation.Parameter.Type.OBJECT;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arguments of the operations that call the API behind a toolkit. */
final class Proxy {

    static final Parameter ENDPOINT = Parameter.body("endpoint", TEXT, "The path or address to call.").asRequired();
    static final Parameter METHOD = Parameter.body("method", TEXT, "The HTTP method.").asRequired().oneOf("GET", "POST",
            "PUT", "DELETE", "PATCH", "HEAD");
    static final Parameter BODY = Parameter.body("body", ANY, "What to send: any JSON.");
    static final Parameter BINARY_BODY
            = Parameter.body("binaryBody", OBJECT, "What to send: url or base64, and content_type.");
    static final Parameter PARAMETERS = Parameter.body("parameters", ARRAY,
            "A list of name, value and type (header or query; the official client calls it in).");
    static final Parameter CUSTOM_CONNECTION_DATA
            = Parameter.body("customConnectionData", OBJECT, "Credentials to use instead of an account's; deprecated.");

    /** Names the kind of each parameter as the wire does, and makes text of its value. */
    static Map<String, Object> withParameters(Map<String, Object> body) {
        if (!(body.get("parameters") instanceof List<?> list)) {
            return body;
        }
        Map<String, Object> complete = new LinkedHashMap<>(body);
        complete.put("parameters", list.stream().map(Proxy::parameter).toList());
        return complete;
    }

    private static Object parameter(Object given) {
        if (!(given instanceof Map<?, ?> map)) {
            return given;
        }
        Map<Object, Object> parameter = new LinkedHashMap<>(map);
        Object kind = parameter.remove("in");
        if (kind != null) {
            parameter.putIfAbsent("type", kind);
        }
        parameter.computeIfPresent("value", (name, value) -> isScalar(value) ? ArgumentTypes.text(value) : value);
        return parameter;
    }

    private static boolean isScalar(Object value) {
        return !(value instanceof Map || value instanceof Iterable);
    }

    private Proxy() {
    }
}
