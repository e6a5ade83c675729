package io.github.camelcomposio.bulk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** How values go into columns and come out of them: what a column can't hold must not fail a whole batch. */
final class JdbcValues {

    /** The length of ids, as the tables have it. */
    static final int ID = 200;

    private static final int POSITION = 400;

    private JdbcValues() {
    }

    /** An id that is compared, so that it may not be cut. */
    static String id(String name, String value) {
        if (value == null || value.isEmpty() || value.length() > ID || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(name + " must have 1 to " + ID + " characters, and none with the code 0");
        }
        return value;
    }

    /** Text for people, cut where it is too long. */
    static String text(String value, int longest) {
        if (value == null) {
            return null;
        }
        String clean = value.replace('\0', '\uFFFD');
        return clean.length() > longest ? clean.substring(0, longest - 1) + "…" : clean;
    }

    /** A position, which stays unique where it has to be cut. */
    static String position(String value) {
        String clean = value.replace('\0', '\uFFFD');
        if (clean.length() <= POSITION) {
            return clean;
        }
        String hash = sha256(clean);
        return clean.substring(0, POSITION - hash.length() - 1) + "…" + hash;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }

    /** A time in UTC, in microseconds, which is what both databases keep. */
    static void time(PreparedStatement statement, int index, Instant time) throws SQLException {
        if (time == null) {
            statement.setNull(index, Types.TIMESTAMP);
        } else {
            statement.setObject(index, LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC));
        }
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
