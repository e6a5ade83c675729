package io.github.camelcomposio.benchmarks.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

/** Rows of credentials in a CSV file, each of another user. */
public final class RowsFile {

    private RowsFile() {
    }

    public static void write(Path file, long rows) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("user_id,generic_api_key\n");
            for (long row = 1; row <= rows; row++) {
                out.write("user-" + row + ",SG.benchmark-key-of-user-number-" + row + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads it row by row; open until its end. */
    static Iterator<Map<String, Object>> read(Path file) throws IOException {
        MappingIterator<Map<String, Object>> rows = new CsvMapper().readerForMapOf(Object.class)
                .with(CsvSchema.emptySchema().withHeader()).readValues(file.toFile());
        return rows;
    }
}
