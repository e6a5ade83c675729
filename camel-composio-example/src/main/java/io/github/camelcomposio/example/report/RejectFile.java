package io.github.camelcomposio.example.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelcomposio.example.source.Row;

/**
 * The rows that were not imported, as a CSV file: position, user, toolkit, kind of error and reason, and no credential.
 * Each row is on the disk when {@link #add} returns. Only the file's owner may read it. There is no file until there is
 * a reject. Thread-safe.
 */
public final class RejectFile implements Closeable {

    private static final List<String> HEADER = List.of("position", "user_id", "toolkit", "error", "reason");
    /** What spreadsheets take for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private final Path path;
    private Writer writer;

    /** @param path of a file that does not exist yet */
    public RejectFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /**
     * @param error  the kind of error, the name of a class
     * @param reason in words, free of secrets
     */
    public synchronized void add(Row row, String error, String reason) {
        try {
            if (writer == null) {
                writer = open();
                write(HEADER);
            }
            write(List.of(row.position(), row.userId(), row.toolkit(), error, reason));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + path, e);
        }
    }

    private Writer open() throws IOException {
        FileAttribute<?>[] ownerOnly = FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
                : new FileAttribute<?>[0];
        Files.createDirectories(path.toAbsolutePath().getParent());
        return Channels.newWriter(
                FileChannel.open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly),
                StandardCharsets.UTF_8);
    }

    private void write(List<String> cells) throws IOException {
        writer.write(cells.stream().map(RejectFile::cell).collect(Collectors.joining(",", "", "\n")));
        writer.flush();
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replaceAll("[\\r\\n]+", " ").replace("\"", "\"\"") + "\"";
    }

    @Override
    public synchronized void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
