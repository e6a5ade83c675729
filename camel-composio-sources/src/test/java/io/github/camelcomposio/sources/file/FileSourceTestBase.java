package io.github.camelcomposio.sources.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.sources.Columns;
import io.github.camelcomposio.sources.RecordReader;
import io.github.camelcomposio.sources.SourceWarnings;
import org.junit.jupiter.api.io.TempDir;

/** Reads files of a test's own. */
abstract class FileSourceTestBase {

    @TempDir
    protected Path folder;

    protected final FileSource source = new FileSource();
    protected final Columns columns = new Columns();
    protected final SourceWarnings warnings = new SourceWarnings();

    protected Path file(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            source.setPath(file.toString());
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected Path file(String name, String content) {
        return file(name, content, StandardCharsets.UTF_8);
    }

    protected Path file(String name, String content, Charset charset) {
        return file(name, content.getBytes(charset));
    }

    protected static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** All records of what the source's path means. */
    protected List<CredentialRecord> read() {
        List<CredentialRecord> records = new ArrayList<>();
        try (RecordReader reader = source.read(null, columns, warnings)) {
            for (CredentialRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
            return records;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("can't be read", e);
        }
    }

    protected static List<String> positions(List<CredentialRecord> records) {
        return records.stream().map(CredentialRecord::getPosition).toList();
    }

    protected static List<String> problems(List<CredentialRecord> records) {
        List<String> problems = new ArrayList<>();
        records.forEach(record -> problems.add(record.getProblem()));
        return problems;
    }

    protected static List<Object> cells(List<CredentialRecord> records, String column) {
        List<Object> cells = new ArrayList<>();
        records.forEach(record -> cells.add(record.getFields().get(column)));
        return cells;
    }

    protected static Map<String, Object> only(List<CredentialRecord> records) {
        if (records.size() != 1) {
            throw new AssertionError("expected one record, there are " + records);
        }
        return records.get(0).getFields();
    }
}
