package io.github.camelcomposio.simulator.toolkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON value in which {@code {{name}}} stands for a value. A text that is nothing but one placeholder becomes the
 * value itself, whatever its type; within a longer text the value becomes text, and nothing when there is none.
 */
public final class Template {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]+)}}");

    private Template() {
    }

    /** The object with all placeholders replaced. */
    public static Map<String, Object> fill(Map<String, Object> template, Map<String, Object> values) {
        Map<String, Object> filled = new LinkedHashMap<>();
        template.forEach((name, value) -> filled.put(name, value(value, values)));
        return filled;
    }

    /** The text with all placeholders replaced by text. */
    public static String text(String template, Map<String, Object> values) {
        return PLACEHOLDER.matcher(template).replaceAll(match -> {
            Object value = values.get(match.group(1));
            return Matcher.quoteReplacement(value == null ? "" : value.toString());
        });
    }

    @SuppressWarnings("unchecked")
    private static Object value(Object template, Map<String, Object> values) {
        if (template instanceof Map<?, ?> object) {
            return fill((Map<String, Object>) object, values);
        } else if (template instanceof List<?> list) {
            return list.stream().map(element -> value(element, values)).toList();
        } else if (template instanceof String text) {
            Matcher whole = PLACEHOLDER.matcher(text);
            return whole.matches() ? values.get(whole.group(1)) : text(text, values);
        } else {
            return template;
        }
    }
}
