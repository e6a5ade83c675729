package io.github.camelcomposio.sources.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts CSV into its records, without reading more of it than one, and knows on which line each begins. A quoted cell
 * may hold line breaks. Cells are taken as they are. A quote that is never closed costs its own line and no more.
 */
public final class CsvLines implements Closeable {

    /** For files without quotes. */
    public static final int NO_QUOTE = -2;

    /** The longest record, in characters; a quote that is still open after so many is taken for a stray one. */
    static final int LONGEST = 256 * 1024;

    private enum State {
        CELL_START,
        PLAIN,
        QUOTED,
        AFTER_QUOTE,
        BROKEN
    }

    private final Chars in;
    private final char delimiter;
    private final int quote;
    private int nextLine = 1;

    /** @param quote the character around cells, or {@link #NO_QUOTE} */
    public CsvLines(Reader in, char delimiter, int quote) {
        this.in = new Chars(in);
        this.delimiter = delimiter;
        this.quote = quote;
    }

    /**
     * One record.
     *
     * @param line    the line on which it begins, from 1
     * @param cells   none where it can't be read
     * @param problem why it can't be read; null if it can
     */
    public record Line(int line, List<String> cells, String problem) {
    }

    /** The next record; null at the end of the file. */
    public Line next() throws IOException {
        int line = nextLine;
        in.mark();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        State state = State.CELL_START;
        while (true) {
            int next = in.next();
            if (next < 0 && in.sinceMark() == 0) {
                return null;
            }
            if (state == State.QUOTED ? next < 0 : next < 0 || next == '\n') {
                if (state == State.QUOTED) {
                    return onlyFirstLine(line);
                }
                nextLine++;
                if (state == State.PLAIN && cell.charAt(cell.length() - 1) == '\r') {
                    cell.setLength(cell.length() - 1);
                }
                cells.add(cell.toString());
                return new Line(line, cells, null);
            }
            nextLine += next == '\n' ? 1 : 0;
            state = accept(state, (char) next, cell, cells);
            if (state == State.BROKEN || in.sinceMark() > LONGEST) {
                return onlyFirstLine(line);
            }
        }
    }

    /** Quotes mean something at the beginning of a cell only. */
    private State accept(State state, char next, StringBuilder cell, List<String> cells) {
        if (state == State.QUOTED) {
            if (next == quote) {
                return State.AFTER_QUOTE;
            }
            cell.append(next);
            return State.QUOTED;
        }
        if (next == delimiter) {
            cells.add(cell.toString());
            cell.setLength(0);
            return State.CELL_START;
        }
        if (state == State.AFTER_QUOTE && next != quote) {
            return next == '\r' ? State.AFTER_QUOTE : State.BROKEN;
        }
        if (state == State.CELL_START && next == quote) {
            return State.QUOTED;
        }
        cell.append(next);
        return state == State.AFTER_QUOTE ? State.QUOTED : State.PLAIN;
    }

    /** What comes after the first line is read again, as records of its own. */
    private Line onlyFirstLine(int line) throws IOException {
        nextLine = line + 1;
        in.back(0);
        for (int next = in.next(); next >= 0 && next != '\n'; next = in.next()) {
            if (in.sinceMark() > LONGEST) {
                in.mark();
            }
        }
        return new Line(line, List.of(), "the quotes of the line do not match, or it is too long");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
