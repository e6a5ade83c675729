package io.github.camelcomposio.simulator.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An object with named members. Other members are ignored unless the shape is {@link #closed()}. Immutable. */
public final class ObjectShape implements Shape {

    private final Map<String, Shape> members;
    private final List<String> required;
    private final boolean closed;

    ObjectShape(Map<String, Shape> members, List<String> required, boolean closed) {
        this.members = members;
        this.required = required;
        this.closed = closed;
    }

    public ObjectShape optional(String name, Shape shape) {
        Map<String, Shape> more = new LinkedHashMap<>(members);
        more.put(name, shape);
        return new ObjectShape(more, required, closed);
    }

    public ObjectShape required(String name, Shape shape) {
        List<String> names = new ArrayList<>(required);
        names.add(name);
        return new ObjectShape(optional(name, shape).members, names, closed);
    }

    /** Members that were not named are findings. */
    public ObjectShape closed() {
        return new ObjectShape(members, required, true);
    }

    @Override
    public void check(Object value, String path, List<String> errors) {
        if (!(value instanceof Map<?, ?> object)) {
            errors.add(Shape.expected("object", value, path));
            return;
        }
        members.forEach((name, shape) -> {
            if (object.containsKey(name)) {
                shape.check(object.get(name), path + "." + name, errors);
            } else if (required.contains(name)) {
                errors.add("Error in " + path + "." + name + ": Required");
            }
        });
        if (closed) {
            String unknown = object.keySet().stream().filter(name -> !members.containsKey(name))
                    .map(name -> "'" + name + "'").collect(Collectors.joining(", "));
            if (!unknown.isEmpty()) {
                errors.add("Error in " + path + ": Unrecognized key(s) in object: " + unknown);
            }
        }
    }
}
