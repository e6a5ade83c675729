package io.github.camelcomposio.bulk;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which credentials the records of splits had, to find two of one account. So many are remembered that it does not
 * matter how many splits there were. Thread-safe.
 */
final class SeenSubjects {

    private final Map<Key, Seen> subjects;

    /** @param most how many are remembered, of all splits together */
    SeenSubjects(int most) {
        subjects = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Seen> eldest) {
                return size() > most;
            }
        };
    }

    private record Key(ImportRun run, String batch, Hash subject) {
    }

    /** Half of a keyed hash, which is enough to tell two apart, in a third of its text's memory. */
    record Hash(long first, long second) {

        private static final int DIGITS = 16;

        /** @param hexadecimal what {@link Fingerprints} gives */
        static Hash of(String hexadecimal) {
            return new Hash(
                    HexFormat.fromHexDigitsToLong(hexadecimal, 0, DIGITS),
                    HexFormat.fromHexDigitsToLong(hexadecimal, DIGITS, 2 * DIGITS));
        }
    }

    /**
     * What a subject had.
     *
     * @param fingerprint which credential
     * @param position    where
     * @param there       whether its account has that credential now, or in a dry run would have
     */
    record Seen(Hash fingerprint, String position, boolean there) {

        boolean has(String credentials) {
            return fingerprint.equals(Hash.of(credentials));
        }
    }

    /** What a split of a run had for a subject last; null where it was not met. */
    synchronized Seen find(ImportRun run, String batch, String subject) {
        return subjects.get(new Key(run, batch, Hash.of(subject)));
    }

    synchronized void add(ImportRun run, String batch, String subject, Seen seen) {
        Key key = new Key(run, batch, Hash.of(subject));
        subjects.remove(key);
        subjects.put(key, seen);
    }

    synchronized int size() {
        return subjects.size();
    }
}
