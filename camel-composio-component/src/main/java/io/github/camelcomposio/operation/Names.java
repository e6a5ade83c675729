package io.github.camelcomposio.operation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One name in its three spellings: {@code userId}, {@code user_id} and {@code CamelComposioUserId}. */
public final class Names {

    private static final String HEADER_PREFIX = "CamelComposio";
    /** Arguments are few, and every reply asks for some. */
    private static final Map<String, String> HEADERS = new ConcurrentHashMap<>();

    private Names() {
    }

    /** {@code userId} → {@code user_id}. */
    public static String snakeCase(String camelCase) {
        StringBuilder snake = new StringBuilder(camelCase.length() + 4);
        for (char letter : camelCase.toCharArray()) {
            if (Character.isUpperCase(letter)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(letter));
        }
        return snake.toString();
    }

    /** {@code userId} → {@code CamelComposioUserId}. */
    public static String header(String camelCase) {
        return HEADERS.computeIfAbsent(camelCase, Names::toHeader);
    }

    private static String toHeader(String camelCase) {
        return HEADER_PREFIX + Character.toUpperCase(camelCase.charAt(0)) + camelCase.substring(1);
    }
}
