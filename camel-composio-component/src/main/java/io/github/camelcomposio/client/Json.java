package io.github.camelcomposio.client;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;

/** JSON as maps that keep every number, null and unknown field as it came. Errors never quote the text. */
public final class Json {

    private static final TypeReference<JsonMap> OBJECT = new TypeReference<>() {
    };

    private static final TypeReference<JsonList> LIST = new TypeReference<>() {
    };

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new SimpleModule().addAbstractTypeMapping(Map.class, JsonMap.class))
            .build();

    private static final ObjectReader OBJECTS = MAPPER.readerFor(OBJECT);
    private static final ObjectReader LISTS = MAPPER.readerFor(LIST);
    private static final ObjectWriter WRITER = MAPPER.writer();
    private static final ObjectWriter SORTED = WRITER.with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** For text that people write: of two members with one name it can't be told which is meant. */
    private static final JsonMapper STRICT
            = MAPPER.rebuild().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private Json() {
    }

    /** The mapper behind all of it, for converting beans. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** Reads an object, in which no member may stand twice; null for the text {@code null}. */
    public static Map<String, Object> readStrictly(String text) throws JsonProcessingException {
        return STRICT.readValue(text, OBJECT);
    }

    /** Reads an object; null for the text {@code null}. */
    public static Map<String, Object> readObject(byte[] text) throws IOException {
        return OBJECTS.readValue(text);
    }

    /** Reads an array. */
    public static JsonList readList(byte[] text) throws IOException {
        JsonList list = LISTS.readValue(text);
        if (list == null) {
            throw new IOException("the text is null");
        }
        return list;
    }

    /** A bean, record or JSON node as a map. */
    public static Map<String, Object> toObject(Object bean) {
        return MAPPER.convertValue(bean, OBJECT);
    }

    public static byte[] write(Object value) {
        try {
            return WRITER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw unwritable(value, e);
        }
    }

    /** The same bytes for the same values, in whichever order members came. */
    public static byte[] writeSorted(Object value) {
        try {
            return SORTED.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw unwritable(value, e);
        }
    }

    public static String writeText(Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw unwritable(value, e);
        }
    }

    private static IllegalArgumentException unwritable(Object value, JsonProcessingException e) {
        e.clearLocation();
        return new IllegalArgumentException("no JSON can be made of a " + value.getClass().getName());
    }

    /** A value that is known to be an object. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> asObject(Object value) {
        return (Map<String, Object>) value;
    }

    /** The member of an object that is an object itself; an empty one where it is missing or something else. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Map<String, ?> parent, String name) {
        return parent.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** The member of an object as text; null where it is missing, null or not a scalar. */
    public static String text(Map<String, ?> parent, String name) {
        Object value = parent.get(name);
        return value == null || value instanceof Map || value instanceof Iterable ? null : value.toString();
    }
}
