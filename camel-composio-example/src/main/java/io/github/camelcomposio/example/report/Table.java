package io.github.camelcomposio.example.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of text: the first columns are words and stand left, the others numbers and stand right. */
public final class Table {

    private final int words;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param words how many columns are words */
    public Table(int words) {
        this.words = words;
    }

    public Table row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Long number ? number(number) : String.valueOf(cell));
        }
        rows.add(row);
        return this;
    }

    /** A number as people read it: {@code 1,000}. */
    public static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** The lines, indented by two; nothing stands behind their last cells. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(" ");
            for (int column = 0; column < row.size(); column++) {
                String padding = " ".repeat(width(column) - row.get(column).length());
                line.append(' ').append(column < words ? row.get(column) + padding : padding + row.get(column)).append(' ');
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().filter(row -> row.size() > column).mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
