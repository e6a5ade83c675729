package io.github.camelcomposio.sources.keep;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelcomposio.sources.ImportSourceException;

/** How many may be taken away at once: a source that has lost rows must not take everybody's accounts away. */
record MaxRemovals(int number, boolean inPercent) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(%?)");
    private static final int ALL = 100;

    /** @param text {@code 100}, or {@code 5%} */
    static MaxRemovals parse(String text) {
        Matcher form = FORM.matcher(text == null ? "" : text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("maxRemovals must be a number or a per cent, such as 100 or 5%");
        }
        return new MaxRemovals(Integer.parseInt(form.group(1)), !form.group(2).isEmpty());
    }

    /** The most of so many; where any are allowed, one is. */
    long of(long total) {
        return !inPercent ? number : number == 0 ? 0 : Math.max(1, total * number / ALL);
    }

    /** @throws ImportSourceException if it is more than that; nothing is to be taken away then */
    void require(long removals, long total, String what) {
        if (removals > of(total)) {
            throw new ImportSourceException(
                    removals + " of " + total + " " + what + " would be removed, and maxRemovals=" + this
                                            + " allows " + of(total) + ": nothing was removed. If the source is right, raise it"
                                            + " for one pass");
        }
    }

    @Override
    public String toString() {
        return number + (inPercent ? "%" : "");
    }
}
