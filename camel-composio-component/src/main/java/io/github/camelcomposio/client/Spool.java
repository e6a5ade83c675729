package io.github.camelcomposio.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where content of unknown size is written, and read from again: memory up to 128 KiB, then a temporary file. The file
 * has no name as soon as it is open (on Windows: it goes when it is closed), so that it is left behind by nothing, not
 * even by a crash, and opened by nobody else. Not thread-safe.
 */
public final class Spool extends OutputStream {

    /** Bytes that are held in memory, as Camel's stream caching does. */
    public static final int IN_MEMORY = 128 * 1024;

    private final Path folder;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private FileChannel file;
    private long length;

    /**
     * @param folder where a temporary file goes; null for the platform's folder
     */
    public Spool(Path folder) {
        this.folder = folder;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] { (byte) b }, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (file == null && length + count > IN_MEMORY) {
            moveToFile();
        }
        if (file == null) {
            memory.write(bytes, offset, count);
        } else {
            writeToFile(ByteBuffer.wrap(bytes, offset, count));
        }
        length += count;
    }

    private void moveToFile() throws IOException {
        Path path;
        if (folder == null) {
            path = Files.createTempFile("composio-", ".tmp");
        } else {
            path = Files.createTempFile(Files.createDirectories(folder), "composio-", ".tmp");
        }
        file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        writeToFile(ByteBuffer.wrap(memory.toByteArray()));
        memory = null;
    }

    private void writeToFile(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** What was written; nothing more may be. */
    public Content content() {
        return file == null ? Content.of(memory.toByteArray()) : new Spooled(file, length);
    }

    /** Throws away what was written. */
    public void discard() {
        if (file != null) {
            closeQuietly(file);
        }
    }

    private static void closeQuietly(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All readers share the one channel; when nobody holds it any more, the platform closes it. */
    private record Spooled(FileChannel file, long length) implements Content {

        @Override
        public InputStream open() {
            return new PositionedStream(file);
        }

        @Override
        public boolean isInMemory() {
            return false;
        }

        @Override
        public void close() {
            closeQuietly(file);
        }

        @Override
        public String toString() {
            return length + " bytes";
        }
    }

    private static final class PositionedStream extends InputStream {

        private final FileChannel file;
        private long position;

        PositionedStream(FileChannel file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            int read = file.read(ByteBuffer.wrap(bytes, offset, count), position);
            position += Math.max(0, read);
            return read;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(Integer.MAX_VALUE, file.size() - position);
        }
    }
}
