package io.github.camelcomposio.sources;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What looks wrong in a source and is imported, or left out, all the same. Holds places and counts, and no value. As a
 * bean, it can be asked after an import. Thread-safe.
 */
public final class SourceWarnings {

    private static final Logger LOG = LoggerFactory.getLogger(SourceWarnings.class);

    private final Map<String, Warning> warnings = new LinkedHashMap<>();

    /** What looks wrong. */
    public enum Kind {
        /** cells such as {@code 1.2E+15}, which a spreadsheet has made of long numbers: their digits are lost */
        SPREADSHEET_NUMBER("values look like numbers that a spreadsheet has cut short (1.2E+15); export the column as text"),
        /** rows without a value, which are left out */
        BLANK_ROW("blank rows were left out"),
        /** messages without a value, which are left out */
        TOMBSTONE("messages without a value were left out; to take a user's accounts away use connectedAccounts/remove"),
        /** files of a folder whose names tell no format, which are left out */
        OTHER_FILE("files were left out, for their names do not end like files to import");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /**
     * @param source what it is about, such as a file
     * @param count  how often
     * @param first  where it was first
     */
    public record Warning(String source, Kind kind, long count, String first) {

        /** For a person. */
        @Override
        public String toString() {
            return source + ": " + count + " " + kind.text + ". First: " + first;
        }
    }

    /** Counts one more. */
    public synchronized void add(String source, Kind kind, String position) {
        warnings.merge(source + " " + kind, new Warning(source, kind, 1, position),
                (before, more) -> new Warning(source, kind, before.count() + 1, before.first()));
    }

    /** All of them, in the order in which they came up. */
    public synchronized List<Warning> all() {
        return new ArrayList<>(warnings.values());
    }

    /** Those about a source. */
    public List<Warning> of(String source) {
        return all().stream().filter(warning -> warning.source().equals(source)).toList();
    }

    /** Writes those about a source to the log. */
    public void log(String source) {
        of(source).forEach(warning -> LOG.warn("{}", warning));
    }

    @Override
    public String toString() {
        return all().toString();
    }
}
