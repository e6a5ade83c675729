package io.github.camelcomposio.sources;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.model.CredentialFields;
import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.sources.file.CsvLines;
import io.github.camelcomposio.sources.file.TextInput;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The records that were rejected, as a CSV file for people and for a second import: position, user, toolkit, kind of
 * error and reason, and no credential. A processor for the {@code rejects} of a route template: {@code bean:name}. Each
 * reject is on the disk when it returns. Only the file's owner may read it. There is no file until there is a reject.
 * Thread-safe.
 */
public class RejectFile implements Processor, Closeable {

    private static final List<String> HEADER = List.of("position", "user", "toolkit", "error", "reason");
    /** What spreadsheets take for the beginning of a formula, and what we put before it. */
    private static final String FORMULA = "=+-@\t\r'";

    private final Path path;
    private Writer writer;

    /** @param path of a file that does not exist yet */
    public RejectFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /** Adds the record that the body is, with the failure that Camel has noted. */
    @Override
    public void process(Exchange exchange) {
        Throwable failure = cause(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        CredentialRecord record = exchange.getMessage().getBody() instanceof CredentialRecord body
                ? body : new CredentialRecord("", Map.of());
        add(record.getPosition(), field(record, "user_id"), field(record, "toolkit"),
                failure == null ? "" : failure.getClass().getSimpleName(),
                failure instanceof ComposioException ? failure.getMessage() : "");
    }

    /**
     * @param error  the kind of error, the name of a class
     * @param reason in words, free of secrets
     */
    public synchronized void add(String position, String user, String toolkit, String error, String reason) {
        try {
            if (writer == null) {
                writer = open();
                write(HEADER);
            }
            write(List.of(position, user, toolkit, error, reason));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + path, e);
        }
    }

    /**
     * The positions that stand in a reject file.
     *
     * @throws ImportSourceException if it can't be read, or is none
     */
    public static Set<String> positions(Path path) {
        try (CsvLines lines = new CsvLines(TextInput.open(path, StandardCharsets.UTF_8), ',', '"')) {
            CsvLines.Line line = lines.next();
            if (line == null || !line.cells().equals(HEADER)) {
                throw new ImportSourceException(path + " is no reject file: its first line is not " + String.join(",", HEADER));
            }
            Set<String> positions = new HashSet<>();
            for (line = lines.next(); line != null; line = lines.next()) {
                positions.add(unescaped(line.cells().get(0)));
            }
            return positions;
        } catch (IOException e) {
            throw new ImportSourceException("the reject file " + path + " can't be read", e);
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

    private static String unescaped(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    private static String field(CredentialRecord record, String name) {
        return record.getFields().entrySet().stream().filter(field -> CredentialFields.sameName(field.getKey(), name))
                .filter(field -> field.getValue() != null).map(field -> field.getValue().toString().strip())
                .findFirst().orElse("");
    }

    /** The component's exception, where another one is wrapped around it. */
    private static Throwable cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ComposioException) {
                return cause;
            }
        }
        return failure;
    }

    @Override
    public synchronized void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
