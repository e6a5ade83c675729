package io.github.camelcomposio.example.source;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

/**
 * The rows of a CSV file in UTF-8 with a header line, read one at a time. Cells are taken as they are: nothing is
 * trimmed, for a password may begin or end with a space. What can't be read costs its own row; blank rows are skipped.
 * Closes the file at its end. For one thread.
 */
public final class CsvRecords implements Iterator<Row>, Closeable {

    private static final String SOURCE = "csv";
    private static final Map<String, String> SEPARATORS = Map.of(";", "semicolon", "\t", "tab", "|", "bar", ",", "comma");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final CsvLines lines;
    private final ObjectReader cells;
    private final Consumer<String> blank;
    private List<String> header;
    private Row next;
    private boolean ended;

    /**
     * @param name  what positions call the file
     * @param blank told the position of each blank row
     */
    CsvRecords(String name, InputStream in, char separator, Consumer<String> blank) {
        this.name = name;
        this.lines = new CsvLines(in, separator);
        this.cells = new CsvMapper().readerFor(String[].class).with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator));
        this.blank = blank;
    }

    /** Opens a file. */
    public static CsvRecords open(Path file, char separator, Consumer<String> blank) throws IOException {
        return new CsvRecords(
                file.getFileName().toString(), new BufferedInputStream(Files.newInputStream(file)), separator, blank);
    }

    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            next = read();
        }
        return next != null;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException(name);
        }
        Row row = next;
        next = null;
        return row;
    }

    /** The next row; null if there is none here: at the end, at the header, at a blank row. */
    private Row read() {
        try {
            CsvLines.Line line = lines.next();
            if (line == null) {
                close();
                return null;
            }
            return header == null ? header(line) : row(line);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + name, e);
        }
    }

    private Row header(CsvLines.Line line) throws IOException {
        String problem = line.problem();
        if (problem == null) {
            try {
                String text = text(line);
                header = split(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).stream().map(String::strip)
                        .toList();
                problem = header.size() == 1 ? otherSeparator(text) : header.contains("") ? "a column has no name"
                        : new HashSet<>(header).size() < header.size() ? "two columns have the same name" : null;
            } catch (CharacterCodingException e) {
                problem = "it is not UTF-8";
            }
        }
        if (problem == null) {
            return null;
        }
        close();
        return unreadable(line, "the file was not imported, for its header line can't be used: " + problem);
    }

    /** What a header of one column is told; it is not quoted, for it may be a row with a credential. */
    private static String otherSeparator(String header) {
        return SEPARATORS.keySet().stream().sorted().filter(header::contains).findFirst()
                .map(other -> "the header has one column, with a " + SEPARATORS.get(other)
                              + " in it. Is import.csv.separator right?")
                .orElse(header.isBlank() ? "a column has no name" : null);
    }

    private Row row(CsvLines.Line line) throws IOException {
        if (line.problem() != null) {
            return unreadable(line, line.problem());
        }
        List<String> values;
        try {
            values = split(text(line));
        } catch (CharacterCodingException e) {
            return unreadable(line, "the row has a byte that is not UTF-8; save the file as UTF-8");
        } catch (JsonProcessingException e) {
            // the cause would quote the row
            return unreadable(line, "the row is no CSV");
        }
        if (values.stream().allMatch(String::isBlank)) {
            blank.accept(position(line));
            return null;
        }
        if (values.size() != header.size()) {
            return unreadable(line, "the row has " + values.size() + " cells, and the header has " + header.size());
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            row.put(header.get(i), values.get(i));
        }
        return Row.of(SOURCE, position(line), row);
    }

    private static String text(CsvLines.Line line) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.bytes())).toString();
    }

    private List<String> split(String record) throws IOException {
        try (var rows = cells.<String[]> readValues(record)) {
            return rows.hasNextValue() ? Arrays.asList(rows.nextValue()) : List.of();
        }
    }

    private Row unreadable(CsvLines.Line line, String problem) {
        return Row.unreadable(SOURCE, position(line), problem);
    }

    private String position(CsvLines.Line line) {
        return name + ":" + line.line();
    }

    @Override
    public void close() throws IOException {
        ended = true;
        lines.close();
    }
}
