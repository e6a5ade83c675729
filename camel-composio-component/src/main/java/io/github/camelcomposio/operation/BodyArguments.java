package io.github.camelcomposio.operation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

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

    Object get(Parameter parameter) {
        Object camel = fields.get(parameter.name());
        Object snake = fields.get(parameter.snakeCase());
        if (camel != null && snake != null && !Objects.equals(camel, snake)) {
            throw new ComposioInvalidRequestException(
                    operation,
                    "the body has both " + parameter.name() + " and " + parameter.snakeCase()
                               + ", with different values; keep one of them");
        }
        return camel != null ? camel : snake;
    }

    /** Whether the body says null, which is more than saying nothing. */
    boolean saysNull(Parameter parameter) {
        return get(parameter) == null
                && (fields.containsKey(parameter.name()) || fields.containsKey(parameter.snakeCase()));
    }

    /** The members that are none of the parameters. */
    Set<String> namesBeside(List<Parameter> parameters) {
        Set<String> names = new TreeSet<>(fields.keySet());
        parameters.forEach(parameter -> {
            names.remove(parameter.name());
            names.remove(parameter.snakeCase());
        });
        return names;
    }
}
