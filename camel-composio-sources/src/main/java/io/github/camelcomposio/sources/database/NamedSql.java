package io.github.camelcomposio.sources.database;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with named parameters, {@code :name}.
 *
 * @param text  as JDBC wants it, with question marks
 * @param names of the parameters, in their order
 */
record NamedSql(String text, List<String> names) {

    /** A text, a quoted name, a comment, a cast: what may hold a colon and is no parameter. Then a parameter. */
    private static final Pattern PARTS
            = Pattern.compile("'[^']*'|\"[^\"]*\"|--[^\\n]*|/\\*.*?\\*/|::|:([A-Za-z_]\\w*)", Pattern.DOTALL);

    static NamedSql parse(String sql) {
        List<String> names = new ArrayList<>();
        Matcher parts = PARTS.matcher(sql);
        String text = parts.replaceAll(part -> {
            if (part.group(1) == null) {
                return Matcher.quoteReplacement(part.group());
            }
            names.add(part.group(1));
            return "?";
        });
        return new NamedSql(text, List.copyOf(names));
    }
}
