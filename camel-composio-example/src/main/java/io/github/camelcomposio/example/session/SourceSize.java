package io.github.camelcomposio.example.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.mapping.SourceKind;

/** About how many records a source has, where that is quickly told: the lines of one plain file. */
final class SourceSize {

    private static final int BUFFER = 1 << 16;

    private SourceSize() {
    }

    /**
     * The number of records; -1 where it is not known.
     *
     * @param limit the most that are imported; 0 for all
     */
    static long of(Mapping mapping, long limit) {
        if (mapping.kind() != SourceKind.FILE) {
            return -1;
        }
        Path file = Path.of(mapping.source().get("file"));
        if (!Files.isRegularFile(file) || file.toString().endsWith(".gz")) {
            return -1;
        }
        boolean header = file.toString().endsWith(".csv");
        try {
            long lines = lines(file) - (header ? 1 : 0);
            return limit > 0 ? Math.min(limit, lines) : lines;
        } catch (IOException e) {
            return -1;
        }
    }

    private static long lines(Path file) throws IOException {
        long lines = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            byte last = '\n';
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
                last = buffer[read - 1];
            }
            return last == '\n' ? lines : lines + 1;
        }
    }
}
