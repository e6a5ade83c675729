package io.github.camelcomposio.operation;

import java.sql.Time;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.Date;
import java.util.List;
import java.util.function.Function;

import io.github.camelcomposio.error.ComposioInvalidRequestException;

/** When a credential ends, as sources write it. */
final class Expiry {

    /** Later than any date in seconds, and earlier than any in milliseconds, that a credential can have. */
    private static final long SECONDS_OR_MILLIS = 100_000_000_000L;

    private static final List<Function<String, Instant>> FORMS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC),
            text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC),
            Expiry::number);

    private Expiry() {
    }

    /**
     * Its text, where a database or a bean gives a time.
     *
     * @param value whatever else is given back as it is
     */
    static Object text(Object value) {
        if (value instanceof java.sql.Date day) {
            return day.toLocalDate().toString();
        }
        if (value instanceof Date time && !(value instanceof Time)) {
            return time.toInstant().toString();
        }
        return value instanceof Temporal ? value.toString() : value;
    }

    /**
     * Reads it.
     *
     * @param  text                            ISO 8601, in UTC unless it says otherwise, or seconds or milliseconds
     *                                         since 1970; null for none
     * @throws ComposioInvalidRequestException if it is none of these
     */
    static Instant parse(String operation, String text) {
        if (text == null) {
            return null;
        }
        for (Function<String, Instant> form : FORMS) {
            try {
                return form.apply(text.strip());
            } catch (DateTimeException | NumberFormatException e) {
                // the next form may fit
            }
        }
        throw new ComposioInvalidRequestException(
                operation, "expiresAt is no time: write 2026-12-31T23:59:59Z, 2026-12-31 23:59:59 (UTC), or seconds since"
                           + " 1970");
    }

    private static Instant number(String text) {
        long number = Long.parseLong(text);
        return number < SECONDS_OR_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }
}
