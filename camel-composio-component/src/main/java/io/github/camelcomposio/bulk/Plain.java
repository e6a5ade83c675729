package io.github.camelcomposio.bulk;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Text, numbers and times as a report shows them, whatever the text holds. */
final class Plain {

    /** No more characters of a text are kept or shown. */
    static final int LONGEST = 300;

    private static final int REPLACEMENT = 0xFFFD;
    private static final DateTimeFormatter DAY_AND_TIME = formatter("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter DAY = formatter("uuuu-MM-dd");
    private static final DateTimeFormatter TIME = formatter("HH:mm:ss");

    private Plain() {
    }

    /** The beginning of a text, with an ellipsis where it goes on; null stays null. */
    static String clip(String text, int most) {
        if (text == null || text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    /** A text on one line, with nothing in it that moves a terminal's cursor or turns the direction of what follows. */
    static String line(String text) {
        if (text == null) {
            return "";
        }
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> line.appendCodePoint(isBlank(c) ? ' ' : isHarmless(c) ? c : REPLACEMENT));
        return line.toString().strip();
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isHarmless(int c) {
        boolean direction = c == 0x061C || c >= 0x200E && c <= 0x200F || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069;
        boolean noncharacter = (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
        return !direction && !noncharacter && !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
    }

    /** {@code 1,000}. */
    static String number(double number) {
        return String.format(Locale.ENGLISH, "%,.0f", number);
    }

    /** {@code 1 row}, {@code 1,000 rows}. */
    static String count(long count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    /** A share in per cent; 100 and 0 only where it is all or nothing. */
    static String percent(long part, long whole) {
        double percent = part * 100.0 / Math.max(1, whole);
        if (part > 0 && percent < 0.1) {
            return "< 0.1 %";
        }
        if (part < whole && percent > 99.9) {
            return "> 99.9 %";
        }
        return String.format(Locale.ENGLISH, part == 0 || part == whole ? "%.0f %%" : "%.1f %%", percent);
    }

    static String time(Instant time) {
        return DAY_AND_TIME.format(time) + " UTC";
    }

    /** From when to when; the day once where it is the same. */
    static String span(Instant from, Instant to) {
        boolean sameDay = DAY.format(from).equals(DAY.format(to));
        return DAY_AND_TIME.format(from) + " to " + (sameDay ? TIME : DAY_AND_TIME).format(to) + " UTC";
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /** In whole minutes, rounded up: {@code 1 min}, {@code 1 h 20 min}. */
    static String minutes(Duration time) {
        long minutes = Math.max(1, (time.toMillis() + 59_999) / 60_000);
        return minutes < 60 ? minutes + " min" : duration(Duration.ofMinutes(minutes));
    }

    /** The two largest units: {@code 1 h 20 min}, {@code 3.2 s}. */
    static String duration(Duration time) {
        if (time.toMinutes() < 1) {
            return String.format(Locale.ENGLISH, "%.1f s", time.toMillis() / 1000.0);
        }
        if (time.toHours() < 1) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        return time.toDays() < 1
                ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toDays() + " d " + time.toHoursPart() + " h";
    }
}
