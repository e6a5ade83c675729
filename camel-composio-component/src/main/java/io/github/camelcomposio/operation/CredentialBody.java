package io.github.camelcomposio.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.model.CredentialFields;

/**
 * A body that may hold credentials, in whichever form it came. The wrapper key decides: {@code connection} (the wire's
 * shape), {@code config} or {@code state} (the official client's), {@code val} (a connection state), none (a flat
 * record); text is the one secret. Its own text shows the form only.
 */
public final class CredentialBody {

    /** In which form the credentials came. */
    enum Form {
        /** no body, or a wrapped one without credentials */
        NONE,
        /** {@code fields} is a connection state's {@code val}, field by field as Composio names them */
        STATE,
        /** {@code fields} is a row, with columns named as its table names them */
        FLAT,
        /** {@code secret} is the one secret */
        SECRET,
        /** {@code fields} is the key file of a Google service account */
        KEY_FILE
    }

    private static final String EXPIRES_AT = "expiresAt";
    /** What a flat record says beside its credentials. */
    private static final List<String> FLAT_ARGUMENTS = List.of("userId", "authConfigId", "authScheme", "toolkit",
            "connectedAccountId", "alias", "callbackUrl", EXPIRES_AT);
    private static final String ALIAS = "alias";
    private static final String NO_ALIAS = "";
    private static final String EXPERIMENTAL = "experimental";

    private final String operation;
    private final Map<String, Object> arguments = new LinkedHashMap<>();
    private final Map<String, Object> connectionExtras = new LinkedHashMap<>();
    private final Map<String, Object> extras = new LinkedHashMap<>();
    private Form form = Form.NONE;
    private Map<String, Object> fields = Map.of();
    private String secret;

    private CredentialBody(String operation) {
        this.operation = operation;
    }

    /** The body of an operation that reads no credentials. */
    public static CredentialBody none(Operation operation) {
        return new CredentialBody(operation.name());
    }

    /** @throws ComposioInvalidRequestException if it can't be read; the message quotes nothing of it */
    public static CredentialBody read(Operation operation, MessageBody body, Map<String, String> mapping) {
        body.requireUsable(operation.name());
        CredentialBody read = new CredentialBody(operation.name());
        if (body.text() != null) {
            read.text(body.text());
        } else {
            read.object(body.object(), mapping);
        }
        return read;
    }

    Form form() {
        return form;
    }

    Map<String, Object> fields() {
        return fields;
    }

    String secret() {
        return secret;
    }

    /** Members of the wire's {@code connection} that are none of our arguments. */
    Map<String, Object> connectionExtras() {
        return connectionExtras;
    }

    /** Members of the wire's body that are none of our arguments. */
    Map<String, Object> extras() {
        return extras;
    }

    /**
     * Whether an empty alias is given, which takes the account's alias away: by a wrapped form, or by an object that
     * has nothing else to say. Beside credentials in a row it is a blank cell.
     */
    boolean clearsAlias() {
        return NO_ALIAS.equals(arguments.get(ALIAS));
    }

    /** What the body says beside the credentials, as arguments. */
    public BodyArguments arguments() {
        return new BodyArguments(operation, arguments);
    }

    private void text(String text) {
        String content = text.endsWith("\r\n") ? text.substring(0, text.length() - 2)
                : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        if (!content.isBlank()) {
            form = Form.SECRET;
            secret = content;
        }
    }

    private void object(Map<String, Object> object, Map<String, String> mapping) {
        if (object.containsKey("connection")) {
            wire(object);
        } else if (object.containsKey("config") || object.containsKey("state")) {
            String wrapper = object.containsKey("config") ? "config" : "state";
            state(member(object, wrapper));
            beside(object, wrapper);
        } else if (object.containsKey("val")) {
            state(object);
            beside(object, "val");
        } else if ("service_account".equals(object.get("type")) && object.containsKey("private_key")) {
            form = Form.KEY_FILE;
            fields = object;
        } else {
            flat(object, mapping);
        }
    }

    private void wire(Map<String, Object> object) {
        Map<String, Object> connection = member(object, "connection");
        connection.forEach((name, value) -> {
            switch (name) {
                case "state" -> state(member(connection, "state"));
                case "user_id" -> argument("userId", value);
                case "callback_url" -> argument("callbackUrl", value);
                case ALIAS -> argument(ALIAS, value);
                default -> connectionExtras.put(name, value);
            }
        });
        object.forEach((name, value) -> {
            if (name.equals("auth_config")) {
                argument("authConfigId", Json.text(member(object, "auth_config"), "id"));
            } else if (!name.equals("connection") && !takenAsArgument(name, value)) {
                extras.put(name, value);
            }
        });
    }

    private void state(Map<String, Object> state) {
        Object scheme = state.get("authScheme");
        argument("authScheme", scheme != null ? scheme : state.get("auth_scheme"));
        form = Form.STATE;
        fields = member(state, "val");
    }

    /** What stands beside a wrapper of the official client's shape. */
    private void beside(Map<String, Object> object, String wrapper) {
        object.forEach((name, value) -> {
            switch (name) {
                case "validateCredentials", "validate_credentials" -> extras.put("validate_credentials", value);
                case EXPERIMENTAL -> connectionExtras.put(EXPERIMENTAL, value);
                default -> {
                    if (!name.equals(wrapper) && !takenAsArgument(name, value)) {
                        throw invalid("the body has a field that the operation does not know: " + name);
                    }
                }
            }
        });
    }

    private void flat(Map<String, Object> row, Map<String, String> mapping) {
        Map<String, Object> columns = mapping.isEmpty() ? row : mapped(row, mapping);
        Map<String, Object> credentials = new LinkedHashMap<>();
        columns.forEach((name, value) -> {
            if (name.equals(EXPERIMENTAL) && value instanceof Map) {
                connectionExtras.put(EXPERIMENTAL, value);
            } else if (!takenAsFlatArgument(name, value)) {
                credentials.put(name, value);
            }
        });
        fields = credentials;
        form = credentials.isEmpty() ? Form.NONE : Form.FLAT;
        if (form == Form.NONE && NO_ALIAS.equals(row.get(ALIAS))) {
            arguments.put(ALIAS, NO_ALIAS);
        }
    }

    /** The mapping is the complete list of credentials; the columns that are arguments go by their own names. */
    private Map<String, Object> mapped(Map<String, Object> row, Map<String, String> mapping) {
        Map<String, String> found = new LinkedHashMap<>();
        mapping.forEach((field, column) -> found.put(field, column(row, field, column)));
        Map<String, Object> columns = new LinkedHashMap<>();
        row.forEach((column, value) -> {
            if (flatArgument(column) != null && !found.containsValue(column)) {
                columns.put(column, value);
            }
        });
        found.forEach((field, column) -> columns.put(field, row.get(column)));
        return columns;
    }

    /** The column as it is named, else the only one that is named like it: databases change the case of names. */
    private String column(Map<String, Object> row, String field, String name) {
        if (row.containsKey(name)) {
            return name;
        }
        List<String> alike = row.keySet().stream().filter(column -> CredentialFields.sameName(column, name)).toList();
        if (alike.size() != 1) {
            throw invalid("option field." + field + " names the column " + name + ", which the record does not have; it has "
                          + String.join(", ", row.keySet()));
        }
        return alike.get(0);
    }

    private boolean takenAsFlatArgument(String column, Object value) {
        String name = flatArgument(column);
        if (name == null) {
            return false;
        }
        boolean absent = value == null || value instanceof CharSequence text && text.toString().isBlank();
        argument(name, absent ? null : value instanceof String text ? text.strip() : value);
        return true;
    }

    private static String flatArgument(String column) {
        for (String name : FLAT_ARGUMENTS) {
            if (CredentialFields.sameName(name, column)) {
                return name;
            }
        }
        return null;
    }

    private boolean takenAsArgument(String name, Object value) {
        for (String argument : FLAT_ARGUMENTS) {
            if (name.equals(argument) || name.equals(Names.snakeCase(argument))) {
                argument(argument, value);
                return true;
            }
        }
        return name.equals("authScheme") || name.equals("auth_scheme");
    }

    private void argument(String name, Object value) {
        if (value == null) {
            return;
        }
        Object other = arguments.put(name, name.equals(EXPIRES_AT) ? Expiry.text(value) : value);
        if (other != null && !Objects.equals(other.toString(), value.toString())) {
            throw invalid("the body gives " + name + " twice, with different values");
        }
    }

    private Map<String, Object> member(Map<String, Object> object, String name) {
        if (object.get(name) == null) {
            return Map.of();
        }
        if (!(object.get(name) instanceof Map)) {
            throw invalid("the body's " + name + " must be an object");
        }
        return Json.object(object, name);
    }

    private ComposioInvalidRequestException invalid(String what) {
        return new ComposioInvalidRequestException(operation, what);
    }

    @Override
    public String toString() {
        return "CredentialBody[" + form + "]";
    }
}
