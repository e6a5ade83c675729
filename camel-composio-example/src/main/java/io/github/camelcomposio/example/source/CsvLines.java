package io.github.camelcomposio.example.source;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;

/**
 * Cuts a CSV file into its records without reading more of it than one record, and knows on which line each begins. A
 * quoted cell may hold line breaks. A quote that is never closed costs its own line and no more. Works on bytes, since
 * a byte that is no UTF-8 is to spoil one record and not the file.
 */
final class CsvLines implements Closeable {

    /** The longest record; a quote that is still open after so many bytes is taken for a stray one. */
    static final int LONGEST = 256 * 1024;

    private final PushbackInputStream in;
    private final byte separator;
    private int nextLine = 1;

    CsvLines(InputStream in, char separator) {
        this.in = new PushbackInputStream(in, LONGEST + 1);
        this.separator = (byte) separator;
    }

    /**
     * One record.
     *
     * @param line    the line on which it begins, from 1
     * @param bytes   without the line break
     * @param problem why it can't be parsed; null if it can
     */
    record Line(int line, byte[] bytes, String problem) {
    }

    /** The next record; null at the end of the file. */
    Line next() throws IOException {
        int line = nextLine;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Quoting quoting = new Quoting(separator);
        while (true) {
            int next = in.read();
            if (next < 0 && bytes.size() == 0) {
                return null;
            }
            boolean end = next < 0 || next == '\n' && !quoting.open();
            if (!end) {
                bytes.write(next);
                quoting.accept(next);
            }
            boolean spoilt = quoting.broken() || end && quoting.open() || bytes.size() > LONGEST;
            if (spoilt) {
                return onlyFirstLine(line, bytes.toByteArray(), next == '\n' && end);
            }
            if (end) {
                nextLine = line + 1 + lineBreaks(bytes.toByteArray());
                return new Line(line, withoutReturn(bytes.toByteArray()), null);
            }
        }
    }

    /** Gives back everything after the first line, so that it is read again as records of its own. */
    private Line onlyFirstLine(int line, byte[] read, boolean lineBreakTaken) throws IOException {
        nextLine = line + 1;
        int first = 0;
        while (first < read.length && read[first] != '\n') {
            first++;
        }
        if (lineBreakTaken) {
            in.unread('\n');
        }
        if (first < read.length) {
            in.unread(read, first + 1, read.length - first - 1);
        } else {
            skipLine();
        }
        return new Line(line, Arrays.copyOf(read, first), "the quotes of the line do not match");
    }

    private void skipLine() throws IOException {
        int next = in.read();
        while (next >= 0 && next != '\n') {
            next = in.read();
        }
    }

    private static int lineBreaks(byte[] bytes) {
        int count = 0;
        for (byte each : bytes) {
            if (each == '\n') {
                count++;
            }
        }
        return count;
    }

    private static byte[] withoutReturn(byte[] bytes) {
        return bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Follows the quotes of a record. They mean something at the beginning of a cell only. */
    private static final class Quoting {

        private enum State {
            CELL_START,
            PLAIN,
            QUOTED,
            AFTER_QUOTE,
            BROKEN
        }

        private final byte separator;
        private State state = State.CELL_START;

        private Quoting(byte separator) {
            this.separator = separator;
        }

        void accept(int next) {
            state = switch (state) {
                case CELL_START -> next == '"' ? State.QUOTED : next == separator ? State.CELL_START : State.PLAIN;
                case PLAIN -> next == separator ? State.CELL_START : State.PLAIN;
                case QUOTED -> next == '"' ? State.AFTER_QUOTE : State.QUOTED;
                case AFTER_QUOTE -> next == '"' ? State.QUOTED
                        : next == separator ? State.CELL_START : next == '\r' ? State.AFTER_QUOTE : State.BROKEN;
                case BROKEN -> State.BROKEN;
            };
        }

        boolean open() {
            return state == State.QUOTED;
        }

        boolean broken() {
            return state == State.BROKEN;
        }
    }
}
