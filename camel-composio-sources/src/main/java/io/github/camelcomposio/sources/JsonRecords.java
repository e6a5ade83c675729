package io.github.camelcomposio.sources;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelcomposio.model.CredentialRecord;

/** Makes records of JSON objects: plain ones, or in DynamoDB's notation. Thread-safe. */
public final class JsonRecords {

    private static final String ITEM = "Item";
    private static final ObjectReader OBJECTS = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build()
            .readerFor(new TypeReference<LinkedHashMap<String, Object>>() {
            });

    private final boolean dynamodb;

    /** @param dynamodb whether values are written as DynamoDB exports them: {@code {"S": "text"}} */
    public JsonRecords(boolean dynamodb) {
        this.dynamodb = dynamodb;
    }

    /** The record that a text is. */
    public CredentialRecord read(String position, String text) {
        Map<String, Object> object;
        try {
            object = OBJECTS.readValue(text);
        } catch (JsonProcessingException e) {
            // the cause would quote the text
            String column = e.getLocation() == null ? "" : " (column " + e.getLocation().getColumnNr() + ")";
            return CredentialRecord.unreadable(position, "the line is no JSON object" + column);
        }
        if (object == null) {
            return CredentialRecord.unreadable(position, "the line is no JSON object");
        }
        boolean item = object.size() == 1 && object.get(ITEM) instanceof Map;
        if (!dynamodb) {
            return item
                    ? CredentialRecord.unreadable(position, "the line is an item as DynamoDB exports it; set format=dynamodb")
                    : new CredentialRecord(position, object);
        }
        try {
            return new CredentialRecord(position, DynamoItems.plain(item ? (Map<?, ?>) object.get(ITEM) : object));
        } catch (IllegalArgumentException e) {
            return CredentialRecord.unreadable(position, e.getMessage());
        }
    }
}
