package io.github.camelcomposio.operation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelcomposio.error.ComposioInvalidRequestException;

/**
 * Finds an operation's arguments. The one place that decides: header, else body, else endpoint option; policy from the
 * endpoint only.
 */
public final class Parameters {

    private final Operation operation;
    private final HeaderArguments allowed;
    private final Map<String, Object> options;

    /**
     * @param  allowed                         which arguments headers may give
     * @param  options                         the endpoint's options; values that are not set are null or missing
     * @throws ComposioInvalidRequestException if an option is of the wrong type
     */
    public Parameters(Operation operation, HeaderArguments allowed, Map<String, Object> options) {
        this.operation = operation;
        this.allowed = allowed;
        this.options = new HashMap<>();
        for (Parameter parameter : operation.parameters()) {
            this.options.put(parameter.name(), option(parameter, options));
        }
    }

    /**
     * @param  headers                         the message's headers, by name
     * @param  body                            what the message's body gives
     * @param  dynamic                         options that came with the message, and win over the endpoint's
     * @throws ComposioInvalidRequestException if something is missing, contradictory or of the wrong type
     */
    public Arguments find(Function<String, Object> headers, BodyArguments body, Map<String, Object> dynamic) {
        refuseForeign(dynamic);
        Map<String, Object> found = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            Object value = find(parameter, headers, body, dynamic);
            if (value == null && parameter.required()) {
                throw missing(parameter);
            }
            if (value != null || removes(parameter, body)) {
                found.put(parameter.name(), value);
            }
        }
        refuseUnknown(body);
        return new Arguments(found);
    }

    private Object find(
            Parameter parameter, Function<String, Object> headers, BodyArguments body, Map<String, Object> dynamic) {
        Object dynamicOption = option(parameter, dynamic);
        Object option = dynamicOption != null ? dynamicOption : options.get(parameter.name());
        if (parameter.origin() == Parameter.Origin.ENDPOINT) {
            return option;
        }
        Object inBody = convert(parameter, body.get(parameter), "body field ", parameter.name());
        Object inHeader = parameter.origin() == Parameter.Origin.BODY || !allowed.allows(parameter.name())
                ? null : convert(parameter, headers.apply(parameter.header()), "header ", parameter.header());
        if (parameter.identity() && inHeader != null && inBody != null && !inHeader.equals(inBody)) {
            throw new ComposioInvalidRequestException(
                    operation.name(),
                    "header " + parameter.header() + " and the body's " + parameter.name() + " name different ones; remove"
                                      + " the header, which may be left over from an"
                                      + " earlier reply, or the body's field");
        }
        return inHeader != null ? inHeader : inBody != null || removes(parameter, body) ? inBody : option;
    }

    private boolean removes(Parameter parameter, BodyArguments body) {
        return operation.nullRemoves() && parameter.place() == Parameter.Place.BODY && body.saysNull(parameter);
    }

    private Object option(Parameter parameter, Map<String, Object> from) {
        return convert(parameter, from.get(parameter.name()), "endpoint option ", parameter.name());
    }

    private Object convert(Parameter parameter, Object value, String place, String name) {
        if (value == null || value instanceof CharSequence text && text.toString().isBlank()) {
            return null;
        }
        Object converted;
        try {
            converted = ArgumentTypes.convert(parameter.type(), value);
        } catch (IllegalArgumentException e) {
            throw new ComposioInvalidRequestException(operation.name(), place + name + " " + e.getMessage());
        }
        if (!parameter.allows(converted)) {
            throw new ComposioInvalidRequestException(
                    operation.name(),
                    place + name + " must be one of " + String.join(", ", parameter.words()));
        }
        return converted;
    }

    /**
     * The arguments that the endpoint alone gives, for where there is no message.
     *
     * @throws ComposioInvalidRequestException if one is missing
     */
    public Arguments fromOptions() {
        Map<String, Object> found = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            Object value = options.get(parameter.name());
            if (value == null && parameter.required()) {
                throw new ComposioInvalidRequestException(
                        operation.name(), "argument " + parameter.name()
                                          + " is missing: there is no message to give it, so set endpoint option "
                                          + parameter.name());
            }
            if (value != null) {
                found.put(parameter.name(), value);
            }
        }
        return new Arguments(found);
    }

    /** What only the endpoint gives: its policy. */
    public Arguments policy() {
        Map<String, Object> found = new LinkedHashMap<>();
        operation.parameters().stream().filter(parameter -> parameter.origin() == Parameter.Origin.ENDPOINT)
                .forEach(parameter -> found.put(parameter.name(), options.get(parameter.name())));
        return new Arguments(found);
    }

    /** A text that a header or the endpoint gives, whatever else is in the message; null where neither does. */
    public String beside(String name, Function<String, Object> headers, Map<String, Object> dynamic) {
        return (String) find(operation.parameter(name), headers, new BodyArguments(operation.name(), Map.of()), dynamic);
    }

    private void refuseForeign(Map<String, Object> dynamic) {
        if (dynamic.isEmpty()) {
            return;
        }
        try {
            Operations.refuseForeign(operation.name(), dynamic.keySet());
        } catch (IllegalArgumentException e) {
            throw new ComposioInvalidRequestException(operation.name(), e.getMessage());
        }
    }

    private void refuseUnknown(BodyArguments body) {
        if (!operation.readsBody()) {
            return;
        }
        Set<String> unknown = body.namesBeside(operation.parameters());
        if (!unknown.isEmpty()) {
            throw new ComposioInvalidRequestException(
                    operation.name(),
                    (body.isReply()
                            ? "the body is the reply of an earlier step; set a body for this one, or an empty one: "
                            : "")
                                      + "the body has fields that the operation does not know: " + String.join(", ", unknown)
                                      + "; it knows "
                                      + operation.parameters().stream()
                                              .map(Parameter::name)
                                              .collect(Collectors.joining(", ")));
        }
    }

    private ComposioInvalidRequestException missing(Parameter parameter) {
        return missing(operation, parameter);
    }

    /** What to say when a required argument was given nowhere. */
    static ComposioInvalidRequestException missing(Operation operation, Parameter parameter) {
        return new ComposioInvalidRequestException(
                operation.name(), "argument " + parameter.name() + " is missing" + places(operation, parameter));
    }

    private static String places(Operation operation, Parameter parameter) {
        String header = "header " + parameter.header();
        String field = "body field " + parameter.name();
        String option = "endpoint option " + parameter.name();
        if (operation.isContentBody()) {
            return ", and the body is content: give it as " + header + " or as " + option;
        }
        if (parameter.origin() == Parameter.Origin.BODY) {
            return ": give it as " + field;
        }
        return parameter.hasOption()
                ? ": give it as " + header + ", as " + field + " or as " + option
                : ": give it as " + header + " or as " + field + "; it is secret, and no endpoint option";
    }
}
