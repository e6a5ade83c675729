package io.github.camelcomposio.benchmarks.peer;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is sent, by all peers the same. */
final class Accounts {

    static final String AUTH_CONFIG = "ac_sendgrid";
    static final String PATH = "/api/v3.1/connected_accounts";

    private Accounts() {
    }

    static String user(int number) {
        return "user-" + number;
    }

    static String key(int number) {
        return "SG.benchmark-key-of-user-number-" + number;
    }

    /** A row, as a table or a file gives it. */
    static Map<String, Object> row(int number) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("user_id", user(number));
        row.put("generic_api_key", key(number));
        return row;
    }

    /** The request's body for it. */
    static Map<String, Object> json(int number) {
        Map<String, Object> val = new LinkedHashMap<>();
        val.put("generic_api_key", key(number));
        val.put("status", "ACTIVE");
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("authScheme", "API_KEY");
        state.put("val", val);
        Map<String, Object> connection = new LinkedHashMap<>();
        connection.put("user_id", user(number));
        connection.put("state", state);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("auth_config", Map.of("id", AUTH_CONFIG));
        body.put("connection", connection);
        return body;
    }

    /** The one thing that is wanted of an answer. */
    static void check(Map<?, ?> answer) {
        if (answer == null || !String.valueOf(answer.get("id")).startsWith("ca_")) {
            throw new IllegalStateException("no account was created: " + answer);
        }
    }
}
