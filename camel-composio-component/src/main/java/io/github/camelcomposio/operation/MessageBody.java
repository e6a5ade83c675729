package io.github.camelcomposio.operation;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.client.JsonMap;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.model.CredentialRecord;

/** A message's body as an object or a text, whatever carried it. Its own text shows nothing of either. */
public final class MessageBody {

    /** No body. */
    public static final MessageBody NONE = new MessageBody(null, null, null);

    /** A bean's field that is null was never set; only a map can say "remove this". */
    private static final JsonMapper BEANS = Json.mapper().rebuild()
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Map<String, Object> object;
    private final String text;
    private final String problem;

    private MessageBody(Map<String, Object> object, String text, String problem) {
        this.object = object;
        this.text = text;
        this.problem = problem;
    }

    /**
     * @param body   the body, may be null
     * @param toText makes text of what carries text (streams, files, readers); gives null for anything else, and throws
     *               an IllegalArgumentException that says what the body is where no text can be made of it
     */
    public static MessageBody read(Object body, Function<Object, String> toText) {
        if (body == null) {
            return NONE;
        }
        if (body instanceof CredentialRecord row) {
            return row.getProblem() == null
                    ? new MessageBody(row.getFields(), null, null) : new MessageBody(null, null, row.getProblem());
        }
        if (body instanceof Map<?, ?> map) {
            return ofMap(map);
        }
        if (body instanceof JsonNode node) {
            return node.isObject() ? new MessageBody(Json.toObject(node), null, null)
                    : node.isTextual() ? ofText(node.textValue()) : unusable("JSON that is no object");
        }
        if (body instanceof Collection || body instanceof Iterator || body instanceof Number || body instanceof Boolean
                || body instanceof Object[]) {
            return unusable("a " + ArgumentTypes.kind(body));
        }
        try {
            String converted = body instanceof CharSequence ? body.toString() : toText.apply(body);
            return converted != null ? ofText(converted) : ofBean(body);
        } catch (IllegalArgumentException e) {
            return unusable(e.getMessage());
        }
    }

    private static MessageBody ofMap(Map<?, ?> map) {
        for (Object key : map.keySet()) {
            if (!(key instanceof String)) {
                return unusable("a map whose keys are not text");
            }
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> object = (Map<String, Object>) map;
        return new MessageBody(object, null, null);
    }

    private static MessageBody ofText(String text) {
        String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        if (!content.stripLeading().startsWith("{")) {
            return new MessageBody(null, content, null);
        }
        try {
            return new MessageBody(Json.readStrictly(content), null, null);
        } catch (JsonProcessingException e) {
            return unusable("text that starts with { but is no JSON object (line " + e.getLocation().getLineNr()
                            + ", column " + e.getLocation().getColumnNr() + ")");
        }
    }

    private static MessageBody ofBean(Object bean) {
        try {
            JsonNode node = BEANS.valueToTree(bean);
            return node.isObject()
                    ? new MessageBody(Json.toObject(node), null, null)
                    : unusable("a " + bean.getClass().getName());
        } catch (IllegalArgumentException e) {
            return unusable("a " + bean.getClass().getName() + ", of which Jackson can't make an object");
        }
    }

    private static MessageBody unusable(String problem) {
        return new MessageBody(
                null, null, "the body is " + problem + "; give a JSON object, a map, a bean or a text");
    }

    /** The members; empty where the body is no object. */
    Map<String, Object> object() {
        return object == null ? Map.of() : object;
    }

    /** What the body gives as arguments, for an operation that reads no credentials. */
    public BodyArguments arguments(Operation operation) {
        String whole = operation.wholeBody();
        if (whole != null && object != null && !object.containsKey(whole)) {
            if (object instanceof JsonMap map && map.isReply()) {
                throw new ComposioInvalidRequestException(
                        operation.name(), "the body is the reply of an earlier step, and would become the tool's"
                                          + " arguments; set a body with them, or an empty one");
            }
            return new BodyArguments(operation.name(), Map.of(whole, object));
        }
        if (operation.readsBody()) {
            requireObject(operation.name());
        }
        return new BodyArguments(operation.name(), object());
    }

    /** The text; null where the body is none. */
    String text() {
        return text;
    }

    /** Fails if the body holds something that is no object and no text. */
    void requireUsable(String operation) {
        if (problem != null) {
            throw new ComposioInvalidRequestException(operation, problem);
        }
    }

    /** Fails if the body holds something that is no object. */
    void requireObject(String operation) {
        requireUsable(operation);
        if (text != null && !text.isBlank()) {
            throw new ComposioInvalidRequestException(operation, "the body is text, and this operation wants an object");
        }
    }

    @Override
    public String toString() {
        return object != null ? "an object" : text != null ? "text" : "nothing usable";
    }
}
