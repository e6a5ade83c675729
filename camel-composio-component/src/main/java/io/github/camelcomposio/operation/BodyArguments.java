package io.github.camelcomposio.operation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.camelcomposio.client.JsonMap;
import io.github.camelcomposio.error.ComposioInvalidRequestException;

/** The arguments in a body that is an object: each in camelCase or in snake_case. */
public final class BodyArguments {

    private final String operation;
    private final Map<String, Object> fields;

    /**
     * @param operation for messages
     * @param fields    the body's members; empty where the body is no object
     */
    public BodyArguments(String operation, Map<String, Object> fields) {
        this.operation = operation;
        this.fields = fields;
    }

    /** Whether it is an untouched reply of an earlier step. */
    boolean isReply() {
        return fields instanceof JsonMap map && map.isReply();
    }

    Object get(Parameter parameter) {
        String where = null;
        for (String name : parameter.bodyNames()) {
            Object value = fields.get(name);
            if (value != null && where == null) {
                where = name;
            } else if (value != null && !value.equals(fields.get(where))) {
                throw new ComposioInvalidRequestException(
                        operation, "the body has both " + where + " and " + name
                                   + ", with different values; keep one of them");
            }
        }
        return where == null ? null : fields.get(where);
    }

    /** Whether the body says null, which is more than saying nothing. */
    boolean saysNull(Parameter parameter) {
        return get(parameter) == null && parameter.bodyNames().stream().anyMatch(fields::containsKey);
    }

    /** The members that are none of the parameters. */
    Set<String> namesBeside(List<Parameter> parameters) {
        Set<String> names = new TreeSet<>();
        for (String name : fields.keySet()) {
            if (parameters.stream().noneMatch(parameter -> parameter.bodyNames().contains(name))) {
                names.add(name);
            }
        }
        return names;
    }
}
