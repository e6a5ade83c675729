package io.github.camelcomposio.example.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A folder of CSV files; the bean {@code csvFolder} of the routes. */
public final class CsvFolder {

    private final Path folder;
    private final char separator;
    private final Consumer<String> blank;

    /** @param blank told the position of each blank row */
    public CsvFolder(Path folder, char separator, Consumer<String> blank) {
        this.folder = folder;
        this.separator = separator;
        this.blank = blank;
    }

    /** The files whose names end in {@code .csv}, by name. */
    public List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
                    .filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The rows of a file, read while they are asked for. */
    public CsvRecords rows(Path file) throws IOException {
        return CsvRecords.open(file, separator, blank);
    }
}
