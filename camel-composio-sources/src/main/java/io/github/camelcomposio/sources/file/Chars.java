package io.github.camelcomposio.sources.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/** Characters that can be read again from a mark on. */
final class Chars implements Closeable {

    private static final int CHUNK = 8192;

    private final Reader in;
    private char[] buffer = new char[2 * CHUNK];
    private int mark;
    private int at;
    private int end;

    Chars(Reader in) {
        this.in = in;
    }

    /** From here on characters can be read again. */
    void mark() {
        mark = at;
    }

    /** How many were read since the mark. */
    int sinceMark() {
        return at - mark;
    }

    /** To be read again but for the first ones since the mark. */
    void back(int keep) {
        at = mark + keep;
    }

    /** The next one; -1 at the end. */
    int next() throws IOException {
        return at < end || fill() ? buffer[at++] : -1;
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, mark, buffer, 0, end - mark);
        at -= mark;
        end -= mark;
        mark = 0;
        if (buffer.length - end < CHUNK) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, end, CHUNK);
        end += Math.max(read, 0);
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(buffer, '\0');
        in.close();
    }
}
