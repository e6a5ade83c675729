package io.github.camelcomposio.sources.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import io.github.camelcomposio.sources.ImportSourceException;

/**
 * How far an import has come in a table that is read by key: up to which key all rows are imported or rejected. It is
 * kept in a file, which is whole at any time. Knows the rows that are under way, and no others. Thread-safe.
 */
final class LowWater {

    private final Path file;
    private final int together;
    private final Deque<Stretch> stretches = new ArrayDeque<>();
    private final Map<String, Stretch> underWay = new HashMap<>();
    private boolean imported;
    private IOException failure;

    /** So many rows, one after the other. */
    private static final class Stretch {
        private String last;
        private int read;
        private int open;
    }

    /** @param together after how many rows the file is written */
    LowWater(Path file, int together) {
        this.file = file;
        this.together = together;
    }

    /** The key after which to go on; null where nothing is known. */
    String read() {
        try {
            return Files.exists(file) ? Files.readString(file).strip() : null;
        } catch (IOException e) {
            throw new ImportSourceException("the state file " + file + " can't be read", e);
        }
    }

    /** A row was read, and is under way. */
    synchronized void began(String key) {
        if (stretches.isEmpty() || stretches.getLast().read == together) {
            stretches.add(new Stretch());
        }
        Stretch stretch = stretches.getLast();
        stretch.last = key;
        stretch.read++;
        stretch.open++;
        underWay.put(key, stretch);
    }

    /** @param imported false where it was rejected, or nothing was to be written */
    synchronized void ended(String key, boolean imported) {
        Stretch stretch = underWay.remove(key);
        if (stretch == null) {
            return;
        }
        stretch.open--;
        this.imported |= imported;
        advance(false);
    }

    /** All rows have ended that will. */
    synchronized void finish() {
        advance(true);
        if (failure != null) {
            throw new ImportSourceException("the state file " + file + " can't be written", failure);
        }
    }

    /** Nothing is written before something was imported: a plan, or an import that rejects all, has come nowhere. */
    private void advance(boolean end) {
        String reached = null;
        while (!stretches.isEmpty() && stretches.getFirst().open == 0 && imported
                && (end || stretches.getFirst().read == together)) {
            reached = stretches.removeFirst().last;
        }
        if (reached != null) {
            write(reached);
        }
    }

    private void write(String key) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, key);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            failure = e;
        }
    }
}
