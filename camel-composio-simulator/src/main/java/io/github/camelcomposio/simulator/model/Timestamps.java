package io.github.camelcomposio.simulator.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as Composio writes them: ISO-8601, UTC, milliseconds, {@code Z}. */
public final class Timestamps {

    private static final DateTimeFormatter FORMAT
            = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Timestamps() {
    }

    public static String of(Instant instant) {
        return FORMAT.format(instant);
    }
}
