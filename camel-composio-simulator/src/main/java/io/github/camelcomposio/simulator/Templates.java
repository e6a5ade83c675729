package io.github.camelcomposio.simulator;

import java.util.regex.Pattern;

/** Path templates, {@code /connected_accounts/{nanoid}}. */
final class Templates {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}/]*}");

    private Templates() {
    }

    /** Without the names of the parameters, so that templates which differ only in them are equal. */
    static String plain(String template) {
        return PARAMETER.matcher(template).replaceAll("{}");
    }

    /** As Vert.x writes it: {@code /connected_accounts/:nanoid}. */
    static String route(String template) {
        return template.replace("{", ":").replace("}", "");
    }
}
