package io.github.camelcomposio.example.mapping;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts environment variables into values: {@code ${NAME}}, {@code ${NAME:default}}; {@code $${} stands for itself.
 *
 * @param environment gives a variable's value; null where it is not set
 */
record Placeholders(UnaryOperator<String> environment) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\$\\{|\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?}");

    /** @throws IllegalArgumentException if a variable is not set and has no default; the message names it */
    String resolve(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.group(2),
                found.group())));
    }

    private String value(String name, String otherwise, String found) {
        if (name == null) {
            return found.substring(1);
        }
        String value = environment.apply(name);
        if (value != null && !value.isEmpty()) {
            return value;
        }
        if (otherwise == null) {
            throw new IllegalArgumentException(
                    "needs the environment variable " + name + ", which is not set; set it, or write ${" + name + ":default}");
        }
        return otherwise;
    }
}
