package io.github.camelcomposio.sources;

/** Tells names of columns from values that stand in their place. */
public final class ColumnNames {

    private static final int LONGEST = 40;
    private static final int MOST_DIGITS = 4;

    private ColumnNames() {
    }

    /** Whether it may be a credential or a person's address, and is not to be shown. */
    public static boolean looksLikeValue(String name) {
        return name.length() > LONGEST || name.indexOf('@') >= 0 || name.indexOf('=') >= 0
                || name.chars().filter(Character::isDigit).count() >= MOST_DIGITS;
    }
}
