package io.github.camelcomposio.example.command;

import java.io.PrintStream;
import java.util.stream.Collectors;

import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.session.ImportResult;
import io.github.camelcomposio.model.Redaction;

/** Helps somebody whose columns are called otherwise than Composio's names. */
final class ColumnHint {

    private static final int LONGEST = 11;

    private final Mapping mapping;

    ColumnHint(Mapping mapping) {
        this.mapping = mapping;
    }

    /** Says what can stand in {@code columns}, where records were rejected and the mapping has none. */
    void show(ImportResult result, PrintStream out) {
        boolean unknown = result.report().errors().stream().map(error -> String.valueOf(error.reason()))
                .anyMatch(reason -> reason.contains("columns that are no field") || reason.contains("is missing")
                        || reason.contains("needs "));
        if (!unknown || !mapping.columns().isEmpty() || result.columns().isEmpty()) {
            return;
        }
        out.println("\nThe source has the columns " + result.columns().stream().map(ColumnHint::shown)
                .collect(Collectors.joining(", ")) + ".");
        out.println("Composio takes user_id, toolkit or auth_config_id, auth_scheme, alias; and of credentials api_key,");
        out.println("token, username, password, access_token, refresh_token, base_url, subdomain, … Say which is which in");
        out.println(mapping.file() + ", such as");
        out.println("  columns: {user_id: " + shown(result.columns().iterator().next()) + ", toolkit: …, token: …}");
    }

    /** A file without a header line has a record there, and a credential in it. */
    private static String shown(String column) {
        boolean likeValue = column.length() > LONGEST && column.chars().anyMatch(Character::isDigit);
        return likeValue ? Redaction.redact(column) : column;
    }
}
