package io.github.camelcomposio.docs;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table in AsciiDoc, and text that goes into one. */
final class Table {

    private final StringBuilder text = new StringBuilder();

    Table(String title, String widths, String... columns) {
        if (title != null) {
            text.append('.').append(title).append('\n');
        }
        text.append("[cols=\"").append(widths).append("\",options=\"header\"]\n|===\n");
        text.append(Stream.of(columns).map(column -> "|" + column).collect(Collectors.joining(" "))).append("\n");
    }

    void row(String... cells) {
        text.append('\n').append(Stream.of(cells).map(cell -> ("|" + cell).stripTrailing())
                .collect(Collectors.joining("\n"))).append('\n');
    }

    @Override
    public String toString() {
        return text + "|===\n";
    }

    /** Literal text in a monospaced face: what AsciiDoc would read as markup in it stays as it is. */
    static String code(String text) {
        return "`+" + text + "+`";
    }

    /** Prose: in AsciiDoc, braces are attributes, a star may begin bold text and a bar ends a table's cell. */
    static String text(String prose) {
        return prose.replaceAll(" This is a multi-value option.*", "").replaceAll("(?<![`+])\\{(\\w+)}", "\\\\{$1}")
                .replace("|", "\\|");
    }
}
