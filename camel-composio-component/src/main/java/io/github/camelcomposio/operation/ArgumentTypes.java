package io.github.camelcomposio.operation;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes of what a header, a body or an option holds what a parameter's type wants. */
final class ArgumentTypes {

    private ArgumentTypes() {
    }

    /**
     * @throws IllegalArgumentException if it can't be; the message goes on after the argument's name and never quotes
     *                                  the value
     */
    static Object convert(Parameter.Type type, Object value) {
        return switch (type) {
            case TEXT -> text(value);
            case SLUG -> value instanceof Map<?, ?> map && map.get("slug") != null ? text(map.get("slug")) : text(value);
            case INTEGER -> whole(value, BigDecimal::intValueExact);
            case LONG -> whole(value, BigDecimal::longValueExact);
            case FLAG -> flag(value);
            case LIST -> list(value);
            case TEXT_OR_LIST -> value instanceof Collection || value instanceof Object[] ? list(value) : text(value);
            case DURATION -> Durations.parse(value);
            case TEXT_OR_OBJECT -> value instanceof Map ? value : text(value);
            case LIST_OR_OBJECT -> value instanceof Map ? value : list(value);
            case FLAG_OR_OBJECT -> value instanceof Map ? value : flag(value);
            case OBJECT -> object(value);
            case ARRAY -> array(value);
            case ANY -> value;
        };
    }

    /** A scalar as text: numbers as a person would write them. */
    static String text(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? new BigDecimal(value.toString()).toPlainString() : value.toString();
        }
        if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean || value instanceof Enum
                || value instanceof Character) {
            return value.toString();
        }
        throw new IllegalArgumentException("must be text, and is a " + kind(value));
    }

    private static <N> N whole(Object value, Function<BigDecimal, N> exactly) {
        try {
            return exactly.apply(new BigDecimal(text(value).trim()));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number", e);
        }
    }

    private static Boolean flag(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        String text = text(value).trim();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.valueOf(text);
        }
        throw new IllegalArgumentException("must be true or false");
    }

    private static List<String> list(Object value) {
        if (value instanceof Collection<?> items) {
            return items.stream().map(ArgumentTypes::item).toList();
        }
        if (value instanceof Object[] items) {
            return Arrays.stream(items).map(ArgumentTypes::item).toList();
        }
        return Arrays.stream(text(value).split(",")).map(String::trim).filter(item -> !item.isEmpty()).toList();
    }

    private static String item(Object value) {
        if (value == null) {
            throw new IllegalArgumentException("has an item that is null");
        }
        return text(value);
    }

    private static Object object(Object value) {
        if (value instanceof Map) {
            return value;
        }
        throw new IllegalArgumentException("must be an object, and is a " + kind(value));
    }

    private static Object array(Object value) {
        if (value instanceof Collection) {
            return value;
        }
        throw new IllegalArgumentException("must be a list, and is a " + kind(value));
    }

    /** What people call a value, whatever class carries it. */
    static String kind(Object value) {
        if (value instanceof Map) {
            return "object";
        }
        if (value instanceof Collection || value instanceof Object[]) {
            return "list";
        }
        return value instanceof CharSequence ? "text" : value.getClass().getSimpleName();
    }
}
