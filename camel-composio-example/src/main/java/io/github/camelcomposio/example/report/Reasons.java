package io.github.camelcomposio.example.report;

import java.util.regex.Pattern;

import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.example.source.RowException;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Says in words why a row was rejected, without quoting anything that might be a credential. */
public final class Reasons {

    private static final Pattern DETAILS = Pattern.compile(" \\[HTTP.*|, request id .*|;.*| \\(.*|: (\\[|give ).*", Pattern.DOTALL);
    private static final Pattern IDS = Pattern.compile("\\b(ac|ca)_\\w+|(?<=same user and toolkit as ).*");

    private Reasons() {
    }

    /**
     * The reason for a person. The component's messages are free of secrets and so are those about rows; of any other
     * exception only the kind is told, for its text may quote the row.
     */
    public static String of(Throwable failure) {
        if (failure instanceof HttpOperationFailedException http) {
            return "HTTP " + http.getStatusCode();
        }
        return failure instanceof ComposioException || failure instanceof RowException
                ? failure.getMessage() : failure.getClass().getName();
    }

    /** A reason without what differs from row to row, to count by. */
    static String group(String reason) {
        int operation = reason.indexOf(": ");
        boolean named = operation > 0 && reason.substring(0, operation).matches("\\w+/\\w+");
        String text = named ? reason.substring(operation + 2) : reason;
        return IDS.matcher(DETAILS.matcher(text).replaceFirst("")).replaceAll("…");
    }
}
