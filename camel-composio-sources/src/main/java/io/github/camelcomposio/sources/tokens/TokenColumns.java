package io.github.camelcomposio.sources.tokens;

import java.util.List;
import java.util.regex.Pattern;

/** How the user's table calls things. Names are put into statements, so that they must be names. */
record TokenColumns(
        String table, String key, String user, String account, String accessToken, String refreshToken, String expiresAt,
        String state, String since, String claim) {

    private static final String PART = "(?:[A-Za-z_][\\w$]*|\"[^\"]+\")";
    private static final Pattern NAME = Pattern.compile(PART + "(?:\\." + PART + ")*");

    TokenColumns {
        List.of(table, key, user, account, accessToken, refreshToken, expiresAt, state, since, claim).forEach(name -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("this is no name of a table or a column: " + name);
            }
        });
    }
}
