package io.github.camelcomposio.sources;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.camelcomposio.model.CredentialFields;
import io.github.camelcomposio.model.CredentialRecord;

/**
 * What the columns of a source are to Composio: other names, fixed values, translated values. To be changed before it
 * is used only.
 */
public class Columns {

    private static final String USER = "user_id";
    private static final String TOOLKIT = "toolkit";

    private Map<String, String> names = new LinkedHashMap<>();
    private Map<String, String> constants = new LinkedHashMap<>();
    private Map<String, Map<String, String>> values = new LinkedHashMap<>();
    private Map<String, Map<String, String>> toolkits = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * Composio's name, and the column of the source: {@code user_id=OWNER}, {@code token=PAT}. If any is given, the
     * list is complete: other columns are dropped. None by default: the columns have Composio's names. Case and
     * underscores of a column do not matter where only one is alike.
     */
    public void setNames(Map<String, String> names) {
        this.names = new LinkedHashMap<>(names);
    }

    public Map<String, String> getNames() {
        return names;
    }

    /** By Composio's name, what is the same for all records, whatever a column says: {@code toolkit=sendgrid}. */
    public void setConstants(Map<String, String> constants) {
        this.constants = new LinkedHashMap<>(constants);
    }

    public Map<String, String> getConstants() {
        return constants;
    }

    /** By Composio's name, translations of values: {@code toolkit: {Send Grid: sendgrid}}. Others stay as they are. */
    public void setValues(Map<String, Map<String, String>> values) {
        this.values = new LinkedHashMap<>(values);
    }

    public Map<String, Map<String, String>> getValues() {
        return values;
    }

    /**
     * By toolkit, further names and columns of its records: {@code github: {token: SECRET}}, {@code sendgrid: {api_key:
     * SECRET}}. For a source that has credentials of several kinds in one column. Beside the names that all records
     * share, of which there must be some.
     */
    public void setToolkits(Map<String, Map<String, String>> toolkits) {
        this.toolkits = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.toolkits.putAll(toolkits);
    }

    public Map<String, Map<String, String>> getToolkits() {
        return toolkits;
    }

    /**
     * For a source whose records all have the same columns.
     *
     * @param  source                what to call it
     * @throws ImportSourceException if a named column is not among them
     */
    public void requireIn(String source, Collection<String> columns) {
        requireIn(source, columns, names, "");
        toolkits.forEach((toolkit, named) -> requireIn(source, columns, named, " of " + toolkit));
    }

    private static void requireIn(String source, Collection<String> columns, Map<String, String> named, String toolkit) {
        named.forEach((name, column) -> {
            if (find(column, columns) == null) {
                throw new ImportSourceException(
                        source + " has no column " + column + ", which is named for " + name + toolkit + "; it has "
                                                + shown(columns));
            }
        });
    }

    /** The record as Composio is to see it; one that can't be read stays as it is. */
    public CredentialRecord apply(CredentialRecord record) {
        if (record.getProblem() != null || names.isEmpty() && constants.isEmpty() && values.isEmpty()) {
            return record;
        }
        Map<String, Object> row = record.getFields();
        String user = names.get(USER);
        if (user != null && find(user, row.keySet()) == null) {
            return CredentialRecord.unreadable(
                    record.getPosition(), "the record has no column " + user + ", which is named for " + USER + "; it has "
                                          + shown(row.keySet()));
        }
        Map<String, Object> fields = renamed(row);
        translate(fields);
        constants.forEach((name, value) -> {
            fields.keySet().removeIf(field -> CredentialFields.sameName(field, name));
            fields.put(name, value);
        });
        take(ofToolkit(fields), row, fields);
        return new CredentialRecord(record.getPosition(), fields);
    }

    private Map<String, Object> renamed(Map<String, Object> row) {
        if (names.isEmpty()) {
            return new LinkedHashMap<>(row);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        take(names, row, fields);
        return fields;
    }

    private Map<String, String> ofToolkit(Map<String, Object> fields) {
        Map<String, String> named = fields.get(TOOLKIT) instanceof String toolkit ? toolkits.get(toolkit.strip()) : null;
        return named == null ? Map.of() : named;
    }

    private static void take(Map<String, String> named, Map<String, Object> row, Map<String, Object> fields) {
        named.forEach((name, column) -> {
            String found = find(column, row.keySet());
            if (found != null) {
                fields.put(name, row.get(found));
            }
        });
    }

    private void translate(Map<String, Object> fields) {
        values.forEach((name, translations) -> {
            String field = find(name, fields.keySet());
            if (field != null && fields.get(field) instanceof String text) {
                String exact = translations.get(text);
                String translated = exact == null ? translations.get(text.strip()) : exact;
                fields.put(field, translated == null ? text : translated);
            }
        });
    }

    /** The column as it is named, else the only one that is named like it: databases change the case of names. */
    private static String find(String name, Collection<String> columns) {
        if (columns.contains(name)) {
            return name;
        }
        List<String> alike = columns.stream().filter(column -> CredentialFields.sameName(column, name)).toList();
        return alike.size() == 1 ? alike.get(0) : null;
    }

    /** Without a header line, the first row is taken for one, and its cells for names. */
    private static String shown(Collection<String> columns) {
        return columns.stream().map(column -> ColumnNames.looksLikeValue(column) ? "…" : column)
                .collect(Collectors.joining(", "));
    }
}
