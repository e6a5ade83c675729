package io.github.camelcomposio;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.client.JsonList;
import io.github.camelcomposio.client.JsonMap;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.spi.TypeConverterRegistry;

/** Makes of a reply what a route asks for: JSON text, a stream, a JSON node, or a bean that Jackson can fill. */
@Converter(generateLoader = true)
public final class ComposioConverters {

    private static final JsonMapper BEANS
            = Json.mapper().rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private ComposioConverters() {
    }

    @Converter
    public static String toText(JsonMap reply) {
        return Json.writeText(reply);
    }

    @Converter
    public static byte[] toBytes(JsonMap reply) {
        return Json.write(reply);
    }

    @Converter
    public static InputStream toInputStream(JsonMap reply) {
        return new ByteArrayInputStream(Json.write(reply));
    }

    @Converter
    public static JsonNode toNode(JsonMap reply) {
        return Json.mapper().valueToTree(reply);
    }

    @Converter
    public static String toText(JsonList reply) {
        return Json.writeText(reply);
    }

    @Converter
    public static byte[] toBytes(JsonList reply) {
        return Json.write(reply);
    }

    @Converter
    public static InputStream toInputStream(JsonList reply) {
        return new ByteArrayInputStream(Json.write(reply));
    }

    @Converter
    public static JsonNode toNode(JsonList reply) {
        return Json.mapper().valueToTree(reply);
    }

    /** Null, which lets other converters try, where the value is no reply or Jackson can't fill the type. */
    @Converter(fallback = true)
    public static Object toBean(Class<?> type, Exchange exchange, Object value, TypeConverterRegistry registry) {
        if (!(value instanceof JsonMap) || type.isPrimitive() || type.getName().startsWith("java.")) {
            return null;
        }
        try {
            return BEANS.convertValue(value, type);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
