package io.github.camelcomposio.example.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Makes users up, the same ones every time. Their credentials say of themselves that they are samples. */
final class SampleUsers {

    private final Random random = new Random(2026);
    private int last;

    /** The next user, with the columns of a flat record. */
    Map<String, String> next(String toolkit) {
        last++;
        Map<String, String> user = new LinkedHashMap<>();
        user.put("user_id", "user-%04d".formatted(last));
        user.put("toolkit", toolkit);
        user.putAll(credential(toolkit));
        return user;
    }

    /** A credential that nobody has yet. */
    Map<String, String> credential(String toolkit) {
        Map<String, String> credential = new LinkedHashMap<>();
        switch (toolkit) {
            case "sendgrid" -> {
                credential.put("auth_scheme", "API_KEY");
                credential.put("api_key", "SG.sample." + hex());
            }
            case "github" -> {
                credential.put("auth_scheme", "BEARER_TOKEN");
                credential.put("token", "ghp_sample" + hex());
            }
            default -> {
                credential.put("auth_scheme", "BASIC");
                credential.put("username", "agent%04d@example.com".formatted(last));
                credential.put("password", password());
            }
        }
        return credential;
    }

    /** Passwords are what people type: some have a comma, a quote, an accent or a space at an end. */
    private String password() {
        String plain = "sample-" + hex();
        return switch (last % 10) {
            case 1 -> plain + ", or \"not\"";
            case 4 -> " " + plain + " ";
            case 7 -> plain + "é€";
            default -> plain;
        };
    }

    private String hex() {
        return "%016x".formatted(random.nextLong());
    }
}
