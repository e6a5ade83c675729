package io.github.camelcomposio.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.model.AuthScheme;
import io.github.camelcomposio.model.CredentialFields;

/**
 * Makes credential fields of a row's columns: those that the scheme, Composio's base fields or the toolkit declare,
 * matched ignoring case and underscores. A column that nobody declares is an error.
 */
final class FlatRecord {

    /** The fields of a scheme's own, and those that all have. */
    private static final Map<AuthScheme, List<String>> KNOWN = Arrays.stream(AuthScheme.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), scheme -> Stream
                    .of(scheme.requiredFields(), scheme.optionalFields(), CredentialFields.BASE)
                    .flatMap(List::stream).toList()));

    private final String operation;
    private final AuthScheme scheme;
    private final Map<String, Object> columns;
    private final boolean renamed;

    /** @param renamed whether the columns bear the fields' own names already, for the endpoint's options gave them */
    FlatRecord(String operation, AuthScheme scheme, Map<String, Object> columns, boolean renamed) {
        this.operation = operation;
        this.scheme = scheme;
        this.columns = columns;
        this.renamed = renamed;
    }

    /** @param declared asks for the fields that the toolkit declares; only where the scheme's own do not suffice */
    CompletableFuture<Map<String, Object>> toVal(DeclaredFields declared) {
        List<String> known = KNOWN.get(scheme);
        if (renamed || unknown(known).isEmpty()) {
            return CompletableFuture.completedFuture(read(known));
        }
        return declared.fields().thenApply(more -> {
            List<String> all = Stream.concat(more.stream(), known.stream()).toList();
            List<String> unknown = unknown(all);
            if (!unknown.isEmpty()) {
                throw new ComposioInvalidRequestException(
                        operation,
                        "the record has columns that are no field of a " + scheme + " account: " + String.join(", ", unknown)
                                   + "; leave them out, or say which column is which with"
                                   + " the options field.<name>=<column>");
            }
            return read(all);
        });
    }

    /** A blank cell is an absent field, so that a wide table may have the columns of other schemes too. */
    private List<String> unknown(List<String> known) {
        List<String> unknown = new ArrayList<>();
        columns.forEach((column, cell) -> {
            if (!CredentialValues.isAbsent(cell) && match(column, known) == null) {
                unknown.add(column);
            }
        });
        return unknown;
    }

    private Map<String, Object> read(List<String> known) {
        CredentialValues values = new CredentialValues(operation);
        Map<String, Object> val = new LinkedHashMap<>();
        columns.forEach((column, cell) -> {
            if (CredentialValues.isAbsent(cell)) {
                return;
            }
            Object value = values.ofCell(column, cell);
            String field = renamed ? column : match(column, known);
            if (val.put(field, value) != null) {
                throw new ComposioInvalidRequestException(operation, "two columns give the field " + field);
            }
        });
        return val;
    }

    private static String match(String column, List<String> known) {
        if (known.contains(column)) {
            return column;
        }
        for (String field : known) {
            if (CredentialFields.sameName(field, column)) {
                return field;
            }
        }
        return null;
    }

    /** The fields that Composio says an account needs. */
    @FunctionalInterface
    interface DeclaredFields {
        CompletableFuture<List<String>> fields();
    }
}
