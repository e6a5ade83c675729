package io.github.camelcomposio.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One row of a source of credentials, with where it stood. A message body of this type is read as a flat record; unlike
 * a {@code Map} it may be logged, for its text shows position and column names and no value.
 */
public final class CredentialRecord {

    private final String position;
    private final Map<String, Object> fields;
    private final String problem;

    /**
     * @param position where the row stood, in words for a person: {@code users.csv:17}
     * @param fields   the row, column by column; values may be null
     */
    public CredentialRecord(String position, Map<String, ?> fields) {
        this(position, fields, null);
    }

    private CredentialRecord(String position, Map<String, ?> fields, String problem) {
        this.position = position;
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        this.problem = problem;
    }

    /**
     * A row that can't be read. Every operation refuses it, for that reason; an import notes it like any other reject.
     *
     * @param problem why, in words that quote nothing of the row: {@code the row has 2 cells, and the header has 3}
     */
    public static CredentialRecord unreadable(String position, String problem) {
        return new CredentialRecord(position, Map.of(), Objects.requireNonNull(problem));
    }

    public String getPosition() {
        return position;
    }

    public Map<String, Object> getFields() {
        return fields;
    }

    /** Why the row can't be read; null where it can. */
    public String getProblem() {
        return problem;
    }

    @Override
    public String toString() {
        return "CredentialRecord[" + position + ", " + (problem == null ? "columns " + fields.keySet() : problem) + "]";
    }
}
