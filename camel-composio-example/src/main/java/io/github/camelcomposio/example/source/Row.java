package io.github.camelcomposio.example.source;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.camelcomposio.model.CredentialRecord;

/**
 * One row of a source: a record, or the reason why there is none. Its text shows no value of the row.
 *
 * @param source   the kind of source, as reports group by it: {@code csv}, {@code database} or {@code vault}
 * @param position where it stands, in words for a person: {@code sendgrid.csv:17}
 * @param record   the record; null if the row can't be read
 * @param problem  why it can't be read; null if it can. Quotes nothing of the row
 */
public record Row(String source, String position, CredentialRecord record, String problem) {

    /** A row that can be read. Absent cells (null or empty) say nothing, so they are left out. */
    public static Row of(String source, String position, Map<String, ?> cells) {
        Map<String, Object> present = new LinkedHashMap<>();
        cells.forEach((column, cell) -> {
            if (cell != null && !"".equals(cell)) {
                present.put(column, cell);
            }
        });
        return new Row(source, position, new CredentialRecord(position, present), null);
    }

    /** A row that can't be read. */
    public static Row unreadable(String source, String position, String problem) {
        return new Row(source, position, null, problem);
    }

    /** Your own id of the user; empty where the row has none. */
    public String userId() {
        return cell("user_id");
    }

    /** The toolkit's slug; empty where the row has none. */
    public String toolkit() {
        return cell("toolkit").toLowerCase(Locale.ROOT);
    }

    /** Rows with the same subject are about the same account. */
    public String subject() {
        return String.join("\u0000", userId(), toolkit(), cell("auth_config_id"), cell("alias"));
    }

    /** A cell that is no credential, whatever the spelling of its column; empty where there is none. */
    private String cell(String column) {
        if (record == null) {
            return "";
        }
        String wanted = normalised(column);
        return record.getFields().entrySet().stream().filter(cell -> normalised(cell.getKey()).equals(wanted))
                .map(cell -> cell.getValue().toString().strip()).findFirst().orElse("");
    }

    private static String normalised(String column) {
        return column.replace("_", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Row[" + position + (problem == null ? "" : ", " + problem) + "]";
    }
}
