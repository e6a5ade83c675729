package io.github.camelcomposio.simulator.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a JSON value must look like. Findings read as Composio's do:
 * {@code Error in payload.connection.user_id: Expected string, received number}.
 */
@FunctionalInterface
public interface Shape {

    /**
     * Adds a finding for everything that does not fit.
     *
     * @param value the decoded JSON value, null for JSON's null
     * @param path  where the value stands, such as {@code payload.connection}
     */
    void check(Object value, String path, List<String> errors);

    static Shape string() {
        return typed("string", String.class);
    }

    static Shape bool() {
        return typed("boolean", Boolean.class);
    }

    /** An object with any members. */
    static Shape map() {
        return typed("object", Map.class);
    }

    /** A text of {@code least} to {@code most} characters. */
    static Shape string(int least, int most) {
        return (value, path, errors) -> {
            if (!(value instanceof String text)) {
                errors.add(expected("string", value, path));
            } else if (text.length() < least) {
                errors.add("Error in " + path + ": String must contain at least " + least + " character(s)");
            } else if (text.length() > most) {
                errors.add("Error in " + path + ": String must contain at most " + most + " character(s)");
            }
        };
    }

    /** A number within bounds. */
    static Shape number(long least, long most) {
        return (value, path, errors) -> {
            if (!(value instanceof Number number)) {
                errors.add(expected("number", value, path));
            } else if (number.doubleValue() < least) {
                errors.add("Error in " + path + ": Number must be greater than or equal to " + least);
            } else if (number.doubleValue() > most) {
                errors.add("Error in " + path + ": Number must be less than or equal to " + most);
            }
        };
    }

    /** Anything, null included. */
    static Shape any() {
        return (value, path, errors) -> {
        };
    }

    /** An object of which every member has one shape, whatever its name. */
    static Shape mapOf(Shape element) {
        return (value, path, errors) -> {
            if (value instanceof Map<?, ?> object) {
                object.forEach((name, member) -> element.check(member, path + "." + name, errors));
            } else {
                errors.add(expected("object", value, path));
            }
        };
    }

    static Shape nullable(Shape shape) {
        return (value, path, errors) -> {
            if (value != null) {
                shape.check(value, path, errors);
            }
        };
    }

    static Shape oneOf(List<String> words) {
        return (value, path, errors) -> {
            if (!(value instanceof String)) {
                errors.add(expected("string", value, path));
            } else if (!words.contains(value)) {
                errors.add(notOneOf(words, path));
            }
        };
    }

    /** Fits when one of the shapes fits; otherwise the first one's findings are given. */
    static Shape anyOf(Shape... shapes) {
        return (value, path, errors) -> {
            List<List<String>> findings = Arrays.stream(shapes).map(shape -> {
                List<String> own = new ArrayList<>();
                shape.check(value, path, own);
                return own;
            }).toList();
            if (findings.stream().noneMatch(List::isEmpty)) {
                errors.addAll(findings.get(0));
            }
        };
    }

    /** An array of at most {@code most} elements of one shape. */
    static Shape listOf(Shape element, int most) {
        return (value, path, errors) -> {
            if (!(value instanceof List<?> list)) {
                errors.add(expected("array", value, path));
                return;
            }
            if (list.size() > most) {
                errors.add("Error in " + path + ": Array must contain at most " + most + " element(s)");
            }
            for (int i = 0; i < list.size(); i++) {
                element.check(list.get(i), path + "." + i, errors);
            }
        };
    }

    static ObjectShape object() {
        return new ObjectShape(Map.of(), List.of(), false);
    }

    /** The finding for a word that is none of those allowed. The word itself is not repeated: it could be a secret. */
    static String notOneOf(List<String> words, String path) {
        return "Error in " + path + ": Invalid enum value. Expected "
               + words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" | "));
    }

    private static Shape typed(String name, Class<?> type) {
        return (value, path, errors) -> {
            if (!type.isInstance(value)) {
                errors.add(expected(name, value, path));
            }
        };
    }

    /** The finding for a value of another type. */
    static String expected(String name, Object value, String path) {
        return "Error in " + path + ": Expected " + name + ", received " + nameOf(value);
    }

    private static String nameOf(Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof Map) {
            return "object";
        } else if (value instanceof List) {
            return "array";
        } else {
            return value instanceof Number ? "number" : value.getClass().getSimpleName().toLowerCase();
        }
    }
}
