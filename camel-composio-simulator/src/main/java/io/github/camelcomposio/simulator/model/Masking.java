package io.github.camelcomposio.simulator.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * Hides secrets in answers.
 *
 * <p>
 * Source: Composio reference, masking of secrets: tokens of OAuth and every header and query value are
 * {@code REDACTED}, whatever the project chose; other secrets are cut to their first four characters and three dots
 * while the project masks. OURS: which names are secrets beyond those that Composio lists; a secret of up to four
 * characters becomes {@code ...} alone, so that it isn't told whole; an empty text and null stay as they are.
 */
public final class Masking {

    private static final String REDACTED = "REDACTED";

    private static final Set<String> TOKENS
            = Set.of("access_token", "refresh_token", "id_token", "oauth_token", "oauth_token_secret");

    private static final Set<String> SECRETS = Set.of("token", "api_key", "generic_api_key", "bearer_token",
            "basic_encoded", "generic_token", "generic_secret", "password", "credentials_json", "private_key",
            "client_secret", "devKey", "sessionId", "proxy_password", "webhook_signature", "code_verifier");

    private static final Set<String> BAGS = Set.of("headers", "queryParams", "extra_token_data");

    private static final Set<String> OPEN_IN_CONFIGS
            = Set.of("client_id", "consumer_key", "scopes", "user_scopes", "oauth_redirect_uri");

    private final BooleanSupplier project;

    /** @param project whether the project masks secrets of connected accounts, asked each time */
    public Masking(BooleanSupplier project) {
        this.project = project;
    }

    /**
     * The fields of a connected account.
     *
     * @param more names that the account's toolkit calls secret
     */
    public Map<String, Object> account(Map<String, Object> val, Set<String> more) {
        Map<String, Object> masked = new LinkedHashMap<>();
        val.forEach((name, value) -> masked.put(name, member(name, value, more)));
        return masked;
    }

    /** The credentials of an auth config: all of a managed one, all but the public ones of a custom one. */
    public Map<String, Object> authConfig(Map<String, Object> credentials, boolean managed) {
        Map<String, Object> masked = new LinkedHashMap<>();
        credentials.forEach((name, value) -> {
            boolean open = !managed && OPEN_IN_CONFIGS.contains(name);
            masked.put(name, open ? value : each(value, managed ? text -> REDACTED : Masking::cut));
        });
        return masked;
    }

    private Object member(String name, Object value, Set<String> more) {
        if (TOKENS.contains(name) || BAGS.contains(name)) {
            return each(value, text -> REDACTED);
        } else if (SECRETS.contains(name) || more.contains(name)) {
            return project.getAsBoolean() ? each(value, Masking::cut) : value;
        } else if (value instanceof Map<?, ?> nested) {
            Map<String, Object> masked = new LinkedHashMap<>();
            nested.forEach((key, inner) -> masked.put(key.toString(), member(key.toString(), inner, more)));
            return masked;
        } else {
            return value;
        }
    }

    private static Object each(Object value, UnaryOperator<String> mask) {
        if (value instanceof Map<?, ?> nested) {
            Map<String, Object> masked = new LinkedHashMap<>();
            nested.forEach((key, inner) -> masked.put(key.toString(), each(inner, mask)));
            return masked;
        } else if (value instanceof List<?> list) {
            return list.stream().map(element -> each(element, mask)).toList();
        } else {
            return value == null || "".equals(value) ? value : mask.apply(value.toString());
        }
    }

    private static String cut(String text) {
        return text.length() > 4 ? text.substring(0, 4) + "..." : "...";
    }
}
