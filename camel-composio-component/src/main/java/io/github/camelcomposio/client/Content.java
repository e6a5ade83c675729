package io.github.camelcomposio.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The content of a file, which can be read any number of times, also at the same time, until it is closed. Its text
 * shows nothing of it.
 */
public interface Content extends AutoCloseable {

    /** How many bytes there are. */
    long length();

    /** Reads from the beginning. Blocks. */
    InputStream open() throws IOException;

    /** Whether it is held in memory, so that closing it frees nothing. */
    boolean isInMemory();

    /** Frees what it takes; it can't be read any more then. Again does nothing. */
    @Override
    void close();

    /** Content in memory. */
    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public boolean isInMemory() {
                return true;
            }

            @Override
            public void close() {
                // nothing to free
            }
        };
    }

    /** A file of somebody else, which stays where it is. */
    static Content of(Path file) throws IOException {
        long length = Files.size(file);
        return new Content() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public boolean isInMemory() {
                return false;
            }

            @Override
            public void close() {
                // it is not ours
            }
        };
    }
}
