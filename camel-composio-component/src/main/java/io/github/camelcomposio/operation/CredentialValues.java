package io.github.camelcomposio.operation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.model.CredentialFields;

/** The values of credentials: what a table's cell becomes, and what must never be sent. Messages name fields only. */
final class CredentialValues {

    private static final String STATUS = "status";
    private static final String EXPIRES_AT = "expires_at";
    private static final String KEY_FILE_FIELD = "credentials_json";

    private final String operation;

    CredentialValues(String operation) {
        this.operation = operation;
    }

    /** Whether a cell holds nothing. */
    static boolean isAbsent(Object cell) {
        return cell == null || cell instanceof CharSequence text && text.toString().isBlank();
    }

    /** A cell that holds something. Text is taken as it is, for a password may begin or end with a space. */
    Object ofCell(String column, Object cell) {
        if (cell instanceof Map || cell instanceof Collection) {
            return checked(column, cell);
        }
        try {
            return checked(column, ArgumentTypes.text(cell));
        } catch (IllegalArgumentException e) {
            throw new ComposioInvalidRequestException(operation, "column " + column + " " + e.getMessage());
        }
    }

    /** The {@code val} of a wrapped form, as it is but for what must not be sent. */
    Map<String, Object> ofState(Map<String, Object> val) {
        Map<String, Object> values = new LinkedHashMap<>();
        val.forEach((name, value) -> {
            if (!name.equals(EXPIRES_AT)) {
                values.put(name, name.equals(STATUS) ? value : checked(name, value));
            }
        });
        return values;
    }

    Object checked(String field, Object value) {
        if (field.equals(KEY_FILE_FIELD) && value instanceof Map) {
            return Json.writeText(value);
        }
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> checked(field + "." + name, member));
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> checked(field, item));
        } else if (value instanceof String text) {
            if (CredentialFields.isMasked(text)) {
                throw new ComposioInvalidRequestException(
                        operation,
                        field + " holds a masked value, as Composio shows it in place of the secret; give the secret itself");
            }
            if (CredentialFields.isNullText(text)) {
                throw new ComposioInvalidRequestException(
                        operation,
                        field + " holds the text that exports write for no value (NULL or \\N); leave the cell empty or give"
                                   + " the secret");
            }
        }
        return value;
    }
}
