package io.github.camelcomposio.sources.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a file is written. */
enum FileFormat {
    CSV("csv", "tsv", "txt"),
    JSONL("jsonl", "ndjson", "json"),
    DYNAMODB("json", "jsonl", "ndjson");

    private static final String GZIP = ".gz";
    private static final String TABS = ".tsv";

    private final List<String> endings;

    FileFormat(String... endings) {
        this.endings = List.of(endings);
    }

    /** @throws IllegalArgumentException if there is no such format */
    static FileFormat named(String name) {
        return Arrays.stream(values()).filter(format -> format.name().equalsIgnoreCase(name.strip())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no format " + name + "; there are " + Arrays.stream(values())
                                .map(format -> format.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "))));
    }

    /** What a file's name says; null if nothing. */
    static FileFormat of(String file) {
        return Arrays.stream(values()).filter(format -> format.fits(file)).findFirst().orElse(null);
    }

    /** Whether files of this format are named so. */
    boolean fits(String file) {
        String plain = plain(file);
        return endings.stream().anyMatch(ending -> plain.endsWith("." + ending));
    }

    static boolean hasTabs(String file) {
        return plain(file).endsWith(TABS);
    }

    private static String plain(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        return lower.endsWith(GZIP) ? lower.substring(0, lower.length() - GZIP.length()) : lower;
    }
}
