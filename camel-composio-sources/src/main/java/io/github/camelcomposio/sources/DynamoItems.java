package io.github.camelcomposio.sources;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values as DynamoDB writes them in exports and in its API.
 * <p>
 * Source: Amazon DynamoDB developer guide, "DynamoDB table export output format" and "AttributeValue".
 */
final class DynamoItems {

    private DynamoItems() {
    }

    /**
     * The attributes with plain values.
     *
     * @throws IllegalArgumentException if one is not written so; its message names the attribute and quotes nothing
     */
    static Map<String, Object> plain(Map<?, ?> attributes) {
        Map<String, Object> plain = new LinkedHashMap<>();
        attributes.forEach((name, value) -> plain.put((String) name, value((String) name, value)));
        return plain;
    }

    private static Object value(String name, Object typed) {
        if (!(typed instanceof Map<?, ?> map) || map.size() != 1) {
            throw unknown(name);
        }
        Map.Entry<?, ?> entry = map.entrySet().iterator().next();
        Object value = entry.getValue();
        return switch ((String) entry.getKey()) {
            case "S" -> text(name, value);
            case "N" -> number(name, value);
            case "B" -> binary(name, value);
            case "BOOL" -> value;
            case "NULL" -> null;
            case "M" -> plain(value instanceof Map<?, ?> members ? members : fail(name));
            case "L" -> list(name, value).stream().map(item -> value(name, item)).collect(nulls());
            case "SS" -> list(name, value).stream().map(item -> text(name, item)).collect(nulls());
            case "NS" -> list(name, value).stream().map(item -> number(name, item)).collect(nulls());
            case "BS" -> list(name, value).stream().map(item -> binary(name, item)).collect(nulls());
            default -> throw unknown(name);
        };
    }

    private static java.util.stream.Collector<Object, ?, List<Object>> nulls() {
        return java.util.stream.Collectors.toCollection(ArrayList::new);
    }

    private static Object text(String name, Object value) {
        return value instanceof String ? value : fail(name);
    }

    private static Object number(String name, Object value) {
        try {
            return new BigDecimal((String) text(name, value));
        } catch (NumberFormatException e) {
            throw unknown(name);
        }
    }

    /** A credential in binary is text all the same. */
    private static Object binary(String name, Object value) {
        try {
            byte[] bytes = Base64.getDecoder().decode((String) text(name, value));
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new IllegalArgumentException("attribute " + name + " is binary, and no text");
        }
    }

    private static Collection<?> list(String name, Object value) {
        return value instanceof Collection<?> items ? items : fail(name);
    }

    private static <T> T fail(String name) {
        throw unknown(name);
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("attribute " + name + " is not written as DynamoDB does");
    }
}
