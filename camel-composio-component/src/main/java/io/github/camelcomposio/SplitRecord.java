package io.github.camelcomposio;

import java.util.Map;
import java.util.Objects;

import io.github.camelcomposio.model.CredentialFields;
import io.github.camelcomposio.model.CredentialRecord;
import org.apache.camel.Exchange;

/** What the exchange of one record of a split says of it: its headers, and its body as long as it is the record. */
final class SplitRecord {

    private final Exchange exchange;
    private final Object body;
    private final Map<?, ?> fields;

    SplitRecord(Exchange exchange) {
        this.exchange = exchange;
        this.body = exchange.getMessage().getBody();
        this.fields = body instanceof CredentialRecord credentials ? credentials.getFields()
                : body instanceof Map<?, ?> map ? map : Map.of();
    }

    /** Where it stood, in its source's words, else counted from 1 in its file; null where nothing says it. */
    String position() {
        if (body instanceof CredentialRecord credentials && credentials.getPosition() != null) {
            return credentials.getPosition();
        }
        Integer index = exchange.getProperty(Exchange.SPLIT_INDEX, Integer.class);
        if (index == null) {
            return null;
        }
        String file = text(exchange.getMessage().getHeader(Exchange.FILE_NAME));
        return (file == null ? "" : file + " ") + "record " + (index + 1);
    }

    String userId() {
        return given(ComposioConstants.USER_ID, "userId");
    }

    String authConfigId() {
        return given(ComposioConstants.AUTH_CONFIG_ID, "authConfigId");
    }

    String toolkit() {
        return given(ComposioConstants.TOOLKIT, "toolkit");
    }

    /** Columns are named as their table names them. */
    private String given(String header, String name) {
        String inHeader = text(exchange.getMessage().getHeader(header));
        if (inHeader != null) {
            return inHeader;
        }
        return fields.entrySet().stream()
                .filter(field -> field.getKey() instanceof String column && CredentialFields.sameName(column, name))
                .map(field -> text(field.getValue())).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static String text(Object value) {
        String text = value instanceof CharSequence || value instanceof Number ? value.toString().strip() : "";
        return text.isEmpty() ? null : text;
    }
}
