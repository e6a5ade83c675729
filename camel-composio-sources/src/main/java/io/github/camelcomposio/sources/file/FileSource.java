package io.github.camelcomposio.sources.file;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import io.github.camelcomposio.sources.Columns;
import io.github.camelcomposio.sources.ImportSource;
import io.github.camelcomposio.sources.ImportSourceException;
import io.github.camelcomposio.sources.JsonRecords;
import io.github.camelcomposio.sources.RecordReader;
import io.github.camelcomposio.sources.SourceWarnings;
import org.apache.camel.Exchange;

/**
 * Records of files: CSV, JSON Lines, DynamoDB's JSON, each of them also as gzip. Their positions are file and line:
 * {@code users.csv:17}.
 */
public class FileSource extends ImportSource {

    private static final Map<String, Character> DELIMITERS = Map.of("tab", '\t', "comma", ',', "semicolon", ';');

    private String path;
    private FileFormat format;
    private Character delimiter;
    private int quote = '"';
    private Charset charset = StandardCharsets.UTF_8;

    /** Reads the header of each file, so that nothing is imported where one can't be used. */
    @Override
    protected RecordReader read(Exchange exchange, Columns columns, SourceWarnings warnings) throws IOException {
        if (isNone(path)) {
            throw new IllegalArgumentException("no path is given");
        }
        Map<String, Path> files = new FileSet(path, format, warnings).files();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            open(file.getKey(), file.getValue(), columns, warnings).close();
        }
        return new FileRows(files, (name, file) -> open(name, file, columns, warnings), warnings);
    }

    private RecordReader open(String name, Path file, Columns columns, SourceWarnings warnings) throws IOException {
        FileFormat known = format == null ? FileFormat.of(name) : format;
        if (known == null) {
            throw new ImportSourceException("the name of " + name + " tells no format: give csv, jsonl or dynamodb");
        }
        var text = TextInput.open(file, charset);
        try {
            return known == FileFormat.CSV
                    ? new CsvRows(name, new CsvLines(text, delimiter(name), quote), columns, warnings)
                    : new JsonRows(name, text, new JsonRecords(known == FileFormat.DYNAMODB), warnings);
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    private char delimiter(String name) {
        return delimiter != null ? delimiter : FileFormat.hasTabs(name) ? '\t' : ',';
    }

    /**
     * A file, a folder (its files, not those of its folders) or a glob such as {@code exports/*.csv.gz}. Several files
     * come one after the other, in the order of their names.
     */
    public void setPath(String path) {
        this.path = path;
    }

    /** {@code csv}, {@code jsonl} or {@code dynamodb}; if not given, what the file's name says. */
    public void setFormat(String format) {
        this.format = isNone(format) ? null : FileFormat.named(format);
    }

    /** Between cells: one character, or {@code tab}; if not given, a tab in {@code .tsv}, else a comma. */
    public void setDelimiter(String delimiter) {
        this.delimiter = delimiter == null || delimiter.isEmpty()
                ? null : DELIMITERS.getOrDefault(delimiter, one("delimiter", delimiter));
    }

    /** Around cells: one character, or {@code none}; a double quote by default. */
    public void setQuote(String quote) {
        this.quote = "none".equals(quote) ? CsvLines.NO_QUOTE : isNone(quote) ? '"' : one("quote", quote);
    }

    private static char one(String what, String text) {
        if (text.length() != 1 && !DELIMITERS.containsKey(text)) {
            throw new IllegalArgumentException(what + " must be one character");
        }
        return text.charAt(0);
    }

    /** Where no byte order mark says another one; UTF-8 by default. */
    public void setCharset(String charset) {
        this.charset = isNone(charset) ? StandardCharsets.UTF_8 : Charset.forName(charset.strip());
    }
}
