package io.github.camelcomposio.operation;

import java.util.Locale;

/** One name in its three spellings: {@code userId}, {@code user_id} and {@code CamelComposioUserId}. */
public final class Names {

    private static final String HEADER_PREFIX = "CamelComposio";

    private Names() {
    }

    /** {@code userId} → {@code user_id}. */
    public static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** {@code userId} → {@code CamelComposioUserId}. */
    public static String header(String camelCase) {
        return HEADER_PREFIX + Character.toUpperCase(camelCase.charAt(0)) + camelCase.substring(1);
    }
}
