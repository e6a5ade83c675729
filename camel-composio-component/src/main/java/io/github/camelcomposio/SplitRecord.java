package io.github.camelcomposio;

import java.util.Map;

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
        return given(ComposioConstants.USER_ID, "user_id", "userId");
    }

    String authConfigId() {
        return given(ComposioConstants.AUTH_CONFIG_ID, "auth_config_id", "authConfigId");
    }

    String toolkit() {
        return given(ComposioConstants.TOOLKIT, "toolkit", "toolkit");
    }

    private String given(String header, String field, String otherField) {
        Object value = exchange.getMessage().getHeader(header);
        value = value == null ? fields.get(field) : value;
        value = value == null ? fields.get(otherField) : value;
        return text(value);
    }

    private static String text(Object value) {
        return value instanceof CharSequence || value instanceof Number ? value.toString() : null;
    }
}
