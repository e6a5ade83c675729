package io.github.camelcomposio.operation;

/** One name in its three spellings: {@code userId}, {@code user_id} and {@code CamelComposioUserId}. */
public final class Names {

    private static final String HEADER_PREFIX = "CamelComposio";

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
        return HEADER_PREFIX + Character.toUpperCase(camelCase.charAt(0)) + camelCase.substring(1);
    }
}
