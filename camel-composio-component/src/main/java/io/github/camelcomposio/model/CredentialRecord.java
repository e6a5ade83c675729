package io.github.camelcomposio.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row of a source of credentials, with where it stood. A message body of this type is read as a flat record; unlike
 * a {@code Map} it may be logged, for its text shows position and column names and no value.
 */
public final class CredentialRecord {

    private final String position;
    private final Map<String, Object> fields;

    /**
     * @param position where the row stood, in words for a person: {@code users.csv:17}
     * @param fields   the row, column by column; values may be null
     */
    public CredentialRecord(String position, Map<String, ?> fields) {
        this.position = position;
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public String getPosition() {
        return position;
    }

    public Map<String, Object> getFields() {
        return fields;
    }

    @Override
    public String toString() {
        return "CredentialRecord[" + position + ", columns " + fields.keySet() + "]";
    }
}
