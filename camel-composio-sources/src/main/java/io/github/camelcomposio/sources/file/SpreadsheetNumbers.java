package io.github.camelcomposio.sources.file;

import java.util.regex.Pattern;

/** What spreadsheets make of long numbers. */
final class SpreadsheetNumbers {

    private static final Pattern CUT_SHORT = Pattern.compile("-?\\d([.,]\\d+)?E\\+\\d{2,3}");
    private static final int LONGEST = 24;

    private SpreadsheetNumbers() {
    }

    /** Whether a text is a number of which a spreadsheet has kept the first digits only: {@code 1.2E+15}. */
    static boolean isCutShort(String text) {
        return text.length() <= LONGEST && text.indexOf('E') > 0 && CUT_SHORT.matcher(text.strip()).matches();
    }
}
